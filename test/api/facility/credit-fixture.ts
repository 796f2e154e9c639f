import { expect } from 'vitest';
import { addDays } from '../../../src/domain/shared/time.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';

/** The business date of every institution of these tests. */
export const TODAY = '2025-06-30';

let entered = 0;
const next = (prefix: string): string => `${prefix}-${(entered += 1)}`;

/** Runs a mutation that must succeed, and gives its result; `selection` is what is asked for beside the failure. */
export async function command(caller: Caller, name: string, input: object, selection = ''): Promise<any> {
  const result = await attempt(caller, name, input, selection);
  expect(result.failure, JSON.stringify(result.failure)).toBeNull();
  return result;
}

/** Runs a mutation that may fail. */
export async function attempt(caller: Caller, name: string, input: object, selection = ''): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await caller.send(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} failure { code message path } } }`,
    { input },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Expects a mutation to fail with the code, and gives the message. */
export async function expectFailure(caller: Caller, name: string, input: object, code: string): Promise<string> {
  const { failure } = await attempt(caller, name, input);
  expect(failure?.code, failure?.message).toBe(code);
  return failure.message as string;
}

/** Holds the institution's clock at a day. */
export async function setBusinessDate(clc: TestClc, bank: TestInstitution, date: string = TODAY): Promise<void> {
  await clc.database.inTenant(bank.id, (query) =>
    query.updateTable('institution').set({ business_date: date }).execute(),
  );
}

/** Whoever enters clients and runs credit. */
export function creditOfficer(bank: TestInstitution, unit: 'HQ' | 'NORTH' | 'SOUTH' = 'HQ'): Promise<Caller> {
  return bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER'], unit);
}

/** Enters a client and gives its reference. */
export async function enterClient(caller: Caller, unitCode = 'NORTH'): Promise<string> {
  const reference = next('C');
  await command(caller, 'createClient', { reference, name: `Client ${reference}`, segment: 'CORPORATE', unitCode });
  return reference;
}

/** What `createFacility` takes: 1,000.00 CNY at 6 %, from half a year ago for two years. */
export function facilityInput(clientReference: string, over: object = {}): object {
  return {
    clientReference,
    reference: next('F'),
    product: 'TERM_LOAN',
    committed: { amount: '1000', currency: 'CNY' },
    rate: '0.06',
    dayCount: 'THIRTY_360',
    startsOn: '2025-01-01',
    availableUntil: '2025-12-31',
    maturesOn: '2026-12-31',
    ...over,
  };
}

/** Enters a facility, makes it available and gives its reference. */
export async function enterFacility(caller: Caller, clientReference: string, over: object = {}): Promise<string> {
  const { facility } = await command(
    caller,
    'createFacility',
    facilityInput(clientReference, over),
    'facility { reference }',
  );
  await command(caller, 'changeFacilityStatus', {
    facilityReference: facility.reference,
    command: 'MEET_CONDITIONS',
    reason: 'All met',
  });
  return facility.reference;
}

/** Draws on a facility. */
export async function draw(
  caller: Caller,
  facilityReference: string,
  amount: string,
  valueDate = '2025-01-01',
  currency = 'CNY',
): Promise<void> {
  await command(caller, 'recordDrawdown', { facilityReference, amount: { amount, currency }, valueDate });
}

/** Enters an asset, values it, makes it ACTIVE and gives its reference. */
export async function enterCollateral(
  caller: Caller,
  clientReference: string,
  over: object = {},
  value: string | null = '2000',
): Promise<string> {
  const reference = next('K');
  const input = {
    clientReference,
    reference,
    kind: 'LAND',
    description: 'Plot',
    currency: 'CNY',
    haircut: '0.3',
    ...over,
  };
  await command(caller, 'createCollateral', input);
  if (value === null) return reference;
  await command(caller, 'recordValuation', {
    collateralReference: reference,
    value: { amount: value, currency: input.currency },
    valuedOn: addDays(TODAY, -10),
  });
  for (const step of ['VALUE', 'ACCEPT', 'PERFECT', 'ACTIVATE'])
    await command(caller, 'changeCollateralStatus', {
      collateralReference: reference,
      command: step,
      reason: 'As agreed',
    });
  return reference;
}

/** The latest observation of a facility's indicator: its value, or its reason; undefined where there never was one. */
export async function observed(
  clc: TestClc,
  bank: TestInstitution,
  facilityReference: string,
  indicator: string,
): Promise<string | null | undefined> {
  return clc.database.inTenant(bank.id, async (query) => {
    const row = await query
      .selectFrom('observation as o')
      .innerJoin('facility as f', 'f.id', 'o.facility_id')
      .innerJoin('indicator as i', 'i.id', 'o.indicator_id')
      .select(['o.value', 'o.null_reason'])
      .where('f.reference', '=', facilityReference)
      .where('i.code', '=', indicator)
      .orderBy('o.as_of', 'desc')
      .orderBy('o.recorded_at', 'desc')
      .orderBy('o.id', 'desc')
      .executeTakeFirst();
    return row === undefined ? undefined : (row.value ?? row.null_reason);
  });
}
