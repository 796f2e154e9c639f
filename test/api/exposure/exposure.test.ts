import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  command,
  creditOfficer,
  draw,
  enterClient,
  enterCollateral,
  enterFacility,
  setBusinessDate,
} from '../facility/credit-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let officer: Caller;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  officer = await creditOfficer(bank);
});
afterAll(() => clc.stop());

const PARTS = ['drawn', 'undrawn', 'guarantees', 'collateral', 'gross', 'net'] as const;

/** Each currency with drawn, undrawn, guarantees, collateral, gross and net. */
async function exposures(reference: string): Promise<unknown[]> {
  const selection = PARTS.map((part) => `${part} { amount currency }`).join(' ');
  const { client } = await officer.run(
    `query ($reference: String!) { client(reference: $reference) { exposures { currency asOf ${selection} } } }`,
    { reference },
  );
  return client.exposures.map((one: any) => {
    for (const part of PARTS) expect(one[part].currency).toBe(one.currency);
    expect(one.asOf).toBe('2025-06-30');
    return [one.currency, ...PARTS.map((part) => one[part].amount)];
  });
}

async function loan(
  client: string,
  committed: string,
  drawn: string,
  currency = 'CNY',
  over: object = {},
): Promise<string> {
  const reference = await enterFacility(officer, client, { committed: { amount: committed, currency }, ...over });
  if (drawn !== '0') await draw(officer, reference, drawn, '2025-01-01', currency);
  return reference;
}

describe('client.exposures', () => {
  it('is told per currency, with what can still be drawn at its conversion factor', async () => {
    const client = await enterClient(officer);
    expect(await exposures(client)).toEqual([]);
    await loan(client, '1000', '600');
    await loan(client, '100', '0', 'EUR');
    const stopped = await loan(client, '500', '100');
    await command(officer, 'changeFacilityStatus', {
      facilityReference: stopped,
      command: 'DECLARE_DEFAULT',
      reason: 'x',
    });
    await loan(client, '500', '200', 'CNY', { availableUntil: '2025-06-29' });
    expect(await exposures(client)).toEqual([
      ['CNY', '900', '160', '0', '0', '1060', '1060'],
      ['EUR', '0', '40', '0', '0', '40', '40'],
    ]);
  });

  it('is net of the lendable value allocated, for each facility at most what it needs', async () => {
    const client = await enterClient(officer);
    const [small, large] = [await loan(client, '100', '100'), await loan(client, '2000', '2000')];
    const asset = await enterCollateral(officer, client, { haircut: '0.5' }, '2000');
    const foreign = await enterCollateral(officer, client, { currency: 'EUR' }, '5000');
    for (const [facilityReference, share] of [
      [small, '0.5'],
      [large, '0.5'],
    ])
      await command(officer, 'allocateCollateral', { collateralReference: asset, facilityReference, share });
    await command(officer, 'allocateCollateral', {
      collateralReference: foreign,
      facilityReference: large,
      share: '1',
    });
    expect(await exposures(client)).toEqual([['CNY', '2100', '0', '0', '600', '2100', '1500']]);
  });

  it('has the guarantees a client gave, up to what the other owes and only while they are in force', async () => {
    const [guarantor, debtor] = [await enterClient(officer), await enterClient(officer, 'SOUTH')];
    const [first] = [await loan(debtor, '300', '300'), await loan(debtor, '200', '200')];
    const promise = (amount: string, over: object = {}) =>
      command(officer, 'recordGuarantee', {
        clientReference: debtor,
        guarantorClientReference: guarantor,
        amount: { amount, currency: 'CNY' },
        validFrom: '2025-01-01',
        ...over,
      });
    await promise('100', { facilityReference: first });
    await promise('9999', { validTo: '2025-06-29' });
    expect(await exposures(guarantor)).toEqual([['CNY', '0', '0', '100', '0', '100', '100']]);
    await promise('250', { facilityReference: first });
    expect(await exposures(guarantor)).toEqual([['CNY', '0', '0', '300', '0', '300', '300']]);
    await promise('1000');
    expect(await exposures(guarantor)).toEqual([['CNY', '0', '0', '500', '0', '500', '500']]);
    await loan(debtor, '10', '10', 'EUR');
    expect(await exposures(guarantor)).toEqual([['CNY', '0', '0', '1300', '0', '1300', '1300']]);
  });
});
