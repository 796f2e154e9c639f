import { InputType, InterfaceType } from 'type-graphql';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { Field, InputField, ObjectType } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('CommandFailure', { description: 'Why a command was not carried out. Nothing was changed.' })
export class CommandFailureType {
  @Field(() => String, {
    duties: EVERY_DUTY,
    description:
      'Stable, for programs: for example CLIENT_NOT_FOUND, FORBIDDEN, INVALID_TRANSITION; `schema/error-codes.md` lists all.',
  })
  code!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: 'For people: what was wrong, where, and what to do.' })
  message!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Where in the input, for example `lines.3.value`; null where it concerns the whole input.',
  })
  path!: string | null;
}

@InterfaceType('CommandResult', {
  description: 'What every mutation answers: its result, or the failure that kept it from having one.',
})
export abstract class CommandResultType {
  @Field(() => CommandFailureType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Null where the command was carried out.',
  })
  failure!: CommandFailureType | null;
}

@InputType({ description: 'What every command takes.' })
export abstract class CommandInput {
  @InputField(() => String, {
    nullable: true,
    description:
      'Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED.',
  })
  idempotencyKey?: string | null;
}

/** The failure of a result as the API shows it; null where it is ok. */
export function presentFailure(result: Result<unknown>): CommandFailureType | null {
  return result.ok ? null : presentFailureValue(result.failure);
}

export function presentFailureValue(failure: Failure): CommandFailureType {
  return { code: failure.code, message: failure.message, path: failure.path ?? null };
}
