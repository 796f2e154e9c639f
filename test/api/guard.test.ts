import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/api/shared/global-id.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { enterClient, mutate } from './client/client-fixture.ts';
import { command, enterCollateral, enterFacility, setBusinessDate } from './facility/credit-fixture.ts';

type Named = { id: string; reference: string };

let clc: TestClc;
let bank: TestInstitution;
let head: Caller;
/** Looks after clients in the north, and is no more than a partner in the south. */
let mixed: Caller;
let north: Named;
let south: Named;

beforeAll(async () => {
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  head = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'ADMINISTRATOR'], 'HQ');
  mixed = await bank.caller('RELATIONSHIP_MANAGER', 'NORTH');
  await mutate(head, 'grantDuty', { userId: toGlobalId('User', mixed.userId), duty: 'PARTNER', unitCode: 'SOUTH' });
  [north, south] = [await enterClient(head, { unitCode: 'NORTH' }), await enterClient(head, { unitCode: 'SOUTH' })];
  for (const { reference } of [north, south]) await fill(reference);
});
afterAll(() => clc.stop());

/** Gives a client a contact, a secured facility, a statement and an alert. */
async function fill(clientReference: string): Promise<void> {
  await command(head, 'addContact', { clientReference, name: 'Ada' });
  const facilityReference = await enterFacility(head, clientReference);
  const collateralReference = await enterCollateral(head, clientReference);
  await command(head, 'allocateCollateral', { collateralReference, facilityReference, share: '1' });
  await command(head, 'recordGuarantee', {
    clientReference,
    guarantorName: 'Grace',
    amount: { amount: '1', currency: 'CNY' },
    validFrom: '2025-01-01',
  });
  await command(head, 'recordStatement', {
    clientReference,
    currency: 'CNY',
    periodStart: '2024-01-01',
    periodEnd: '2024-12-31',
    lines: [{ code: 'revenue', value: '1' }],
  });
  await command(head, 'recordObservations', {
    observations: [{ clientReference, indicator: 'court_enforcement', value: '1', asOf: '2025-01-01' }],
  });
}

/** Every field of a client, and of what belongs to one, that a partner may not read. */
const STAFF_FIELDS = [
  'contacts { name }',
  'management { name }',
  'registrationId',
  'stageHistory { toStage }',
  'tierHistory { toTier }',
  'connections { id }',
  'connectedGroups { memberCount }',
  'alerts { id }',
  'collateral { id }',
  'exposures { net { amount } }',
  'guarantees { id }',
  'guaranteesGiven { id }',
  'statements { id }',
  'observations(indicator: "court_enforcement") { value }',
  'latestObservations { value }',
  'industryPosition(indicator: "court_enforcement") { value }',
  'facilities { rate }',
  'facilities { schedule { number } }',
  'facilities { loanToValue { value } }',
  'facilities { collateralAllocations { share } }',
];

describe('a duty held in one unit', () => {
  it.each(STAFF_FIELDS)('opens %s of its own clients, and not of those that another duty shows', async (field) => {
    const document = `query ($id: ID!) { client(id: $id) { name ${field} } }`;
    await mixed.run(document, { id: north.id });
    expect((await mixed.send(document, { id: south.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    await head.run(document, { id: south.id });
  });

  it('lists the alerts of its own clients only, and counts no others', async () => {
    const document =
      '{ alerts { totalCount nodes { explanation client { reference } evidence { observations { value } } history { kind } } } portfolio { clientCount } warningRules { openAlertCount } }';
    const ofOne = await mixed.run(document);
    const ofAll = await head.run(document);
    expect(ofOne.alerts.nodes.map((alert: { client: Named }) => alert.client.reference)).toEqual([north.reference]);
    expect([ofOne.alerts.totalCount, ofOne.portfolio.clientCount]).toEqual([1, 1]);
    expect([ofAll.alerts.totalCount, ofAll.portfolio.clientCount]).toEqual([2, 2]);
    const open = ({ warningRules }: { warningRules: { openAlertCount: number }[] }): number =>
      Math.max(...warningRules.map((rule) => rule.openAlertCount));
    expect([open(ofOne), open(ofAll)]).toEqual([1, 2]);
    expect((await mixed.run('{ clients { totalCount } }')).clients.totalCount).toBe(2);
  });

  it('fetches nothing by ID that only another duty shows', async () => {
    const document =
      'query ($id: ID!) { client(id: $id) { statements { id } alerts { id } collateral { id reference } guarantees { id } } }';
    for (const [client, isOwn] of [
      [north, true],
      [south, false],
    ] as const) {
      const { statements, alerts, collateral, guarantees } = (await head.run(document, { id: client.id })).client;
      for (const [node] of [statements, alerts, collateral, guarantees])
        expect((await mixed.run('query ($id: ID!) { node(id: $id) { id } }', { id: node.id })).node, node.id).toEqual(
          isOwn ? { id: node.id } : null,
        );
      const { collateralItem } = await mixed.run(
        'query ($reference: String) { collateralItem(reference: $reference) { id } }',
        { reference: collateral[0].reference },
      );
      expect(collateralItem).toEqual(isOwn ? { id: collateral[0].id } : null);
    }
  });

  it('finds nothing, and fails by nothing, by the ID of what none of its duties shows anywhere', async () => {
    const partner = await bank.caller('PARTNER', 'SOUTH');
    const { statements, alerts, collateral, guarantees } = (
      await head.run(
        'query ($id: ID!) { client(id: $id) { statements { id } alerts { id } collateral { id } guarantees { id } } }',
        { id: south.id },
      )
    ).client;
    for (const [node] of [statements, alerts, collateral, guarantees])
      expect(await partner.run('query ($id: ID!) { node(id: $id) { id } }', { id: node.id }), node.id).toEqual({
        node: null,
      });
  });

  it('hears the alerts of its own clients only', async () => {
    const { portfolio } = await head.run('{ portfolio { alertCursor } }');
    const socket = mixed.socket();
    const heard = socket.iterate({
      query: 'subscription ($after: String) { alertStream(after: $after) { alert { client { reference } } } }',
      variables: { after: portfolio.alertCursor },
    });
    const first = heard.next();
    for (const { reference } of [south, north])
      await command(head, 'recordObservations', {
        observations: [{ clientReference: reference, indicator: 'court_enforcement', value: '1', asOf: '2025-01-02' }],
      });
    const { value } = await first;
    expect(value).toEqual({ data: { alertStream: { alert: { client: { reference: north.reference } } } } });
    await socket.dispose();
  });
});

describe('a text that no database could read', () => {
  it.each([
    ['a NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800'],
  ])('is refused as the argument of a nested field too: %s', async (_what, text) => {
    for (const field of [
      'observations(indicator: $text) { value }',
      'latestObservations(indicators: [$text]) { value }',
      'industryPosition(indicator: $text) { value }',
    ]) {
      const { errors } = await head.send(`query ($id: ID!, $text: String!) { client(id: $id) { ${field} } }`, {
        id: north.id,
        text,
      });
      expect(errors?.[0], field).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
        message: expect.stringContaining('NUL character or half of a surrogate pair'),
      });
    }
  });
});
