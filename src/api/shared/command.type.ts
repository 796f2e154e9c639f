import { InputType, InterfaceType } from 'type-graphql';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { Field, InputField, ObjectType } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('CommandFailure', { description: 'Why a command was not executed. Nothing was changed.' })
export class CommandFailureType {
  @Field(() => String, {
    duties: EVERY_DUTY,
    description:
      'Stable code for programs, for example CLIENT_NOT_FOUND, FORBIDDEN, INVALID_TRANSITION; `schema/error-codes.md` lists them all.',
  })
  code!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: 'Message for people: what was wrong, where, and what to do.',
  })
  message!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Position in the input, for example `lines.3.value`; null if it concerns the whole input.',
  })
  path!: string | null;
}

@InterfaceType('CommandResult', {
  description: 'The answer to every mutation: its result, or the failure that prevented it.',
})
export abstract class CommandResultType {
  @Field(() => CommandFailureType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Null if the command succeeded.',
  })
  failure!: CommandFailureType | null;
}

@InputType({ description: 'What every command takes.' })
export abstract class CommandInput {
  @InputField(() => String, {
    nullable: true,
    description:
      'Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED.',
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
