import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  attempt,
  command,
  creditOfficer,
  draw,
  enterClient,
  enterCollateral,
  enterFacility,
  setBusinessDate,
} from './credit-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let ids: { client: string; facility: string; collateral: string; guarantee: string };
beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  const officer = await creditOfficer(bank);
  const client = await enterClient(officer, 'NORTH');
  await enterFacility(officer, client, { reference: 'F-N' });
  await draw(officer, 'F-N', '10');
  const collateral = await enterCollateral(officer, client);
  await command(officer, 'allocateCollateral', {
    collateralReference: collateral,
    facilityReference: 'F-N',
    share: '1',
  });
  const { guarantee } = await command(
    officer,
    'recordGuarantee',
    {
      clientReference: client,
      guarantorName: 'Zhao',
      amount: { amount: '1', currency: 'CNY' },
      validFrom: '2025-01-01',
    },
    'guarantee { id }',
  );
  const found = await officer.run(
    'query ($client: String!, $collateral: String!) { client(reference: $client) { id } facility(reference: "F-N") { id } collateralItem(reference: $collateral) { id } }',
    { client, collateral },
  );
  ids = {
    client: found.client.id,
    facility: found.facility.id,
    collateral: found.collateralItem.id,
    guarantee: guarantee.id,
  };
});
afterAll(() => clc.stop());

const READ = /* GraphQL */ `
  query ($facility: ID!, $collateral: ID!, $guarantee: ID!) {
    facility(id: $facility) {
      id
    }
    byReference: facility(reference: "F-N") {
      id
    }
    facilities {
      totalCount
      nodes {
        id
      }
    }
    collateralItem(id: $collateral) {
      id
    }
    nodes: node(id: $facility) {
      id
    }
    asset: node(id: $collateral) {
      id
    }
    promise: node(id: $guarantee) {
      id
    }
  }
`;

async function read(caller: Caller): Promise<unknown> {
  return caller.run(READ, { facility: ids.facility, collateral: ids.collateral, guarantee: ids.guarantee });
}

const NOTHING = {
  facility: null,
  byReference: null,
  facilities: { totalCount: 0, nodes: [] },
  collateralItem: null,
  nodes: null,
  asset: null,
  promise: null,
};

describe('facilities, collateral and guarantees', () => {
  it('are seen from their own unit and from above', async () => {
    const everything = {
      facility: { id: ids.facility },
      byReference: { id: ids.facility },
      facilities: { totalCount: 1, nodes: [{ id: ids.facility }] },
      collateralItem: { id: ids.collateral },
      nodes: { id: ids.facility },
      asset: { id: ids.collateral },
      promise: { id: ids.guarantee },
    };
    expect(await read(await bank.caller('RISK_MANAGER', 'NORTH'))).toEqual(everything);
    expect(await read(await bank.caller('AUDITOR', 'HQ'))).toEqual(everything);
  });

  it('are not seen from another unit, nor from another institution', async () => {
    expect(await read(await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER'], 'SOUTH'))).toEqual(NOTHING);
    expect(await read(await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']))).toEqual(NOTHING);
  });

  it('cannot be changed from there: they are not found', async () => {
    const other = await clc.institution();
    const money = { amount: '1', currency: 'CNY' };
    for (const caller of [await bank.caller('CREDIT_OFFICER', 'SOUTH'), await other.caller('CREDIT_OFFICER')]) {
      const code = async (name: string, input: object) => (await attempt(caller, name, input)).failure.code;
      const { client: clientId, facility: facilityId, collateral: collateralId } = ids;
      expect(
        await code('createFacility', { clientId, reference: 'X', product: 'X', committed: money, dayCount: 'ACT_360' }),
      ).toBe('CLIENT_NOT_FOUND');
      expect(await code('changeFacilityStatus', { facilityId, command: 'STOP_DRAWING', reason: 'x' })).toBe(
        'FACILITY_NOT_FOUND',
      );
      expect(
        await code('setRepaymentSchedule', {
          facilityId,
          instalments: [{ dueDate: '2025-12-01', principal: '1', interest: '0' }],
        }),
      ).toBe('FACILITY_NOT_FOUND');
      expect(await code('recordDrawdown', { facilityId, amount: money, valueDate: '2025-06-30' })).toBe(
        'FACILITY_NOT_FOUND',
      );
      expect(await code('recordRepayment', { facilityId, amount: money, paidOn: '2025-06-30' })).toBe(
        'FACILITY_NOT_FOUND',
      );
      expect(
        await code('createCollateral', {
          clientId,
          reference: 'X',
          kind: 'LAND',
          description: 'x',
          currency: 'CNY',
          haircut: '0',
        }),
      ).toBe('CLIENT_NOT_FOUND');
      expect(await code('changeCollateralStatus', { collateralId, command: 'ENFORCE', reason: 'x' })).toBe(
        'COLLATERAL_NOT_FOUND',
      );
      expect(await code('recordValuation', { collateralId, value: money, valuedOn: '2025-06-30' })).toBe(
        'COLLATERAL_NOT_FOUND',
      );
      expect(await code('allocateCollateral', { collateralId, facilityId, share: '0' })).toBe('COLLATERAL_NOT_FOUND');
      expect(
        await code('recordGuarantee', { clientId, guarantorName: 'x', amount: money, validFrom: '2025-01-01' }),
      ).toBe('CLIENT_NOT_FOUND');
    }
  });

  it('are changed by credit officers alone, and shown to a partner without what secures them', async () => {
    const manager = await bank.caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER', 'AUDITOR', 'ADMINISTRATOR']);
    const { errors } = await manager.send(
      'mutation ($input: RecordDrawdownInput!) { recordDrawdown(input: $input) { failure { code } } }',
      { input: { facilityId: ids.facility, amount: { amount: '1', currency: 'CNY' }, valueDate: '2025-06-30' } },
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const partner = await bank.caller('PARTNER');
    expect(
      (await partner.run('query ($id: ID!) { facility(id: $id) { reference } }', { id: ids.facility })).facility,
    ).toEqual({ reference: 'F-N' });
    for (const field of [
      'schedule { number }',
      'collateralAllocations { share }',
      'guarantees { id }',
      'loanToValue { value }',
      'client { exposures { currency } }',
    ]) {
      expect(
        (await partner.send(`query ($id: ID!) { facility(id: $id) { ${field} } }`, { id: ids.facility })).errors?.[0]
          ?.extensions.code,
      ).toBe('FORBIDDEN');
    }
  });
});
