/** The twelve checks of graphql-cop, as it makes them, on a server in production settings. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';

interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Check {
  readonly name: string;
  readonly sent: Sent;
  /** Whether the answer gives the attacker what the check looks for. */
  readonly isFlagged: (answer: { status: number; text: string; json: any }) => boolean;
}

const post = (query: string): Sent => ({ body: JSON.stringify({ query, operationName: 'cop' }) });
const CIRCLE =
  '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } }';

const CHECKS: readonly Check[] = [
  {
    name: 'field suggestions',
    sent: post('query cop { __schema { directive } }'),
    isFlagged: ({ text }) => text.includes('Did you mean'),
  },
  {
    name: 'field suggestions of the bank’s own fields',
    sent: post('query cop { client { id } cliens { id } }'),
    isFlagged: ({ text }) => text.includes('Did you mean'),
  },
  {
    name: 'introspection',
    sent: post('query cop { __schema { types { name fields { name } } } }'),
    isFlagged: ({ json }) => json?.data?.__schema?.types !== undefined,
  },
  {
    name: 'the page of an IDE',
    sent: { method: 'GET', headers: { accept: 'text/html' } },
    isFlagged: ({ text }) => /graphi?ql playground|graphiql|apollo sandbox|<html/i.test(text),
  },
  {
    name: 'a query by GET',
    sent: { method: 'GET', query: 'query=query cop {__typename}' },
    isFlagged: ({ json }) => json?.data?.__typename !== undefined,
  },
  {
    name: 'a hundred and one aliases',
    sent: post(`query cop { ${Array.from({ length: 101 }, (_, index) => `alias${index}:__typename`).join(' ')} }`),
    isFlagged: ({ json }) => json?.data?.alias100 !== undefined,
  },
  {
    name: 'a batch',
    sent: { body: JSON.stringify(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }))) },
    isFlagged: ({ json }) => Array.isArray(json) && json.length > 1,
  },
  {
    name: 'tracing',
    sent: post('query cop { __typename }'),
    isFlagged: ({ json }) => json?.extensions?.tracing !== undefined,
  },
  {
    name: 'ten directives',
    sent: post(`query cop { __typename ${'@aa'.repeat(10)} }`),
    isFlagged: ({ json }) => json?.errors?.length === 10,
  },
  {
    name: 'introspection in circles',
    sent: post(`query cop ${CIRCLE}`),
    isFlagged: ({ json }) => json?.data?.__schema?.types?.length > 25,
  },
  {
    name: 'a mutation by GET',
    sent: { method: 'GET', query: 'query=mutation cop {__typename}' },
    isFlagged: ({ json }) => json?.data?.__typename !== undefined,
  },
  {
    name: 'a mutation by GET that asks for its preflight',
    sent: { method: 'GET', query: 'query=mutation cop {__typename}', headers: { 'apollo-require-preflight': '1' } },
    isFlagged: ({ json }) => json?.data?.__typename !== undefined,
  },
  {
    name: 'a form',
    sent: {
      body: 'query=query+cop+%7B__typename%7D',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    },
    isFlagged: ({ json }) => json?.data?.__typename !== undefined,
  },
  {
    name: 'an error that nobody handled',
    sent: post('qwerty cop { abc }'),
    isFlagged: ({ text }) => /stacktrace|exception|node_modules|\bat /i.test(text),
  },
];

describe('an attacker in production', () => {
  let clc: TestClc;
  let caller: Caller;
  beforeAll(async () => {
    clc = await startClc({ ENVIRONMENT: 'production' });
    caller = await (await clc.institution()).caller('RISK_MANAGER');
  });
  afterAll(() => clc.stop());

  const send = async ({ method = 'POST', query, body, headers }: Sent, token: string) => {
    const response = await fetch(`${clc.url}/graphql${query === undefined ? '' : `?${query}`}`, {
      method,
      headers: {
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      json: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as unknown) : null,
    };
  };

  for (const who of ['without a token', 'with a token']) {
    it.each(CHECKS)(`${who} gets nothing by $name`, async ({ sent, isFlagged }) => {
      const answer = await send(sent, who === 'with a token' ? caller.token : '');
      expect(isFlagged(answer), answer.text.slice(0, 500)).toBe(false);
    });
  }
});

describe('the checks', () => {
  it('flag a server that is open', async () => {
    const clc = await startClc();
    const flags: string[] = [];
    for (const {
      name,
      sent: { method = 'POST', query, body, headers },
      isFlagged,
    } of CHECKS) {
      const response = await fetch(`${clc.url}/graphql${query === undefined ? '' : `?${query}`}`, {
        method,
        headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      if (isFlagged({ status: response.status, text, json: /^[{[]/.test(text) ? JSON.parse(text) : null }))
        flags.push(name);
    }
    await clc.stop();
    expect(flags).toEqual(expect.arrayContaining(['field suggestions', 'introspection']));
  });
});
