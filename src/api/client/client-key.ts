import { Int } from 'type-graphql';
import { idInput, input } from '../shared/declared.ts';

/** What every command about one client takes. */
export const CLIENT_KEY = {
  clientId: idInput('Client', {
    nullable: true,
    description: "The client's global ID; alternatively give `clientReference`.",
  }),
  clientReference: input(() => String, {
    nullable: true,
    description: "The institution's own number for the client; alternatively give `clientId`.",
  }),
};

/** What a command takes that changes the record of a client. */
export const CLIENT_CHANGE = {
  ...CLIENT_KEY,
  expectedVersion: input(() => Int, {
    nullable: true,
    description:
      'The `version` you read. If the client has changed since, the command fails with CLIENT_CHANGED; if omitted, it is not checked.',
  }),
};
