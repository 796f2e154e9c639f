import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { deprecatedMembers } from '../../security/documents/touched-members.ts';
import type { SchemaMember } from '../../security/documents/touched-members.ts';

const KEPT_DOCUMENTS = 5_000;

/**
 * What documents touch of the deprecated parts of a schema: of the one that is served, not of the one they were
 * published against, since what matters is what is deprecated now. Each text is read once, one in a turn of the loop.
 */
export class DeprecatedMembers {
  readonly #schema: GraphQLSchema;
  readonly #byHash = new Map<string, Promise<readonly SchemaMember[]>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  of({ hash, text }: { readonly hash: string; readonly text: string }): Promise<readonly SchemaMember[]> {
    const known = this.#byHash.get(hash);
    if (known !== undefined) return known;
    const read = this.#last.then(() => nextTurn()).then(() => deprecatedMembers(this.#schema, text));
    this.#last = read.catch(() => undefined);
    this.#byHash.set(hash, read);
    if (this.#byHash.size > KEPT_DOCUMENTS) this.#byHash.delete(this.#byHash.keys().next().value!);
    return read;
  }
}

const OF_SCHEMA = new WeakMap<GraphQLSchema, DeprecatedMembers>();

/** The one reader of a schema. */
export function deprecatedMembersOf(schema: GraphQLSchema): DeprecatedMembers {
  const known = OF_SCHEMA.get(schema) ?? new DeprecatedMembers(schema);
  OF_SCHEMA.set(schema, known);
  return known;
}
