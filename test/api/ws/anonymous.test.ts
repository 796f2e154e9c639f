import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';

let clc: TestClc;
let wall: Caller;
beforeAll(async () => {
  clc = await startClc({ WS_MAX_ANONYMOUS_PER_ADDRESS: '3', TRUST_PROXY: '1' });
  wall = await (await clc.institution()).caller('WALL_DISPLAY');
});
afterAll(() => clc.stop());

const from = (address: string): Promise<Wire> =>
  Wire.connect(clc.url, 'graphql-transport-ws', { 'x-forwarded-for': address });

it('of one address that nobody signs in on there are so many and no more, while others come in', async () => {
  const silent = [await from('192.0.2.1'), await from('192.0.2.1')];
  const nameless = await from('192.0.2.1');
  nameless.init();
  await nameless.until(({ type }) => type === 'connection_ack');
  const refused = await from('192.0.2.1');
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  const neighbour = await from('192.0.2.2');
  expect(neighbour.status).toBe(101);
  // Who signs in is counted by name from then on.
  for (const wire of silent) {
    wire.init(wall.token);
    await wire.until(({ type }) => type === 'connection_ack');
  }
  const [another, third] = [await from('192.0.2.1'), await from('192.0.2.1')];
  expect([another.status, third.status, (await from('192.0.2.1')).status]).toEqual([101, 101, 503]);
  // Who is not signed in within seconds makes room.
  expect((await another.closed).code).toBe(4408);
  await vi.waitFor(async () => expect((await from('192.0.2.1')).status).toBe(101), {
    timeout: PATIENCE_MS,
    interval: 50,
  });
  for (const wire of [...silent, nameless, neighbour, third]) wire.cut();
});
