import { Arg, Ctx, ID, InputType, Resolver } from 'type-graphql';
import { eraseSubject } from '../../app/personal-data/erase-subject.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import { CommandInput, CommandResultType, presentFailure } from '../shared/command.type.ts';
import { badUserInput } from '../shared/errors.ts';
import { Field, InputField, Mutation, ObjectType } from '../shared/fields.ts';
import { parseGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';

const TABLE_OF_TYPE: Readonly<Record<string, PersonTable>> = {
  ManagementMember: 'management_member',
  Contact: 'contact',
  Guarantee: 'guarantee',
  Collateral: 'collateral',
};

@InputType()
class EraseSubjectInput extends CommandInput {
  @InputField(() => ID, {
    description:
      'The `id` of a ManagementMember, a Contact, a Guarantee (whose guarantor is meant) or a Collateral (whose owner is).',
  })
  personId!: string;

  @InputField(() => String, { description: 'Why: it stays on record.' })
  reason!: string;
}

@ObjectType('EraseSubjectResult', { implements: CommandResultType, description: 'An erasure.' })
class EraseSubjectResultType extends CommandResultType {
  @Field(() => ID, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Whose data is gone; null where the command failed.',
  })
  personId!: string | null;
}

/** A class: the ID may be of several types, and the answer repeats it. */
@Resolver()
export class EraseSubjectResolver {
  @Mutation(() => EraseSubjectResultType, {
    command: eraseSubject,
    description:
      "Erases a person's data for good, in every copy there is. Retention and legal hold come first; who released a hold on the client does not erase.",
  })
  async eraseSubject(
    @Ctx() context: RequestContext,
    @Arg('input', () => EraseSubjectInput) { personId, reason, idempotencyKey }: EraseSubjectInput,
  ): Promise<EraseSubjectResultType> {
    const parsed = parseGlobalId(personId);
    const table =
      parsed === null || !Object.hasOwn(TABLE_OF_TYPE, parsed.type) ? undefined : TABLE_OF_TYPE[parsed.type];
    if (table === undefined)
      throw badUserInput(`\`personId\` is the ID of a ${Object.keys(TABLE_OF_TYPE).join(', a ')}.`);
    const result = await context.execute(eraseSubject, { table, personId: parsed!.id, reason }, idempotencyKey);
    return { personId: result.ok ? personId : null, failure: presentFailure(result) };
  }
}
