import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { connectClc } from '../../src/client/clc-client.ts';
import type { StreamState } from '../../src/client/clc-client.ts';
import { addClient, observe } from '../support/alerts.ts';
import { startOwnClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';
import { startServer } from '../../src/server.ts';
import { readConfig } from '../../src/config.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import pino from 'pino';

const DOCUMENT = `subscription ($after: String) { alertFeed(after: $after) {
  __typename
  ... on AlertEvent { cursor kind alert { client { reference } } }
  ... on FeedHeartbeat { cursor nextWithinMs }
  ... on FeedResync { reason }
} }`;
const SNAPSHOT = '{ portfolio { alertCursor } }';

let clc: TestClc;
let officer: Caller;
beforeAll(async () => {
  clc = await startOwnClc();
  officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  await addClient(officer, 'A');
});
afterAll(() => clc.stop());

it('follows a node that stops and one that takes its place, and misses nothing', async () => {
  const { port } = new URL(clc.url);
  const client = connectClc({
    url: `${clc.url}/graphql`,
    token: () => officer.token,
    webSocketImpl: WebSocket as never,
  });
  const heard: string[] = [];
  const states: StreamState['kind'][] = [];
  const { portfolio } = await client.query(SNAPSHOT);
  const stream = client.follow<{ cursor: string; kind: string }>({
    document: DOCUMENT,
    after: portfolio.alertCursor,
    onEvent: (event) => void heard.push(event.kind),
    onState: (state) => states.push(state.kind),
  });
  await vi.waitFor(() => expect(stream.state.kind).toBe('live'), { timeout: PATIENCE_MS });
  await observe(officer, ['A', 'labour_dispute', '1']);
  await vi.waitFor(() => expect(heard).toEqual(['RAISED']), { timeout: PATIENCE_MS });
  await clc.server.stop();
  await vi.waitFor(() => expect(stream.state.kind).not.toBe('live'), { timeout: PATIENCE_MS });
  const next = await startServer({
    config: readConfig({ PORT: port, DEMO: 'off' }),
    database: clc.database,
    logger: pino({ level: 'silent' }),
  });
  try {
    await observe(officer, ['A', 'labour_dispute', '0']);
    await vi.waitFor(() => expect(heard).toEqual(['RAISED', 'CONDITION_CLEARED']), { timeout: PATIENCE_MS });
    await vi.waitFor(() => expect(stream.state.kind).toBe('live'), { timeout: PATIENCE_MS });
    expect(states).toContain('stale');
    expect(stream.repeats).toBe(0);
  } finally {
    client.close();
    await next.stop();
  }
}, 60_000);

it('is told to begin anew by a log that has another history, and does', async () => {
  const server = await startServer({
    config: readConfig({ PORT: '0', DEMO: 'off' }),
    database: clc.database,
    logger: pino({ level: 'silent' }),
  });
  const client = connectClc({
    url: `${server.url}/graphql`,
    token: () => officer.token,
    webSocketImpl: WebSocket as never,
  });
  const reasons: string[] = [];
  const foreign = Buffer.from('00000000-0000-0000-0000-000000000000:1').toString('base64url');
  const stream = client.follow({
    document: DOCUMENT,
    after: foreign,
    onEvent: () => undefined,
    onResync: async (reason) => {
      reasons.push(reason);
      return (await client.query(SNAPSHOT)).portfolio.alertCursor;
    },
  });
  try {
    await vi.waitFor(() => expect(stream.state.kind).toBe('live'), { timeout: PATIENCE_MS });
    expect(reasons).toEqual(['EPOCH_CHANGED']);
  } finally {
    client.close();
    await server.stop();
  }
}, 60_000);
