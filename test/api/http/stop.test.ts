import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import WebSocket from 'ws';
import { startOwnClc } from '../../support/clc.ts';

it('a stop waits neither for the rest of a request nor for a socket that does not answer', async () => {
  const clc = await startOwnClc();
  const { port, hostname } = new URL(clc.url);
  const half = connect(Number(port), hostname);
  half.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"query":',
  );
  const silent = new WebSocket(`${clc.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(silent, 'open');
  silent.pause();
  const cut = Promise.all([once(half, 'close'), new Promise((resolve) => silent.once('close', resolve))]);
  half.on('error', () => undefined);
  silent.on('error', () => undefined);
  await clc.stop(50);
  silent.resume();
  await cut;
  await expect(fetch(`${clc.url}/healthz`)).rejects.toThrow();
});
