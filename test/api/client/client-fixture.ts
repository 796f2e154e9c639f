import { expect } from 'vitest';
import type { Caller } from '../../support/clc.ts';

let entered = 0;

/** Enters a client by the API and gives its global ID and reference. */
export async function enterClient(
  caller: Caller,
  over: Record<string, unknown> = {},
): Promise<{ id: string; reference: string }> {
  entered += 1;
  const input = {
    reference: `R-${entered}`,
    name: `Client ${entered}`,
    segment: 'CORPORATE',
    unitCode: 'NORTH',
    ...over,
  };
  const { createClient } = await caller.run(
    'mutation ($input: CreateClientInput!) { createClient(input: $input) { client { id reference } failure { code message } } }',
    { input },
  );
  return createClient.client;
}

/** Runs a mutation and gives its result; `selection` is what is asked for beside the failure. */
export async function mutate(caller: Caller, name: string, input: object, selection = ''): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await caller.send(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} failure { code message path } } }`,
    { input },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Expects a mutation to fail with the code, and gives the message. */
export async function expectFailure(caller: Caller, name: string, input: object, code: string): Promise<string> {
  const { failure } = await mutate(caller, name, input);
  expect(failure?.code, failure?.message).toBe(code);
  return failure.message as string;
}
