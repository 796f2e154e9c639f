import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { raiseAlert } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { enterClient, mutate } from '../client/client-fixture.ts';

let clc: TestClc;
let bank: TestInstitution;
let staff: Caller;
let partner: Caller;
/** Looks after clients in the north, and is no more than a partner in the south. */
let mixed: Caller;
let warned: string;
let sound: string;

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  staff = await bank.caller(['RELATIONSHIP_MANAGER', 'RISK_MANAGER']);
  partner = await bank.caller('PARTNER');
  mixed = await bank.caller('RELATIONSHIP_MANAGER', 'NORTH');
  await mutate(await bank.caller('ADMINISTRATOR'), 'grantDuty', {
    userId: toGlobalId('User', mixed.userId),
    duty: 'PARTNER',
    unitCode: 'SOUTH',
  });
  ({ reference: warned } = await enterClient(staff, { unitCode: 'SOUTH' }));
  ({ reference: sound } = await enterClient(staff, { unitCode: 'SOUTH' }));
  await raiseAlert(staff, warned, 'RED');
});
afterAll(() => clc.stop());

const references = (answer: { data?: any }): string[] =>
  answer.data.clients.nodes.map(({ reference }: { reference: string }) => reference);

const BY_VARIABLES = `query ($filter: ClientFilter, $orderBy: ClientOrder) {
  clients(filter: $filter, orderBy: $orderBy) { totalCount nodes { reference } }
}`;
const TESTS = [
  ['a filter', '{ clients(filter: { alertSeverities: [RED] }) { totalCount nodes { reference } } }', {}],
  ['an order', '{ clients(orderBy: ALERT_WEIGHT_DESC) { totalCount nodes { reference } } }', {}],
  [
    'a variable in a filter',
    'query ($severities: [Severity!]) { clients(filter: { alertSeverities: $severities }) { nodes { reference } } }',
    { severities: ['RED'] },
  ],
  ['a whole filter by variable', BY_VARIABLES, { filter: { segments: ['CORPORATE'], alertSeverities: ['RED'] } }],
  ['an order by variable', BY_VARIABLES, { orderBy: 'ALERT_WEIGHT_DESC' }],
] as const;

describe('whether a client has an alert', () => {
  it.each(TESTS)('is told to nobody who may not read its alerts, by %s', async (_what, document, variables) => {
    for (const caller of [partner, mixed]) {
      const { data, errors } = await caller.send(document, variables);
      expect(data).toEqual({ clients: null });
      expect(errors).toMatchObject([{ path: ['clients'], extensions: { code: 'FORBIDDEN' } }]);
      expect(errors![0]!.message).toContain('tests Client.alerts');
    }
    expect(references(await staff.send(document, variables))[0]).toBe(warned);
  });

  it.each([
    ['nothing is asked of it', { filter: {} }],
    ['null is', { filter: { alertSeverities: null }, orderBy: null }],
    ['the filter is null', { filter: null }],
    ['it is not given', {}],
  ])('is not asked where %s', async (_what, variables) => {
    expect(references(await partner.send(BY_VARIABLES, variables)).sort()).toEqual([warned, sound].sort());
  });

  it('is not told by what is counted either, nor by the filter of another list', async () => {
    const { data, errors } = await partner.send(
      '{ clients(filter: { alertSeverities: [RED] }) { totalCount } facilities { totalCount } }',
    );
    // The rest of the answer stands.
    expect([data, errors?.[0]?.extensions.code]).toEqual([
      { clients: null, facilities: { totalCount: 0 } },
      'FORBIDDEN',
    ]);
    const other = await partner.send('{ portfolio(filter: { alertSeverities: [RED] }) { clientCount } }');
    expect([other.data, other.errors?.[0]?.extensions.code]).toEqual([{ portfolio: null }, 'FORBIDDEN']);
  });

  it('leaves a partner all tests of what it may read', async () => {
    const facilities = `{ facilities(orderBy: DAYS_PAST_DUE_DESC, filter: {
      statuses: [AVAILABLE], products: ["TERM_LOAN"], currencies: ["CNY"], minDaysPastDue: 1 }) { totalCount } }`;
    expect((await partner.run(facilities)).facilities.totalCount).toBe(0);
    const clients = `{ clients(orderBy: NAME_ASC,
      filter: { search: "Client", segments: [CORPORATE], stages: [PROSPECT] }) { totalCount } }`;
    expect((await partner.run(clients)).clients.totalCount).toBe(2);
  });

  it('leaves auditors an entry for each refused request', async () => {
    const asker = await bank.caller('PARTNER');
    await asker.send(TESTS[0][1]);
    const { auditEntries } = await (
      await bank.caller('AUDITOR')
    ).run(
      'query ($id: ID) { auditEntries(filter: { actorId: $id, kinds: [REFUSAL] }) { nodes { command code input } } }',
      { id: toGlobalId('User', asker.userId) },
    );
    expect(auditEntries.nodes).toMatchObject([{ command: 'Query.clients', code: 'FORBIDDEN' }]);
  });
});
