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
      'The `id` of a ManagementMember, a Contact, a Guarantee (to erase its guarantor) or a Collateral (to erase its owner).',
  })
  personId!: string;

  @InputField(() => String, { description: 'The reason, kept on record.' })
  reason!: string;
}

@ObjectType('EraseSubjectResult', { implements: CommandResultType, description: 'The outcome of an erasure.' })
class EraseSubjectResultType extends CommandResultType {
  @Field(() => ID, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The person whose data was erased; null if the command failed.',
  })
  personId!: string | null;
}

/** A class: the ID may be of several types, and the answer repeats it. */
@Resolver()
export class EraseSubjectResolver {
  @Mutation(() => EraseSubjectResultType, {
    command: eraseSubject,
    description:
      "Permanently erases a person's data, in every copy. Retention and legal holds take precedence; the user who released a hold on the client may not erase.",
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
