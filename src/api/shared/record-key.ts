import { ArgsType, ID } from 'type-graphql';
import type { Query } from '../../persistence/orm.ts';
import { badUserInput } from './errors.ts';
import { fromGlobalId } from './global-id.ts';
import type { LoaderDefinition, RequestContext } from './request-context.ts';
import { Criterion } from './fields.ts';

@ArgsType()
export class RecordKeyArgs {
  @Criterion(() => ID, {
    reveals: null,
    nullable: true,
    description: 'The global ID; give exactly one of `id` and `reference`.',
  })
  id?: string | null;

  @Criterion(() => String, {
    reveals: null,
    nullable: true,
    description: "The institution's own number; alternative to `id`.",
  })
  reference?: string | null;
}

/** How records of a type are found by either key; null or undefined where there is none that the viewer may see. */
interface RecordFinder<Row> {
  readonly type: string;
  readonly byId: LoaderDefinition<string, Row | null>;
  byReference(query: Query, reference: string): Promise<Row | undefined>;
}

/** The record that the arguments name, presented; null where there is none. Throws BAD_USER_INPUT. */
export async function loadByKey<Row, Shown>(
  context: RequestContext,
  { id, reference }: RecordKeyArgs,
  finder: RecordFinder<Row>,
  present: (row: Row) => Shown,
): Promise<Shown | null> {
  if ((id == null) === (reference == null)) throw badUserInput('Give `id` or `reference`, and one of them only.');
  const row =
    id == null
      ? await finder.byReference(await context.query(), reference!)
      : await context.load(finder.byId, fromGlobalId(finder.type, id));
  return row == null ? null : present(row);
}
