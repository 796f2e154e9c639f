import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import {
  command,
  creditOfficer,
  draw,
  enterClient,
  enterFacility,
  expectFailure,
  facilityInput,
  observed,
  setBusinessDate,
} from './credit-fixture.ts';

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

describe('createFacility', () => {
  it('enters a facility whose conditions are open, with nothing drawn', async () => {
    const selection =
      'facility { id client { reference } status allowedCommands committed { amount currency } outstanding { amount } undrawn { amount } utilisation { value reason } rate dayCount daysPastDue arrears { amount { amount } } }';
    const { facility } = await command(
      officer,
      'createFacility',
      facilityInput(client, { reference: 'NEW-1', revolving: true }),
      selection,
    );
    expect(facility).toMatchObject({
      client: { reference: client },
      status: 'CONDITIONS_PENDING',
      allowedCommands: ['MEET_CONDITIONS', 'CANCEL'],
      committed: { amount: '1000', currency: 'CNY' },
      outstanding: { amount: '0' },
      undrawn: { amount: '1000' },
      utilisation: { value: '0', reason: null },
      rate: '0.06',
      dayCount: 'THIRTY_360',
      daysPastDue: 0,
      arrears: null,
    });
    const found = await officer.run(
      'query ($id: ID!) { byId: facility(id: $id) { reference } byReference: facility(reference: "NEW-1") { id } node(id: $id) { __typename id } }',
      { id: facility.id },
    );
    expect(found).toEqual({
      byId: { reference: 'NEW-1' },
      byReference: { id: facility.id },
      node: { __typename: 'Facility', id: facility.id },
    });
    expect(await observed(clc, bank, 'NEW-1', 'utilisation')).toBe('0');
  });

  it.each([
    [{ reference: ' ' }, 'TEXT_REQUIRED'],
    [{ product: '' }, 'TEXT_REQUIRED'],
    [{ reference: 'NEW-1' }, 'FACILITY_REFERENCE_TAKEN'],
    [{ committed: { amount: '0', currency: 'CNY' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ committed: { amount: '-1', currency: 'CNY' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ committed: { amount: '1000000000000000000', currency: 'CNY' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ committed: { amount: '1.00000000001', currency: 'CNY' } }, 'AMOUNT_OUT_OF_RANGE'],
    [{ committed: { amount: '1', currency: 'XXQ' } }, 'CURRENCY_UNKNOWN'],
    [{ rate: '-0.01' }, 'RATE_OUT_OF_RANGE'],
    [{ rate: '11' }, 'RATE_OUT_OF_RANGE'],
    [{ tenorMonths: 0 }, 'TENOR_OUT_OF_RANGE'],
    [{ startsOn: '2026-01-01', availableUntil: '2025-12-31' }, 'DATES_OUT_OF_ORDER'],
    [{ availableUntil: null, startsOn: '2027-01-01' }, 'DATES_OUT_OF_ORDER'],
    [{ clientReference: 'nobody' }, 'CLIENT_NOT_FOUND'],
    [{ clientReference: null }, 'CLIENT_KEY_REQUIRED'],
  ])('refuses %j with %s', async (over, code) => {
    await expectFailure(officer, 'createFacility', facilityInput(client, over), code);
  });

  it('gives a reference to one of two callers at once', async () => {
    const input = facilityInput(client, { reference: 'TWICE' });
    const outcomes = await Promise.allSettled([1, 2].map(() => command(officer, 'createFacility', input)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps money and rates exact on their way in and out', async () => {
    const decimal = (whole: number) =>
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** BigInt(whole) - 1n }), fc.stringMatching(/^[0-9]{0,10}$/))
        .map(([units, cents]) => (cents === '' ? `${units}` : `${units}.${cents}`));
    const amount = decimal(18).filter((text) => Number(text) !== 0);
    await fc.assert(
      fc.asyncProperty(amount, decimal(1), async (committed, rate) => {
        const selection = 'facility { committed { amount } undrawn { amount } rate }';
        const { facility } = await command(
          officer,
          'createFacility',
          facilityInput(client, { committed: { amount: committed, currency: 'CNY' }, rate }),
          selection,
        );
        const exact = new Decimal(committed).toString();
        expect(facility).toEqual({
          committed: { amount: exact },
          undrawn: { amount: exact },
          rate: new Decimal(rate).toString(),
        });
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe('changeFacilityStatus', () => {
  it('follows the machine and says what is allowed', async () => {
    const reference = await enterFacility(officer, client);
    const { facility } = await command(
      officer,
      'changeFacilityStatus',
      { facilityReference: reference, command: 'STOP_DRAWING', reason: 'Covenant breached' },
      'facility { status allowedCommands version }',
    );
    expect(facility).toEqual({
      status: 'DRAW_STOP',
      allowedCommands: ['LIFT_DRAW_STOP', 'MATURE', 'DECLARE_DEFAULT', 'CLOSE', 'CANCEL'],
      version: 3,
    });
    const { facility: kept } = await officer.run(
      'query ($reference: String!) { facility(reference: $reference) { statusHistory { fromStatus toStatus reason actor { id } } } }',
      { reference },
    );
    const actor = { id: expect.any(String) };
    expect(kept.statusHistory).toEqual([
      { fromStatus: 'AVAILABLE', toStatus: 'DRAW_STOP', reason: 'Covenant breached', actor },
      { fromStatus: 'CONDITIONS_PENDING', toStatus: 'AVAILABLE', reason: 'All met', actor },
    ]);
    const message = await expectFailure(
      officer,
      'changeFacilityStatus',
      { facilityReference: reference, command: 'WRITE_OFF', reason: 'x' },
      'INVALID_TRANSITION',
    );
    expect(message).toContain('DRAW_STOP');
  });

  it('closes nothing that is owed, nor moves without a reason or a name', async () => {
    const reference = await enterFacility(officer, client);
    await draw(officer, reference, '10');
    await expectFailure(
      officer,
      'changeFacilityStatus',
      { facilityReference: reference, command: 'CLOSE', reason: 'Done' },
      'FACILITY_OUTSTANDING',
    );
    await expectFailure(
      officer,
      'changeFacilityStatus',
      { facilityReference: reference, command: 'STOP_DRAWING', reason: ' ' },
      'TEXT_REQUIRED',
    );
    await expectFailure(
      officer,
      'changeFacilityStatus',
      { facilityReference: 'none', command: 'CLOSE', reason: 'Done' },
      'FACILITY_NOT_FOUND',
    );
    await expectFailure(officer, 'changeFacilityStatus', { command: 'CLOSE', reason: 'Done' }, 'FACILITY_KEY_REQUIRED');
  });
});

describe('facilities', () => {
  const LIST =
    'query ($filter: FacilityFilter, $orderBy: FacilityOrder, $first: Int, $after: String) { facilities(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { reference } pageInfo { hasNextPage endCursor } } }';

  it('are filtered, ordered and paged', async () => {
    const borrower = await enterClient(officer);
    const { client: found } = await officer.run(
      'query ($reference: String!) { client(reference: $reference) { id } }',
      { reference: borrower },
    );
    const dates = { availableUntil: null };
    await enterFacility(officer, borrower, {
      reference: 'P-1',
      product: 'REVOLVER',
      maturesOn: '2027-01-01',
      ...dates,
    });
    await enterFacility(officer, borrower, {
      reference: 'P-2',
      committed: { amount: '5', currency: 'EUR' },
      maturesOn: '2026-01-01',
      ...dates,
    });
    await command(
      officer,
      'createFacility',
      facilityInput(borrower, { reference: 'P-3', maturesOn: null, availableUntil: null }),
    );
    const list = async (filter: object, rest: object = {}) =>
      (await officer.run(LIST, { filter: { clientIds: [found.id], ...filter }, ...rest })).facilities;
    const references = async (filter: object, rest: object = {}) =>
      (await list(filter, rest)).nodes.map((node: { reference: string }) => node.reference);
    expect(await references({})).toEqual(['P-1', 'P-2', 'P-3']);
    expect(await references({ products: ['REVOLVER', 'OTHER'] })).toEqual(['P-1']);
    expect(await references({ currencies: ['EUR'] })).toEqual(['P-2']);
    expect(await references({ statuses: ['CONDITIONS_PENDING'] })).toEqual(['P-3']);
    expect(await references({ minDaysPastDue: 1 })).toEqual([]);
    expect(await references({ clientIds: [] })).toEqual([]);
    expect(await references({}, { orderBy: 'MATURES_ON_ASC' })).toEqual(['P-2', 'P-1', 'P-3']);
    const page = await list({}, { first: 2 });
    expect(page).toMatchObject({
      totalCount: 3,
      nodes: [{ reference: 'P-1' }, { reference: 'P-2' }],
      pageInfo: { hasNextPage: true },
    });
    expect(await references({}, { first: 2, after: page.pageInfo.endCursor })).toEqual(['P-3']);
    const ofClient = await officer.run(
      'query ($reference: String!) { client(reference: $reference) { facilities { reference client { reference } } } }',
      { reference: borrower },
    );
    expect(ofClient.client.facilities.map((one: { reference: string }) => one.reference)).toEqual([
      'P-1',
      'P-2',
      'P-3',
    ]);
  });
});
