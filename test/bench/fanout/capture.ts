/** What Clc really sends, for others to send. */
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { FIELD, question } from './message.ts';
import type { Captured } from './peers/control.ts';
import type { Server } from './server.ts';
import { until } from './until.ts';

/** As many of each kind of event as a long run has. */
const EVENTS = 400;
const TOGETHER = 10;

/** Of many messages that were heard, the one of middling length. */
export async function capture(server: Server): Promise<Captured> {
  const { token, query } = server.asking!;
  const client = createClient({
    url: `ws://127.0.0.1:${server.port}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}` },
  });
  const heard: Captured['data'][] = [];
  let failure: unknown = null;
  client.subscribe<Captured['data']>(
    { query, variables: question(0) },
    {
      next: ({ data, errors }) => {
        failure ??= errors ?? null;
        if ((data?.[FIELD] as { kind?: string } | null | undefined)?.kind !== undefined) heard.push(data!);
      },
      error: (error) => (failure = error),
      complete: () => undefined,
    },
  );
  await until(async () => (await server.subscribers()) === 1);
  for (let events = 0; events < EVENTS; events += TOGETHER) await server.fire(TOGETHER);
  await until(async () => heard.length === EVENTS || failure !== null);
  await client.dispose();
  if (failure !== null) throw new Error(`Clc answered the subscription with ${JSON.stringify(failure)}`);
  const frames = heard.map((data) => ({
    data,
    frameBytes: Buffer.byteLength(JSON.stringify({ id: randomUUID(), type: 'next', payload: { data } })),
  }));
  return frames.toSorted((a, b) => a.frameBytes - b.frameBytes)[Math.floor(frames.length / 2)]!;
}
