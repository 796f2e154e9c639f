import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  command,
  creditOfficer,
  enterClient,
  enterFacility,
  expectFailure,
  setBusinessDate,
} from '../facility/credit-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let officer: Caller;
let client: string;
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  officer = (await creditOfficer(bank)).withPurpose('CREDIT_DECISION');
  client = await enterClient(officer);
});
afterAll(() => clc.stop());

const SELECTION =
  'guarantee { id guarantorName guarantor { reference } client { reference } facility { reference } amount { amount currency } validFrom validTo inForce }';
const input = (over: object = {}) => ({
  clientReference: client,
  guarantorName: 'Zhao Min',
  amount: { amount: '500', currency: 'CNY' },
  validFrom: '2025-01-01',
  ...over,
});

describe('recordGuarantee', () => {
  it('enters a promise for a client or for one facility, by a stranger or by another client', async () => {
    const facilityReference = await enterFacility(officer, client);
    const guarantor = await enterClient(officer, 'SOUTH');
    const { guarantee: all } = await command(officer, 'recordGuarantee', input(), SELECTION);
    expect(all).toMatchObject({
      guarantorName: 'Zhao Min',
      guarantor: null,
      client: { reference: client },
      facility: null,
      amount: { amount: '500', currency: 'CNY' },
      validTo: null,
      inForce: true,
    });
    const { guarantee: one } = await command(
      officer,
      'recordGuarantee',
      input({ facilityReference, guarantorName: null, guarantorClientReference: guarantor, validTo: '2025-06-29' }),
      SELECTION,
    );
    expect(one).toMatchObject({
      guarantorName: `Client ${guarantor}`,
      guarantor: { reference: guarantor },
      facility: { reference: facilityReference },
      inForce: false,
    });
    const found = await officer.run(
      'query ($client: String!, $guarantor: String!, $facility: String!, $id: ID!) { client(reference: $client) { guarantees { id } } given: client(reference: $guarantor) { guaranteesGiven { id } } facility(reference: $facility) { guarantees { id } } node(id: $id) { id } }',
      { client, guarantor, facility: facilityReference, id: one.id },
    );
    expect(found).toEqual({
      client: { guarantees: [{ id: all.id }, { id: one.id }] },
      given: { guaranteesGiven: [{ id: one.id }] },
      facility: { guarantees: [{ id: one.id }] },
      node: { id: one.id },
    });
    const south = await bank.caller('RELATIONSHIP_MANAGER', 'SOUTH');
    const seen = await south.run(
      'query ($guarantor: String!) { client(reference: $guarantor) { guaranteesGiven { client { id } facility { id } } } }',
      { guarantor },
    );
    expect(seen.client.guaranteesGiven).toEqual([{ client: null, facility: null }]);
  });

  it.each([
    [{ guarantorName: ' ' }, 'GUARANTOR_REQUIRED'],
    [{ guarantorClientReference: 'nobody' }, 'CLIENT_NOT_FOUND'],
    [{ clientReference: 'nobody' }, 'CLIENT_NOT_FOUND'],
    [{ facilityReference: 'none' }, 'FACILITY_NOT_FOUND'],
    [{ amount: { amount: '0', currency: 'CNY' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ amount: { amount: '1', currency: 'QQQ' } }, 'CURRENCY_UNKNOWN'],
    [{ validTo: '2024-12-31' }, 'DATES_OUT_OF_ORDER'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(officer, 'recordGuarantee', input(over), code);
  });

  it("refuses the client's own word, and another client's facility", async () => {
    await expectFailure(officer, 'recordGuarantee', input({ guarantorClientReference: client }), 'GUARANTOR_IS_CLIENT');
    const facilityReference = await enterFacility(officer, await enterClient(officer));
    await expectFailure(officer, 'recordGuarantee', input({ facilityReference }), 'FACILITY_NOT_FOUND');
  });

  it('needs the duty over the guarantor too', async () => {
    const north = await bank.caller('CREDIT_OFFICER', 'NORTH');
    const guarantorClientReference = await enterClient(officer, 'SOUTH');
    await expectFailure(north, 'recordGuarantee', input({ guarantorClientReference }), 'CLIENT_NOT_FOUND');
  });
});
