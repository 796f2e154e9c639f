import { afterAll, beforeAll, expect, it } from 'vitest';
import { Reader } from '../../../src/persistence/reader.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

let clc: TestClc;
let bank: TestInstitution;
let risk: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  risk = await bank.caller('RISK_MANAGER');
});
afterAll(() => clc.stop());

it('ends with its response, though fields of it go on: the next requests are served', async () => {
  // The first field fails at once and, being non-null, takes the response with it while the others still read.
  const document =
    '{ clients(first: 501) { nodes { id } } me { institutionName duties { unit { parent { name } } } } indicators { code } warningRules { code } portfolio { clientCount alertCursor } }';
  for (let round = 0; round < 20; round += 1) {
    const { errors } = await risk.send(document);
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
  const { me } = await risk.run('{ me { institutionCode } }');
  expect(me.institutionCode).toBe(bank.code);
});

it('gives no further snapshot once it was closed', async () => {
  const reader = new Reader(clc.database, bank.id);
  await reader.query();
  await reader.close();
  await expect(reader.query()).rejects.toThrow('ended');
});
