import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { importLoans } from '../../../src/app/facility/import-loans.ts';
import type { ImportedLoans } from '../../../src/app/facility/import-loans.ts';
import type { LoanClient, LoanFacility, LoanRow } from '../../../src/app/facility/loan-row.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import type { Actor, SystemActor } from '../../../src/security/actor.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
let runner: CommandRunner;
let actor: SystemActor;
beforeAll(async () => {
  test = await createTestDatabase();
  runner = new CommandRunner({ database: test.database });
});
afterAll(() => test.drop());

let founded = 0;
async function newInstitution(): Promise<void> {
  const institution = await foundInstitution(test.database, { code: `LOANS${(founded += 1)}`, name: 'Loans' });
  if (!institution.ok) throw new Error(institution.failure.message);
  actor = { userId: null, subject: 'system', institutionId: institution.value.institutionId };
}

const loan = (reference: string, facility: Partial<LoanFacility> = {}, client: Partial<LoanClient> = {}): LoanRow => ({
  client: {
    reference: 'id-ministry-of-finance',
    name: 'MINISTRY OF FINANCE',
    country: 'ID',
    segment: 'SOVEREIGN',
    ...client,
  },
  facility: {
    reference,
    product: 'FSL',
    currency: 'USD',
    committed: '100',
    drawn: '80.5',
    repaid: '10.25',
    cancelled: '5',
    rate: '0.0425',
    dayCount: 'ACT_360',
    status: 'AVAILABLE',
    startsOn: '2001-02-03',
    maturesOn: '2031-02-03',
    ...facility,
  },
});

async function run(loans: readonly LoanRow[]): Promise<ImportedLoans> {
  const result = await runner.run(importLoans, actor, { loans });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const clients = () =>
  test.database.inTenant(actor.institutionId, (query) =>
    query
      .selectFrom('client as c')
      .innerJoin('organisation_unit as u', 'u.id', 'c.unit_id')
      .select(['c.reference', 'c.name', 'c.country', 'c.stage', 'c.version', 'u.parent_id'])
      .orderBy('c.reference')
      .execute(),
  );
const facilities = () =>
  test.database.inTenant(actor.institutionId, (query) =>
    query.selectFrom('facility').selectAll().orderBy('reference').execute(),
  );

describe('importLoans', () => {
  it('creates clients and facilities once, however often it runs', async () => {
    await newInstitution();
    const loans = [
      loan('L1'),
      loan('L2', { committed: '7', drawn: '0', repaid: '0', cancelled: '0', status: 'CONDITIONS_PENDING', rate: null }),
      loan('L3', {}, { reference: 'br-vale', name: 'Vale', country: 'BR' }),
    ];
    expect(await run(loans)).toEqual({
      clientsCreated: 2,
      facilitiesCreated: 3,
      facilitiesUpdated: 0,
      unchanged: 0,
      rejected: [],
    });
    expect(await clients()).toMatchObject([
      { reference: 'br-vale', stage: 'ACTIVE', version: 1, parent_id: null },
      { reference: 'id-ministry-of-finance', country: 'ID', stage: 'ACTIVE', version: 1, parent_id: null },
    ]);
    expect((await facilities())[0]).toMatchObject({
      reference: 'L1',
      committed: '100',
      drawn: '80.5',
      repaid: '10.25',
      cancelled: '5',
      rate: '0.0425',
      status: 'AVAILABLE',
      starts_on: '2001-02-03',
      matures_on: '2031-02-03',
      version: 1,
    });
    expect(await run(loans)).toEqual({
      clientsCreated: 0,
      facilitiesCreated: 0,
      facilitiesUpdated: 0,
      unchanged: 3,
      rejected: [],
    });
    expect((await facilities()).map(({ version }) => version)).toEqual([1, 1, 1]);
  });

  it('updates what differs, and observes it', async () => {
    await newInstitution();
    await run([loan('L1'), loan('L2')]);
    expect(
      await run([
        loan('L1', { drawn: '95' }, { country: 'TL', name: 'Treasury' }),
        loan('L2', {}, { country: 'TL', name: 'Treasury' }),
        loan('L4', {}, { name: 'Treasury', country: 'TL' }),
      ]),
    ).toEqual({ clientsCreated: 0, facilitiesCreated: 1, facilitiesUpdated: 1, unchanged: 1, rejected: [] });
    expect(await clients()).toMatchObject([{ name: 'Treasury', country: 'TL', version: 2 }]);
    const values = await test.database.inTenant(actor.institutionId, (query) =>
      query
        .selectFrom('observation as o')
        .innerJoin('facility as f', 'f.id', 'o.facility_id')
        .innerJoin('indicator as i', 'i.id', 'o.indicator_id')
        .select(['f.reference', 'i.code', 'o.value'])
        .orderBy('o.id')
        .execute(),
    );
    expect(values.filter(({ reference }) => reference === 'L1')).toEqual([
      { reference: 'L1', code: 'utilisation', value: '0.847368421053' },
      { reference: 'L1', code: 'utilisation', value: '1' },
    ]);
  });

  it('keeps the changes of status that it brings', async () => {
    await newInstitution();
    await run([loan('L1'), loan('L2')]);
    await run([loan('L1', { status: 'MATURED' }), loan('L2')]);
    const rows = await test.database.inTenant(actor.institutionId, (query) =>
      query
        .selectFrom('facility_transition as t')
        .innerJoin('facility as f', 'f.id', 't.facility_id')
        .select(['f.reference', 't.from_status', 't.to_status', 't.actor_id'])
        .execute(),
    );
    expect(rows).toEqual([{ reference: 'L1', from_status: 'AVAILABLE', to_status: 'MATURED', actor_id: null }]);
  });

  it('takes one name written in several ways for no change', async () => {
    await newInstitution();
    await run([loan('L1', {}, { name: 'São Paulo, State of' }), loan('L2', {}, { name: 'SAO PAULO STATE OF' })]);
    await run([loan('L2', {}, { name: 'SAO PAULO (STATE OF)' })]);
    expect(await clients()).toMatchObject([{ name: 'São Paulo, State of', version: 1 }]);
  });

  it('names rows at fault and takes in the others', async () => {
    await newInstitution();
    await run([loan('L0', {}, { reference: 'br-vale', name: 'Vale' })]);
    const bad: readonly [LoanRow, string, string][] = [
      [loan('L1', {}, { name: ' ' }), 'TEXT_REQUIRED', 'client.name'],
      [loan(''), 'TEXT_REQUIRED', 'facility.reference'],
      [loan('L1', {}, { country: 'IDN' }), 'COUNTRY_INVALID', 'client.country'],
      [loan('L1', { currency: 'USDX' }), 'CURRENCY_UNKNOWN', 'facility.currency'],
      [loan('L1', { maturesOn: '2031-02-30' }), 'DATE_INVALID', 'facility.maturesOn'],
      [loan('L1', { drawn: '-1' }), 'AMOUNT_OUT_OF_RANGE', 'facility.drawn'],
      [loan('L1', { repaid: '80.51' }), 'REPAID_EXCEEDS_DRAWN', 'facility.repaid'],
      [loan('L1', { cancelled: '100.01' }), 'CANCELLED_EXCEEDS_COMMITTED', 'facility.cancelled'],
      [loan('L1', { rate: '4250' }), 'RATE_OUT_OF_RANGE', 'facility.rate'],
      [loan('L0'), 'FACILITY_OF_OTHER_CLIENT', 'client.reference'],
      [loan('GOOD', { product: 'Twice' }), 'FACILITY_DUPLICATE', 'facility.reference'],
    ];
    const result = await run([loan('GOOD'), ...bad.map(([row]) => row), loan('LAST')]);
    expect(result).toMatchObject({
      clientsCreated: 1,
      facilitiesCreated: 2,
      unchanged: 0,
      rejected: bad.map(([, code, path], index) => ({ index: index + 1, failure: { code, path } })),
    });
    expect((await facilities()).map(({ reference, product }) => [reference, product])).toEqual([
      ['GOOD', 'FSL'],
      ['L0', 'FSL'],
      ['LAST', 'FSL'],
    ]);
  });

  it('gives two runs at once one effect', async () => {
    await newInstitution();
    const loans = Array.from({ length: 40 }, (_, index) =>
      loan(`P${index}`, {}, { reference: `c-${index % 7}`, name: `C ${index % 7}` }),
    );
    const results = await Promise.all([run(loans), run(loans.toReversed())]);
    expect(results.reduce((sum, { clientsCreated }) => sum + clientsCreated, 0)).toBe(7);
    expect(await facilities()).toHaveLength(40);
    expect((await facilities()).every(({ version }) => version === 1)).toBe(true);
  });

  it('is run by the system alone, and by batches of a size', async () => {
    const user: Actor = {
      userId: actor.institutionId,
      subject: 'x',
      name: 'x',
      institutionId: actor.institutionId,
      institutionCode: 'x',
      visibleUnitIds: null,
      application: null,
      documentMode: null,
      tokensValidFrom: null,
      grants: [{ duty: 'ADMINISTRATOR', unitId: 'x', unitPath: '/', coveredUnitIds: ['x'] }],
    };
    expect(await runner.run(importLoans, user, { loans: [] })).toMatchObject({
      ok: false,
      failure: { code: 'FORBIDDEN' },
    });
    expect(
      await runner.run(importLoans, actor, { loans: Array.from({ length: 5_001 }, () => loan('X')) }),
    ).toMatchObject({ ok: false, failure: { code: 'BATCH_TOO_LARGE' } });
  });
});
