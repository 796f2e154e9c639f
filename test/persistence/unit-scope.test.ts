/**
 * Rows that belong to a client are read within the units that the reader sees. Who reads by key or lists must say so
 * (`UnitScope`, which is made of an actor alone); who reads what hangs on rows that were read so is named here.
 */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import { UnitScope } from '../../src/domain/institution/unit-scope.ts';
import { ENTITIES } from '../../src/persistence/entities.ts';

/** Reads for the API that take no scope, by why they need none. */
const WITHOUT_SCOPE: Readonly<Record<string, readonly string[]>> = {
  'It is given clients that the reader was shown.': [
    'findCollateralByClient',
    'findConnectionsAmong',
    'findConnectionsOf',
    'findContacts',
    'findFacilitiesByClient',
    'findLegalHolds',
    'findManagement',
    'findNeighbours',
    'findStatementsOfClients',
    'findTransitions',
    'newestAlertsOf',
  ],
  'It is given facilities, assets, alerts, statements or evidence that the reader was shown.': [
    'actionsOf',
    'evidenceSaid',
    'findAllocationsByCollateral',
    'findAllocationsByFacility',
    'findCollateralTransitions',
    'findDrawdowns',
    'findFacilityTransitions',
    'findLatestValuations',
    'findLoanAccounts',
    'findObservationsById',
    'findRepayments',
    'findSecuringAssets',
    'findValuations',
    'findVersionsOfStatements',
  ],
  'It is given clients or facilities that the reader was shown.': ['findGuaranteesBy', 'findLatest', 'findSeries'],
  'It is given what the reader has just written by a command that authorised it.': [
    'findConnection',
    'findContact',
    'findLegalHoldsById',
    'findManagementMember',
  ],
  'Its figures are of a group that no member can be told from.': ['loadPeers'],
  'It gives the id for a filter upon a list that is scoped itself.': ['findClientId'],
};

/** What leads from a row to the client that owns it. */
const TO_CLIENT = ['client_id', 'facility_id', 'collateral_id', 'alert_id', 'statement_id'];
const OWNED = ENTITIES.filter(
  ({ meta }) =>
    meta.tableName === 'client' ||
    columnsOf(meta.root.properties).some((name) => TO_CLIENT.some((end) => name.endsWith(end))),
).map(({ meta }) => meta.tableName);

function columnsOf(properties: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(properties).map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
}

interface RepositoryFunction {
  readonly name: string;
  readonly isExported: boolean;
  readonly parameters: string;
  readonly body: string;
}

/** The functions of a source file as the formatter writes them. */
function functionsOf(path: string): RepositoryFunction[] {
  const found = readFileSync(path, 'utf8').matchAll(
    /^(?<exported>export )?(?:async )?function (?<name>\w+)(?:<[^(]*>)?\((?<parameters>[^]*?)\)(?:: [^]*?)? \{\n(?<body>[^]*?)^\}/gm,
  );
  return [...found].map(({ groups }) => ({
    name: groups!['name']!,
    isExported: groups!['exported'] !== undefined,
    parameters: groups!['parameters']!,
    body: groups!['body']!,
  }));
}

/** Exported functions of a repository that read what belongs to clients, themselves or by others of the file. */
function readersOf(path: string): RepositoryFunction[] {
  const functions = functionsOf(path);
  const reads = new Set<string>();
  const isReader = ({ body }: RepositoryFunction): boolean =>
    OWNED.some((table) => new RegExp(`(selectFrom|[jJ]oin)\\('${table}\\b|\\b(from|join) "?${table}\\b`).test(body)) ||
    [...reads].some((name) => body.includes(`${name}(`));
  for (let size = -1; size !== reads.size;) {
    size = reads.size;
    for (const one of functions.filter(isReader)) reads.add(one.name);
  }
  return functions.filter(({ name, isExported }) => isExported && reads.has(name));
}

describe('a read of what belongs to clients', () => {
  const readers = globSync('src/persistence/**/*.repository.ts').sort().flatMap(readersOf);
  const imported = new Set(
    globSync('src/api/**/*.ts').flatMap((path) =>
      [
        ...readFileSync(path, 'utf8').matchAll(/import \{([^}]*)\} from '[^']*persistence\/[^']*\.repository\.ts'/g),
      ].flatMap(([, names]) => names!.split(',').map((name) => name.trim())),
    ),
  );
  const ofApi = readers.filter(({ name }) => imported.has(name));

  it('says for the API who reads, or is named with why it need not', () => {
    expect(OWNED.length).toBeGreaterThan(15);
    expect(ofApi.length).toBeGreaterThan(30);
    expect(
      ofApi
        .filter(({ parameters }) => !parameters.includes('UnitScope'))
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.values(WITHOUT_SCOPE).flat().toSorted());
  });
});

describe('a scope', () => {
  const [north, south] = ['north', 'south'];
  const reader = {
    visibleUnitIds: [north, south],
    grants: [
      { duty: 'AUDITOR' as const, coveredUnitIds: [north] },
      { duty: 'RISK_MANAGER' as const, coveredUnitIds: [north, south] },
    ],
  };
  it('is what the reader sees by the duties that count', () => {
    expect(UnitScope.of(reader).unitIds).toEqual([north, south]);
    expect(UnitScope.of(reader, DUTIES).unitIds).toEqual([north, south]);
    expect(UnitScope.of(reader, ['AUDITOR']).unitIds).toEqual([north]);
    expect(UnitScope.of(reader, ['PARTNER']).unitIds).toEqual([]);
  });
  it('is the whole institution only where every duty counts', () => {
    const everywhere = { ...reader, visibleUnitIds: null };
    expect(UnitScope.of(everywhere, DUTIES).unitIds).toBeNull();
    expect(UnitScope.of(everywhere, ['AUDITOR']).unitIds).toEqual([north]);
  });
});
