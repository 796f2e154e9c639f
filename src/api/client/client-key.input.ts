import { ID, InputType, Int } from 'type-graphql';
import type { ClientKey } from '../../app/command/authorise.ts';
import { CommandInput } from '../shared/command.type.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { InputField } from '../shared/fields.ts';

@InputType({ description: 'What every command about one client takes.' })
export abstract class ClientKeyInput extends CommandInput {
  @InputField(() => ID, { nullable: true, description: "The client's global ID; or else give `clientReference`." })
  clientId?: string | null;

  @InputField(() => String, {
    nullable: true,
    description: "The institution's own number for the client; or else give `clientId`.",
  })
  clientReference?: string | null;
}

@InputType({ description: 'What a command takes that changes the record of a client.' })
export abstract class ClientChangeInput extends ClientKeyInput {
  @InputField(() => Int, {
    nullable: true,
    description:
      'The `version` you read. Where the client is at another by now, the command fails with CLIENT_CHANGED; left out, it is not checked.',
  })
  expectedVersion?: number | null;
}

/** The client that an input names, with its ID read; throws BAD_USER_INPUT where that is no client's. */
export function clientKeyOf(input: ClientKeyInput): ClientKey {
  return {
    clientId: input.clientId == null ? null : fromGlobalId('Client', input.clientId),
    clientReference: input.clientReference ?? null,
  };
}
