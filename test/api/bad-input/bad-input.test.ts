/**
 * What nobody should send, over every way in. Each is refused with a status or close code and a stable code of its own,
 * tells nothing of the inside, holds the loop for no more than 200 ms, and leaves the server answering.
 */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAILURE_CODES } from '../../../src/domain/shared/failure-codes.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { Wire } from '../ws/wire.ts';
import { BODIES } from './bodies.ts';
import { CURSORS } from './cursors.ts';
import { DOCUMENTS } from './documents.ts';
import { FRAMES } from './frames.ts';
import { MANIFESTS } from './manifests.ts';
import { TOKENS } from './tokens.ts';
import { VARIABLES } from './variables.ts';

const KNOWN_CODES = new Set(Object.values(FAILURE_CODES).flatMap((codes) => Object.keys(codes)));
const MOST_HELD_MS = 200;
/** What the engine compiles and collects meanwhile is not the input's doing, and is not there every time. */
const TRIES = 4;

let clc: TestClc;
let bank: TestInstitution;
let caller: Caller;
const idle: Wire[] = [];

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  caller = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER']);
  await caller.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
    input: { reference: 'X', name: 'X', segment: 'CORPORATE', unitCode: 'NORTH' },
  });
});
afterAll(async () => {
  for (const wire of idle) wire.cut();
  await clc.stop();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Sends a body as it is. */
function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${clc.url}/graphql`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${caller.token}`,
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response
          .on('data', (part: Buffer) => parts.push(part))
          .on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(parts).toString() }))
          .on('error', reject);
      },
    );
    // A body that is too large is refused before its end.
    sent.on('error', reject).end(body);
  });
}

/**
 * Does it until it took less of this thread's time than the loop may be held; that it takes more each time is a fault.
 */
async function held<T>(attempt: () => Promise<T>): Promise<T> {
  let least = Infinity;
  for (let tries = 0; ; tries += 1) {
    const before = process.threadCpuUsage();
    const result = await attempt();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
    if (least < MOST_HELD_MS) return result;
    if (tries + 1 >= TRIES)
      throw new Error(`The loop was held for ${Math.round(least)} ms at the least of ${TRIES} times.`);
  }
}

function tellsNothing(text: string): void {
  expect(text).not.toMatch(/\bat [\w.<>]+ \(|node_modules|\.[tj]s:\d|\/(?:work|home|usr|tmp)\//);
  expect(text).not.toMatch(/\bselect .+ from\b|\binsert into\b|violates|relation "|syntax error at/i);
}

/** The stable code of an answer: of its error, or of the failure of a command. */
function codeOf({ text }: Answer): string {
  const { errors, data } = JSON.parse(text) as {
    errors?: { extensions: { code: string } }[];
    data?: Record<string, { failure?: { code: string } }>;
  };
  const code = errors?.[0]?.extensions.code ?? Object.values(data ?? {})[0]?.failure?.code ?? 'NONE';
  expect(KNOWN_CODES).toContain(code);
  return code;
}

async function stillAnswers(): Promise<void> {
  expect(await caller.run('{ me { institutionCode } }')).toEqual({ me: { institutionCode: bank.code } });
}

async function refuses(answering: () => Promise<Answer>, status: number, code: string): Promise<void> {
  const answer = await held(answering);
  expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  tellsNothing(answer.text);
  await stillAnswers();
}

describe('a body', () => {
  it.each(BODIES)('of $what is refused with $status $code', ({ body, headers, status, code }) =>
    refuses(() => post(body, headers), status, code),
  );
});

describe('a document', () => {
  it.each(DOCUMENTS)('with $what is refused with $code, over HTTP and over a socket', async ({ query, code }) => {
    const body = JSON.stringify({ query });
    await refuses(() => post(body), 400, code);
    const wire = await Wire.signedIn(clc.url, caller.token);
    wire.subscribe('1', query);
    const { payload } = await wire.until(({ id }) => id === '1');
    expect((payload.errors ?? payload)[0].extensions.code).toBe(code);
    tellsNothing(JSON.stringify(payload));
    await wire.close();
  });
});

describe('variables', () => {
  it.each(VARIABLES)('with $what are refused', ({ query, variables, status = 400, code = 'BAD_USER_INPUT' }) => {
    const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
    return refuses(() => post(body), status, code);
  });
});

describe('a cursor', () => {
  it.each(CURSORS)('of $what is refused for a page', ({ cursor }) => {
    const body = JSON.stringify({
      query: 'query ($after: String) { clients(first: 1, after: $after) { totalCount } }',
      variables: { after: cursor },
    });
    return refuses(() => post(body), 400, 'BAD_USER_INPUT');
  });

  it.each(CURSORS)('of $what is refused for the stream', async ({ cursor }) => {
    const wire = await Wire.signedIn(clc.url, caller.token);
    const message = await held(async () => {
      wire.subscribe('1', 'subscription ($after: String) { alertFeed(after: $after) { __typename } }', {
        after: cursor,
      });
      const answer = await wire.until(({ id }) => id === '1');
      wire.messages.length = 0;
      return answer;
    });
    expect((message.payload.errors ?? message.payload)[0].extensions.code).toBe('CURSOR_INVALID');
    tellsNothing(JSON.stringify(message));
    await wire.close();
  });
});

describe('a token', () => {
  it.each(TOKENS)('with $what is refused with $code, over HTTP and over a socket', async ({ make, code }) => {
    const authorization = await make(clc, bank.code);
    await refuses(() => post('{"query":"{ __typename }"}', { authorization }), 401, code);
    const wire = await Wire.connect(clc.url);
    wire.send({ type: 'connection_init', payload: { authorization } });
    expect(await wire.closed).toEqual({ code: 4403, reason: code });
  });
});

describe('a socket', () => {
  it.each(FRAMES)('that sends $what is closed with $code', async ({ send, code }) => {
    const { code: closed, reason } = await held(async () => {
      const wire = await Wire.signedIn(clc.url, caller.token);
      send(wire);
      return wire.closed;
    });
    expect(closed).toBe(code);
    tellsNothing(reason);
    await stillAnswers();
  });

  it.each<[string, Record<string, string>, number]>([
    ['another version of the protocol', { 'sec-websocket-version': '7' }, 400],
    ['no key', { 'sec-websocket-key': 'short' }, 400],
    ['another protocol', { upgrade: 'h2c' }, 400],
  ])('that asks for %s is not opened', async (_what, headers, status) => {
    const wire = await Wire.connect(clc.url, undefined, headers);
    idle.push(wire);
    expect(wire.status).toBe(status);
    await stillAnswers();
  });
});

describe('the classes of bad input', () => {
  it('are as many as were promised', () => {
    const counts = {
      bodies: BODIES.length,
      documents: DOCUMENTS.length,
      variables: VARIABLES.length,
      frames: FRAMES.length,
      cursors: CURSORS.length,
      tokens: TOKENS.length,
    };
    const promised = { bodies: 10, documents: 12, variables: 12, frames: 14, cursors: 8, tokens: 6 };
    for (const [name, count] of Object.entries(promised))
      expect(counts[name as keyof typeof counts], name).toBeGreaterThanOrEqual(count);
    expect(MANIFESTS.length === 0 || MANIFESTS.length >= 8).toBe(true);
  });
});
