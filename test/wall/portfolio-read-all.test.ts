import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectClc } from '../../src/client/clc-client.ts';
import type { ClcClient } from '../../src/client/clc-client.ts';
import { readAll } from '../../src/wall/portfolio/read-all.ts';
import { addClient, raiseAlert } from '../support/alerts.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';

const CLIENTS = 205;
const reference = (index: number): string => `E-${String(index).padStart(3, '0')}`;
let clc: TestClc;
let officer: Caller;
let client: ClcClient;

beforeAll(async () => {
  clc = await startClc();
  officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  for (let index = 0; index < CLIENTS; index += 1) await addClient(officer, reference(index));
  client = connectClc({ url: `${clc.url}/graphql`, token: () => officer.token });
}, 120_000);
afterAll(async () => {
  client.close();
  await clc.stop();
});

it('misses nobody who moves to a page that was read before', async () => {
  let pages = 0;
  const moving: Pick<ClcClient, 'query'> = {
    query: async (...asked) => {
      const answer: any = await client.query(...asked);
      // Between the first page and the second, one of the second comes to stand at the top.
      if ((pages += 1) === 1) {
        const listed = new Set(answer.clients.nodes.map((one: any) => one.reference));
        await raiseAlert(
          officer,
          Array.from({ length: CLIENTS }, (_, index) => reference(index)).find((one) => !listed.has(one))!,
        );
      }
      return answer;
    },
  };
  const progress: number[] = [];
  const all = await readAll(
    moving,
    { orderBy: 'ALERT_WEIGHT_DESC' },
    (done, total) => progress.push(done, total),
    new AbortController().signal,
  );
  expect(all!.map((one) => one.reference).sort()).toEqual(
    Array.from({ length: CLIENTS }, (_, index) => reference(index)),
  );
  expect(progress.slice(-2)).toEqual([CLIENTS, CLIENTS]);
});

it('asks no page twice where nothing moves', async () => {
  let pages = 0;
  const counted: Pick<ClcClient, 'query'> = { query: (...asked) => ((pages += 1), client.query(...asked)) };
  expect(await readAll(counted, { orderBy: 'NAME_ASC' }, () => undefined, new AbortController().signal)).toHaveLength(
    CLIENTS,
  );
  expect(pages).toBe(2);
});
