import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  TODAY,
  attempt,
  command,
  creditOfficer,
  draw,
  enterClient,
  enterCollateral,
  enterFacility,
  expectFailure,
  observed,
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
  officer = await creditOfficer(bank);
  client = await enterClient(officer);
});
afterAll(() => clc.stop());

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const asset = async (reference: string, selection: string) =>
  (
    await officer.run(`query ($reference: String!) { collateralItem(reference: $reference) { ${selection} } }`, {
      reference,
    })
  ).collateralItem;
const loan = async (reference: string, selection: string) =>
  (await officer.run(`query ($reference: String!) { facility(reference: $reference) { ${selection} } }`, { reference }))
    .facility;
const allocate = (collateralReference: string, facilityReference: string, share: string) =>
  attempt(
    officer,
    'allocateCollateral',
    { collateralReference, facilityReference, share },
    'collateral { unallocatedShare allocations { share facility { reference } } }',
  );
const loanOf = async (amount: string, over: object = {}) => {
  const reference = await enterFacility(officer, client, { committed: { amount: '10000', currency: 'CNY' }, ...over });
  await draw(officer, reference, amount, '2025-01-01');
  return reference;
};

describe('createCollateral', () => {
  const input = (over: object = {}) => ({
    clientReference: client,
    reference: 'ASSET',
    kind: 'COMMERCIAL_PROPERTY',
    description: 'Office',
    currency: 'CNY',
    ownedShare: '0.80',
    haircut: '0.3',
    priorCharges: '10',
    ...over,
  });

  it('enters a proposed asset that is worth nothing yet', async () => {
    const selection =
      'collateral { id status allowedCommands ownedShare priorCharges { amount currency } client { reference } latestValuation { valuedOn } valuationIsStale lendableValue { value { amount } reason } loanToValue { value reason } unallocatedShare }';
    const { collateral } = await command(officer, 'createCollateral', input(), selection);
    expect(collateral).toMatchObject({
      status: 'PROPOSED',
      allowedCommands: ['VALUE', 'REJECT'],
      ownedShare: '0.8',
      priorCharges: cny('10'),
      client: { reference: client },
      latestValuation: null,
      valuationIsStale: null,
      lendableValue: { value: null, reason: 'NOT_IN_FORCE' },
      loanToValue: { value: null, reason: 'NOT_IN_FORCE' },
      unallocatedShare: '1',
    });
    const found = await officer.run(
      'query ($id: ID!, $client: String!) { node(id: $id) { __typename id } collateralItem(id: $id) { reference } client(reference: $client) { collateral { reference } } }',
      { id: collateral.id, client },
    );
    expect(found).toEqual({
      node: { __typename: 'Collateral', id: collateral.id },
      collateralItem: { reference: 'ASSET' },
      client: { collateral: [{ reference: 'ASSET' }] },
    });
  });

  it.each([
    [{}, 'COLLATERAL_REFERENCE_TAKEN'],
    [{ reference: '' }, 'TEXT_REQUIRED'],
    [{ description: ' ' }, 'TEXT_REQUIRED'],
    [{ currency: 'cny' }, 'CURRENCY_UNKNOWN'],
    [{ ownedShare: '1.01' }, 'FRACTION_OUT_OF_RANGE'],
    [{ ownedShare: '0' }, 'FRACTION_OUT_OF_RANGE'],
    [{ haircut: '-0.1' }, 'FRACTION_OUT_OF_RANGE'],
    [{ priorCharges: '-1' }, 'AMOUNT_OUT_OF_RANGE'],
    [{ clientReference: 'nobody' }, 'CLIENT_NOT_FOUND'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(officer, 'createCollateral', input(over), code);
  });
});

describe('changeCollateralStatus', () => {
  it('follows the machine, and needs a valuation to say what the asset is worth', async () => {
    const reference = await enterCollateral(officer, client, {}, null);
    const change = { collateralReference: reference, reason: 'x' };
    expect(
      await expectFailure(officer, 'changeCollateralStatus', { ...change, command: 'VALUE' }, 'VALUATION_REQUIRED'),
    ).toContain('has no valuation');
    await command(officer, 'recordValuation', {
      collateralReference: reference,
      value: cny('1'),
      valuedOn: '2020-01-01',
    });
    expect(
      await expectFailure(officer, 'changeCollateralStatus', { ...change, command: 'VALUE' }, 'VALUATION_REQUIRED'),
    ).toContain('2020-01-01');
    await command(officer, 'recordValuation', { collateralReference: reference, value: cny('1'), valuedOn: TODAY });
    expect(
      (
        await command(
          officer,
          'changeCollateralStatus',
          { ...change, command: 'VALUE' },
          'collateral { status version }',
        )
      ).collateral,
    ).toEqual({ status: 'VALUED', version: 2 });
    expect((await asset(reference, 'statusHistory { fromStatus toStatus reason actor { id } }')).statusHistory).toEqual(
      [{ fromStatus: 'PROPOSED', toStatus: 'VALUED', reason: 'x', actor: { id: expect.any(String) } }],
    );
    await expectFailure(officer, 'changeCollateralStatus', { ...change, command: 'RELEASE' }, 'INVALID_TRANSITION');
    await expectFailure(
      officer,
      'changeCollateralStatus',
      { ...change, command: 'ACCEPT', reason: '' },
      'TEXT_REQUIRED',
    );
    await expectFailure(
      officer,
      'changeCollateralStatus',
      { collateralReference: 'none', command: 'ACCEPT', reason: 'x' },
      'COLLATERAL_NOT_FOUND',
    );
    await expectFailure(
      officer,
      'changeCollateralStatus',
      { command: 'ACCEPT', reason: 'x' },
      'COLLATERAL_KEY_REQUIRED',
    );
  });
});

describe('recordValuation', () => {
  it('keeps every valuation; the latest date counts, and of one date the latest record', async () => {
    const reference = await enterCollateral(officer, client, {}, '2000');
    const value = (amount: string, valuedOn: string) =>
      command(
        officer,
        'recordValuation',
        { collateralReference: reference, value: cny(amount), valuedOn, valuer: 'Huaping', method: 'Market' },
        'valuation { value { amount currency } valuedOn valuer method }',
      );
    expect((await value('1500.5', '2025-06-25')).valuation).toEqual({
      value: cny('1500.5'),
      valuedOn: '2025-06-25',
      valuer: 'Huaping',
      method: 'Market',
    });
    await value('1600', '2025-06-25');
    await value('1', '2024-01-01');
    expect(
      await asset(
        reference,
        'latestValuation { value { amount } } valuations { value { amount } } valuationValidUntil valuationIsStale lendableValue { value { amount currency } reason }',
      ),
    ).toEqual({
      latestValuation: { value: { amount: '1600' } },
      valuations: ['1600', '1500.5', '2000', '1'].map((amount) => ({ value: { amount } })),
      valuationValidUntil: '2026-06-25',
      valuationIsStale: false,
      lendableValue: { value: cny('1120'), reason: null },
    });
    await setBusinessDate(clc, bank, '2026-06-26');
    expect(await asset(reference, 'valuationIsStale lendableValue { value { amount } reason }')).toEqual({
      valuationIsStale: true,
      lendableValue: { value: null, reason: 'VALUATION_STALE' },
    });
    await setBusinessDate(clc, bank);
  });

  it.each([
    [{ value: { amount: '1', currency: 'EUR' } }, 'VALUATION_CURRENCY'],
    [{ value: cny('-1') }, 'AMOUNT_OUT_OF_RANGE'],
    [{ valuedOn: '2025-07-01' }, 'VALUATION_IN_FUTURE'],
    [{ collateralReference: 'none' }, 'COLLATERAL_NOT_FOUND'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(
      officer,
      'recordValuation',
      {
        collateralReference: await enterCollateral(officer, client, {}, null),
        value: cny('1'),
        valuedOn: TODAY,
        ...over,
      },
      code,
    );
  });
});

describe('what collateral secures', () => {
  // Value 2,000 unless said otherwise; the loan has drawn 900.
  it.each([
    [{}, '2000', '1', '1400', '0.45'],
    [{ haircut: '0' }, '2000', '0.5', '1000', '0.9'],
    [{ ownedShare: '0.8' }, '2000', '1', '1120', '0.5625'],
    [{ priorCharges: '200' }, '2000', '1', '1200', '0.5'],
    [{ priorCharges: '200', ownedShare: '0.8', haircut: '0.5' }, '2000', '0.25', '150', '2.571428571429'],
    [{ priorCharges: '5000' }, '2000', '1', '0', 'NO_UNCHARGED_VALUE'],
    [{ currency: 'EUR' }, '2000', '1', 'NO_FX_RATE', 'NO_FX_RATE'],
    [{}, null, '1', 'NOT_IN_FORCE', 'NO_COLLATERAL'],
  ])(
    'an asset %j worth %s, of which a loan has %s, lends it %s at a loan to value of %s',
    async (over, value, share, lendable, ltv) => {
      const reference = await enterCollateral(officer, client, over, value);
      const facility = await loanOf('900');
      expect((await allocate(reference, facility, share)).failure).toBeNull();
      const figures = await loan(
        facility,
        'loanToValue { value reason } collateralAllocations { share collateral { reference } lendableValue { value { amount currency } reason } }',
      );
      const [allocation] = figures.collateralAllocations;
      expect([
        allocation.lendableValue.value?.amount ?? allocation.lendableValue.reason,
        figures.loanToValue.value ?? figures.loanToValue.reason,
      ]).toEqual([lendable, ltv]);
      expect(allocation).toMatchObject({ collateral: { reference } });
      expect(await observed(clc, bank, facility, 'loan_to_value')).toBe(/\d/.test(ltv) ? ltv : undefined);
    },
  );

  it('is told to the rules as it changes: a value falls, grows old, and the asset goes', async () => {
    const reference = await enterCollateral(officer, client);
    const facility = await loanOf('900');
    await allocate(reference, facility, '1');
    expect(await observed(clc, bank, facility, 'valuation_age_days')).toBe('10');
    await command(officer, 'recordValuation', { collateralReference: reference, value: cny('1000'), valuedOn: TODAY });
    expect([
      await observed(clc, bank, facility, 'loan_to_value'),
      await observed(clc, bank, facility, 'valuation_age_days'),
    ]).toEqual(['0.9', '0']);
    expect(await asset(reference, 'loanToValue { value }')).toEqual({ loanToValue: { value: '0.9' } });
    await draw(officer, facility, '1100');
    expect(await observed(clc, bank, facility, 'loan_to_value')).toBe('2');
    await allocate(reference, facility, '0');
    expect([
      await observed(clc, bank, facility, 'loan_to_value'),
      await observed(clc, bank, facility, 'valuation_age_days'),
    ]).toEqual(['NO_COLLATERAL', 'NO_COLLATERAL']);
    const alerts = await clc.database.inTenant(bank.id, (query) =>
      query
        .selectFrom('alert as a')
        .innerJoin('facility as f', 'f.id', 'a.facility_id')
        .select('a.rule_code')
        .where('f.reference', '=', facility)
        .where('a.rule_code', 'like', 'LTV_%')
        .execute(),
    );
    expect(alerts.map((row) => row.rule_code).toSorted()).toEqual(['LTV_HIGH', 'LTV_UNDER_WATER']);
  });
});

describe('allocateCollateral', () => {
  it('never gives away more than the asset, changes a share and ends it', async () => {
    const reference = await enterCollateral(officer, client);
    const [first, second] = [await loanOf('1'), await loanOf('1')];
    await allocate(reference, first, '0.7');
    const { failure } = await allocate(reference, second, '0.31');
    expect(failure).toMatchObject({
      code: 'ALLOCATION_EXCEEDED',
      message: expect.stringContaining(`Only 0.3 of the asset is left for facility ${second}`),
    });
    expect((await allocate(reference, first, '0.69')).collateral.unallocatedShare).toBe('0.31');
    expect((await allocate(reference, second, '0.31')).collateral).toEqual({
      unallocatedShare: '0',
      allocations: [
        { share: '0.69', facility: { reference: first } },
        { share: '0.31', facility: { reference: second } },
      ],
    });
    expect((await allocate(reference, first, '0')).collateral.allocations).toEqual([
      { share: '0.31', facility: { reference: second } },
    ]);
  });

  it('lets no two at once take what is left', async () => {
    const reference = await enterCollateral(officer, client);
    const facilities = [await loanOf('1'), await loanOf('1'), await loanOf('1')];
    const results = await Promise.all(facilities.map((facility) => allocate(reference, facility, '0.4')));
    expect(results.map(({ failure }) => failure?.code ?? null).toSorted()).toEqual(['ALLOCATION_EXCEEDED', null, null]);
    expect((await asset(reference, 'unallocatedShare')).unallocatedShare).toBe('0.2');
  });

  it('refuses shares, assets and facilities that cannot be', async () => {
    const reference = await enterCollateral(officer, client);
    const facility = await loanOf('1');
    const other = await enterFacility(officer, await enterClient(officer));
    const rejected = await enterCollateral(officer, client, {}, null);
    await command(officer, 'changeCollateralStatus', { collateralReference: rejected, command: 'REJECT', reason: 'x' });
    for (const share of ['1.1', '-0.1', '0.00000000001'])
      expect((await allocate(reference, facility, share)).failure.code).toBe('ALLOCATION_SHARE');
    expect((await allocate(reference, other, '1')).failure.code).toBe('COLLATERAL_OF_OTHER_CLIENT');
    expect((await allocate(rejected, facility, '1')).failure.code).toBe('COLLATERAL_ENDED');
    expect((await allocate('none', facility, '1')).failure.code).toBe('COLLATERAL_NOT_FOUND');
    expect((await allocate(reference, 'none', '1')).failure.code).toBe('FACILITY_NOT_FOUND');
  });
});
