import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import type { Duty } from '../../../src/domain/institution/duty.ts';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import type { Query } from '../../../src/persistence/orm.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { manifestOf } from '../../api/partner/partner-fixture.ts';
import { addUsage } from '../../../src/persistence/partner/document-usage.repository.ts';
import type { Canaries, UnitLetter } from './canary.ts';
import { DEPRECATED } from './prober.ts';

/** Who asks: a caller, and the units whose values it may be shown. */
export interface Asker {
  readonly caller: Caller;
  readonly bank: Bank;
  readonly name: string;
  readonly sees: readonly UnitLetter[];
}

export interface Bank {
  readonly index: number;
  readonly id: string;
  readonly institution: TestInstitution;
  /** Whether its askers change it; what the others own must stay as it is. */
  readonly isBusy: boolean;
  readonly askers: Asker[];
}

/** Of drafts: of each kind that no shipped rule has, and one that holds for the clients. */
const CONDITIONS = [
  { level: { indicator: 'court_enforcement', comparison: 'GT', threshold: '0', periods: 1 } },
  { trend: { indicator: 'current_ratio', direction: 'FALLING', periods: 3 } },
  { peerPercentile: { indicator: 'current_ratio', comparison: 'LT', percentile: 10 } },
  { staleness: { indicator: 'current_ratio', maxAgeDays: 400 } },
];

const UNITS = { NORTH: 'N', SOUTH: 'S' } as const;
const DAY = '2025-06-30';

/** An institution with something of every kind in two units, a canary in every text. */
export async function fillBank(clc: TestClc, index: number, canaries: Canaries): Promise<Bank> {
  const institution = await clc.institution(canaries.make(index, 'H'));
  await clc.database.inTenant(institution.id, (query) =>
    query.updateTable('institution').set({ business_date: DAY }).execute(),
  );
  const bank: Bank = { index, id: institution.id, institution, isBusy: index % 2 === 1, askers: [] };
  const asker = async (name: string, duties: readonly Duty[], unit: 'HQ' | 'NORTH' | 'SOUTH'): Promise<Asker> => ({
    name,
    bank,
    caller: await institution.caller(duties, unit),
    sees: unit === 'HQ' ? ['H', 'N', 'S'] : ['H', UNITS[unit]],
  });
  bank.askers.push(
    await asker('head', DUTIES, 'HQ'),
    await asker('north', DUTIES, 'NORTH'),
    await asker('wall of the north', ['WALL_DISPLAY'], 'NORTH'),
    await asker('partner in the south', ['PARTNER'], 'SOUTH'),
  );
  const { caller } = bank.askers[0]!;
  const write = writerOf(caller);
  const code = canaries.make(index, 'H');
  await write([
    ['createIndustry', { code, name: canaries.make(index, 'H'), idempotencyKey: 'once' }],
    [
      'defineIndicator',
      {
        code: canaries.make(index, 'H').toLowerCase(),
        name: canaries.make(index, 'H'),
        description: canaries.make(index, 'H'),
        unit: 'RATIO',
        direction: 'HIGHER_IS_BETTER',
      },
    ],
    ...CONDITIONS.map(
      (condition) =>
        [
          'draftWarningRule',
          {
            code: canaries.make(index, 'H'),
            name: canaries.make(index, 'H'),
            description: canaries.make(index, 'H'),
            severity: 'YELLOW',
            subject: 'CLIENT',
            condition,
          },
        ] as const,
    ),
  ]);
  const clients = [
    await fillUnit(write, bank, canaries, 'NORTH', code),
    await fillUnit(write, bank, canaries, 'SOUTH', code),
  ];
  await write([
    [
      'connectClients',
      {
        fromClientReference: clients[0],
        toClientReference: clients[1],
        type: 'CONTROL',
        evidence: canaries.make(index, 'H'),
        validFrom: '2025-01-01',
        share: '0.6',
      },
    ],
  ]);
  await addPartner(clc, bank, canaries, write);
  const { alerts } = await caller.run('{ alerts { nodes { id } } }');
  await write(
    alerts.nodes.flatMap(({ id: alertId }: { id: string }) => [
      ['acknowledgeAlert', { alertId }],
      ['assignAlert', { alertId, assigneeId: toGlobalId('User', caller.userId) }],
      ['startAlertInvestigation', { alertId }],
      [
        'planAlertAction',
        {
          alertId,
          description: `Visit ${canaries.make(index, 'H')}`,
          ownerId: toGlobalId('User', caller.userId),
          dueOn: DAY,
        },
      ],
    ]),
  );
  return bank;
}

/** An application that the partner's asker acts for, with a document and a credential. */
async function addPartner(
  clc: TestClc,
  { index, id: institution_id, askers }: Bank,
  canaries: Canaries,
  write: Write,
): Promise<void> {
  const make = (): string => canaries.make(index, 'H');
  const [id, applicationCode, created_at, { userId: user_id }] = [newId(), make(), new Date(), askers.at(-1)!.caller];
  await clc.database.inTenant(institution_id, async (query) => {
    await query
      .insertInto('partner')
      .values({ id, institution_id, code: make(), name: make(), kind: 'EXTERNAL', active: true, created_at })
      .execute();
    await query
      .insertInto('application')
      .values({
        id: newId(),
        institution_id,
        partner_id: id,
        code: applicationCode,
        name: make(),
        user_id,
        document_mode: 'OPEN',
        budget_window_seconds: 60,
        active: true,
        created_at,
      })
      .execute();
  });
  await write([
    [
      'publishDocuments',
      {
        applicationCode,
        version: '1',
        manifest: manifestOf(
          `query ${make()} { portfolio { clientCount } }`,
          `subscription ${make()} { ${DEPRECATED} }`,
        ),
      },
    ],
    ['issueApiCredential', { applicationCode, scopes: ['QUERY'] }],
  ]);
  await clc.database.inTenant(institution_id, (query) => noteUse(query, institution_id));
}

/** What is written while the application is used. */
async function noteUse(query: Query, institution_id: string): Promise<void> {
  const [document, { id: application_id }] = [
    await query.selectFrom('persisted_document').select(['version_id', 'hash']).executeTakeFirstOrThrow(),
    await query.selectFrom('application').select('id').executeTakeFirstOrThrow(),
  ];
  const count = { requests: 1, errors: 0, lastUsedAt: new Date(), slowestMs: 1, durations: [1] };
  await addUsage(query, institution_id, {
    processId: newId(),
    number: 1,
    writtenAt: new Date(),
    counts: [{ versionId: document.version_id, hash: document.hash, ...count }],
  });
  await query
    .insertInto('cost_window')
    .values({ application_id, institution_id, starts_at: new Date(), reserved: 1 })
    .execute();
}

/**
 * An institution with an issuer of its own. It takes no tokens of the one that the askers have theirs from, so that
 * nobody asks in its name.
 */
export async function makeClosedBank(clc: TestClc, index: number, canaries: Canaries): Promise<Bank> {
  const institution = await clc.institution(canaries.make(index, 'H'));
  const url = `https://${canaries.make(index, 'H')}.example.org`;
  await clc.database.inTenant(institution.id, (query) =>
    query
      .insertInto('identity_issuer')
      .values({ id: newId(), institution_id: institution.id, url, subject_claim: 'sub', created_at: new Date() })
      .execute(),
  );
  return { index, id: institution.id, institution, isBusy: false, askers: [] };
}

type Write = (commands: readonly (readonly [name: string, input: object])[]) => Promise<void>;

/** A client of the unit, with all that belongs to one; gives its reference. */
async function fillUnit(
  write: Write,
  { index, askers }: Bank,
  canaries: Canaries,
  unitCode: keyof typeof UNITS,
  industryCode: string,
): Promise<string> {
  const make = (): string => canaries.make(index, UNITS[unitCode]);
  const [clientReference, facilityReference, collateralReference] = [make(), make(), make()];
  const amount = { amount: '100', currency: 'CNY' };
  await write([
    [
      'createClient',
      {
        reference: clientReference,
        name: make(),
        localName: make(),
        segment: 'CORPORATE',
        unitCode,
        industryCode,
        country: 'CN',
      },
    ],
    ['addContact', { clientReference, name: make(), role: make(), phone: make(), email: `${make()}@example.org` }],
    ...(unitCode === 'SOUTH' ? ([['placeLegalHold', { clientReference, reason: make() }]] as const) : []),
    ['addManagementMember', { clientReference, name: make(), position: make() }],
    ['changeClientStage', { clientReference, command: 'BEGIN_SCREENING', reason: make() }],
    ['changeClientTier', { clientReference, tier: 'CORE', reason: make() }],
    [
      'assignRelationshipManager',
      { clientReference, relationshipManagerId: toGlobalId('User', askers[0]!.caller.userId) },
    ],
    [
      'createFacility',
      {
        clientReference,
        reference: facilityReference,
        product: make(),
        purpose: make(),
        committed: { amount: '1000', currency: 'CNY' },
        rate: '0.06',
        dayCount: 'THIRTY_360',
        startsOn: '2025-01-01',
        availableUntil: '2025-12-31',
        maturesOn: '2026-12-31',
      },
    ],
    ['changeFacilityStatus', { facilityReference, command: 'MEET_CONDITIONS', reason: make() }],
    ['recordDrawdown', { facilityReference, amount, valueDate: '2025-02-01', purpose: make(), payee: make() }],
    [
      'setRepaymentSchedule',
      { facilityReference, instalments: [{ dueDate: '2025-12-31', principal: '100', interest: '3' }] },
    ],
    ['recordRepayment', { facilityReference, amount: { amount: '1', currency: 'CNY' }, paidOn: '2025-03-01' }],
    [
      'createCollateral',
      {
        clientReference,
        reference: collateralReference,
        kind: 'LAND',
        description: make(),
        ownerName: make(),
        currency: 'CNY',
        haircut: '0.3',
      },
    ],
    ['recordValuation', { collateralReference, value: amount, valuedOn: '2025-06-01', valuer: make(), method: make() }],
    ['changeCollateralStatus', { collateralReference, command: 'VALUE', reason: make() }],
    ['allocateCollateral', { collateralReference, facilityReference, share: '1' }],
    ['recordGuarantee', { clientReference, guarantorName: make(), amount, validFrom: '2025-01-01' }],
    [
      'recordStatement',
      {
        clientReference,
        currency: 'CNY',
        periodStart: '2024-01-01',
        periodEnd: '2024-12-31',
        lines: [
          { code: 'revenue', value: '1' },
          { code: 'current_assets', value: '3' },
          { code: 'current_liabilities', value: '2' },
        ],
      },
    ],
    [
      'recordObservations',
      {
        observations: [
          { clientReference, indicator: 'court_enforcement', value: '1', asOf: DAY },
          { facilityReference, indicator: 'covenant_waived', value: '1', asOf: DAY },
        ],
      },
    ],
  ]);
  return clientReference;
}

/** Commands in a document: few, so that a busy machine answers each in time. */
const AT_A_TIME = 6;

/** Sends commands, and fails with the first that fails. */
function writerOf(caller: Caller): Write {
  const send: Write = async (commands) => {
    const failureOf = (name: string): string => (name === 'publishDocuments' ? 'failures' : 'failure');
    const typed = commands
      .map(([name], index) => `$i${index}: ${name[0]!.toUpperCase()}${name.slice(1)}Input!`)
      .join(' ');
    const calls = commands
      .map(([name], index) => `c${index}: ${name}(input: $i${index}) { ${failureOf(name)} { code message path } }`)
      .join(' ');
    await caller.run(
      `mutation (${typed}) { ${calls} }`,
      Object.fromEntries(commands.map(([, input], index) => [`i${index}`, input])),
    );
  };
  return async (commands) => {
    for (let from = 0; from < commands.length; from += AT_A_TIME) await send(commands.slice(from, from + AT_A_TIME));
  };
}
