/**
 * Institutions, and the units of one, are kept apart. Probes made up from the schema itself ask every root field for
 * everything, with the keys of everybody; what is answered is searched for what is not the asker's. Then the rights are
 * forged, so that row-level security alone is left, and what the application sent to the database is sent again for
 * others.
 *
 * `npm run verify:isolation -- --probes 10000 --seed N` runs it at length.
 */
import { CompiledQuery, sql } from 'kysely';
import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSchema } from '../../src/api/schema.ts';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import { Random } from '../../src/domain/shared/random.ts';
import { logExtent } from '../../src/persistence/event-log/event-log.repository.ts';
import type { Query } from '../../src/persistence/orm.ts';
import type { Actor } from '../../src/security/actor.ts';
import { startClc } from '../support/clc.ts';
import type { TestClc } from '../support/clc.ts';
import { fillBank, makeClosedBank } from './prober/bank.ts';
import type { Bank } from './prober/bank.ts';
import { Canaries, canariesIn, uuidsIn } from './prober/canary.ts';
import { LeakWatch } from './prober/leaks.ts';
import { Ledger, asOwner, tenantTables } from './prober/ledger.ts';
import { Pool } from './prober/pool.ts';
import { Prober, objectTypes } from './prober/prober.ts';
import type { ProberParts, Tally } from './prober/prober.ts';
import { ReadRecorder } from './prober/recorder.ts';
import type { RecordedRead } from './prober/recorder.ts';

/** At length there are more. */
const BANKS = Number(process.env['ISOLATION_BANKS'] ?? 8);
const PROBES = Number(process.env['ISOLATION_PROBES'] ?? 2_000);
const SEED = process.env['ISOLATION_SEED'] ?? '1';
/** Long enough for as many probes as are asked for. */
const PATIENCE_MS = 120_000 + PROBES * 60;

let clc: TestClc;
let schema: GraphQLSchema;
let banks: Bank[];
/** With the one that nobody asks in the name of. */
let everybody: Bank[];
let ledger: Ledger;
let parts: Omit<ProberParts, 'watch' | 'seed'>;

beforeAll(
  async () => {
    clc = await startClc({
      WS_MAX_OPERATIONS_PER_SECOND: '100000',
      WS_MAX_SOCKETS_PER_USER: '100000',
      REQUEST_TIMEOUT_MS: '120000',
    });
    schema = await createSchema();
    const canaries = new Canaries();
    banks = [];
    for (let index = 0; index < BANKS; index += 1) banks.push(await fillBank(clc, index, canaries));
    everybody = [...banks, await makeClosedBank(clc, BANKS, canaries)];
    // What waits for its place in the log or in the chain would still change.
    const waiting = 'select 1 from event_outbox union all select 1 from audit_pending limit 1';
    await vi.waitFor(async () => expect(await asOwner(clc.database, waiting)).toEqual([]), {
      timeout: 120_000,
      interval: 50,
    });
    ledger = await Ledger.read(clc.database, everybody);
    const pool = new Pool(banks, ledger);
    for (const bank of banks) pool.harvest(bank, await bank.askers[0]!.caller.run(EVERY_KEY));
    const { origin } = await clc.database.inSystem(logExtent);
    parts = { clc, schema, banks, pool, canaries, beginning: Buffer.from(`${origin}:0`).toString('base64url') };
  },
  300_000 + BANKS * 30_000,
);
afterAll(() => clc.stop());

const EVERY_KEY = `{
  clients { edges { cursor node {
    id contacts { id } management { id } connections { id } statements { id } facilities { id } guarantees { id }
    collateral { id } unit { id } relationshipManager { id }
    alerts { id actions { id } rule { id } }
  } } }
  users { edges { cursor node { id } } } organisationUnits { edges { cursor node { id } } }
  industries { edges { cursor } }
  alerts { edges { cursor } } facilities { edges { cursor } }
  indicators { id } warningRules { id } portfolio { alertCursor }
}`;

describe(`${BANKS} institutions`, () => {
  let watch: LeakWatch;
  let tally: Tally;
  let reads: readonly RecordedRead[];
  let before: string;

  it(
    `leak nothing to each other, nor their units, in ${PROBES} probes of every root field by anybody's keys`,
    async () => {
      before = stillRows(ledger);
      watch = new LeakWatch(ledger);
      const recorder = new ReadRecorder();
      recorder.start();
      const prober = new Prober({ ...parts, watch, seed: SEED });
      tally = await prober.run(PROBES);
      await prober.seek(PROBES, Object.keys(SHOWS_NOTHING));
      await prober.seekTypes(PROBES, Object.keys(NEVER_SEEN));
      reads = recorder.stop();
      watch.settle(await Ledger.read(clc.database, everybody));
      report(
        `${PROBES} probes (seed ${SEED}): ${watch.leaks.length} leaks; ${watch.ownValues}
          values of the askers' own seen; refused: ${[...tally.refused]
            .sort(([, one], [, other]) => other - one)
            .slice(0, 8)
            .map(([code, count]) => `${code} ${count}`)
            .join(', ')}`,
      );
      expect(watch.leaks.slice(0, 5)).toEqual([]);
      // A document that fails by itself proves nothing, and an answer that fails is a fault of its own.
      expect(tally.faults.slice(0, 3)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it('were asked through every root field, and every type was seen', () => {
    const roots = (
      [
        ['query', schema.getQueryType()],
        ['mutation', schema.getMutationType()],
        ['subscription', schema.getSubscriptionType()],
      ] as const
    ).flatMap(([kind, type]) => Object.keys(type?.getFields() ?? {}).map((name) => `${kind} ${name}`));
    expect(roots.filter((name) => !tally.asked.has(name))).toEqual([]);
    expect(roots.filter((name) => !name.startsWith('mutation') && !tally.shown.has(name)).sort()).toEqual(
      Object.keys(SHOWS_NOTHING).sort(),
    );
    const unseen = objectTypes(schema).filter((name) => !tally.types.has(name));
    expect(unseen.toSorted()).toEqual(Object.keys(NEVER_SEEN).toSorted());
  });

  it('have every row as it was where only others were busy', async () => {
    expect(stillRows(await Ledger.read(clc.database, everybody))).toBe(before);
  });

  it(
    'leak nothing where the application lets everybody pass, and row-level security is left alone',
    async () => {
      const probes = Math.ceil(PROBES / 4);
      const forged = await withForgedRights(() => forgedProbes(probes));
      report(
        `${probes} probes with rights over every unit of every institution: ${forged.leaks.length} leaks; ${forged.ownValues} own values seen`,
      );
      expect(forged.leaks.slice(0, 5)).toEqual([]);
      expect(forged.ownValues).toBeGreaterThan(probes);
    },
    PATIENCE_MS,
  );

  it(
    'would be found leaking by the same probes where one table had no row-level security',
    async () => {
      await asOwner(clc.database, 'alter table client disable row level security');
      const forged = await withForgedRights(() => planted(false)).finally(() =>
        asOwner(clc.database, 'alter table client enable row level security'),
      );
      expect(forged.leaks.length).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'would be found leaking between its units where rights covered all of them',
    async () => {
      const forged = await withForgedRights(() => planted(true));
      expect(
        forged.leaks.filter(({ asker, ownedBy }) => asker.split(' ').at(-1) === ownedBy.split(' ').at(-1)).length,
      ).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'get nothing by what the application read for others, sent to the database again under their own',
    async () => {
      const random = new Random(SEED, 'replay');
      const leaks: string[] = [];
      let [rows, failed] = [0, 0];
      for (const { text, values } of reads) {
        const bank = random.pick(banks);
        // One that waited for a lock, or was wrong in itself, shows nobody anything.
        const found = await attempt(
          bank.id,
          async (query) => (await query.executeQuery(CompiledQuery.raw(text, [...values]))).rows,
        ).catch(() => {
          failed += 1;
          return [];
        });
        rows += found.length;
        leaks.push(
          ...foreignIn(found, bank, JSON.stringify(values)).map(
            (value) => `${value} to ${bank.index} by ${text.slice(0, 300)}`,
          ),
        );
      }
      report(
        `${reads.length} recorded reads of ${new Set(reads.map(({ text }) => text)).size} kinds under another institution: ${leaks.length} leaks, ${rows} rows of their own, ${failed} failed`,
      );
      expect(failed).toBeLessThan(reads.length / 20);
      expect(reads.length).toBeGreaterThan(100);
      expect(leaks.slice(0, 5)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('every table', () => {
  it('shows an institution its own rows, shows nothing where none is named, and has some to show', async () => {
    const tables = await tenantTables(clc.database);
    const empty: string[] = [];
    for (const table of tables) {
      const bank = ownerOf(table) ?? banks[2]!;
      const own = await attempt(
        bank.id,
        async (query) => (await sql.raw(`select * from "${table}"`).execute(query)).rows,
      );
      expect(foreignIn(own, bank), table).toEqual([]);
      if (ledger.of(table, bank).length === 0) empty.push(table);
      const nobody = await attempt(
        '',
        async (query) => (await sql.raw(`select * from "${table}"`).execute(query)).rows,
      );
      expect(nobody, table).toEqual([]);
    }
    expect(empty.toSorted()).toEqual(Object.keys(WITHOUT_ROWS).toSorted());
  });

  it('takes no row of another institution, changes none and deletes none', async () => {
    for (const table of await tenantTables(clc.database)) {
      const other = ownerOf(table) ?? banks[4]!;
      const mine = other === banks[2] ? banks[4]! : banks[2]!;
      const [row] = ledger.of(table, other);
      const column = table === 'institution' ? 'id' : 'institution_id';
      for (const statement of [
        `update "${table}" set "${column}" = "${column}" where "${column}" = '${other.id}'`,
        `delete from "${table}" where "${column}" = '${other.id}'`,
      ]) {
        expect(await changed(mine, statement), statement).toBe(0n);
      }
      if (row !== undefined)
        expect(
          await changed(
            mine,
            `insert into "${table}" select * from json_populate_record(null::"${table}", '${JSON.stringify(row).replaceAll("'", "''")}')`,
          ),
          table,
        ).toBe(0n);
    }
  });

  it('with anything of a client is closed to the machinery that serves all institutions', async () => {
    const rows = await asOwner(
      clc.database,
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relkind in ('r', 'p') and a.attname in ('client_id', 'facility_id', 'collateral_id', 'alert_id') and has_table_privilege('clc_system', c.oid, 'select')`,
    );
    expect(rows).toEqual([]);
  });
});

/** Root fields in whose answers nothing of the askers' own can be told from others', and why. */
const SHOWS_NOTHING: Readonly<Record<string, string>> = {
  'query auditHead': 'It is a number and a hash.',
  'query identityIssuers':
    'An institution with issuers of its own takes no tokens of the one that the askers have theirs from.',
};

/** Types of which no answer has an object, and why. */
const NEVER_SEEN: Readonly<Record<string, string>> = {
  IdentityIssuer: 'An institution with issuers of its own takes no tokens of the one that the askers have theirs from.',
};

/** Tables in which nobody has a row to show, and why. */
const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  audit_pending: 'Its rows are gone as soon as they have their place in the chain.',
  event_outbox: 'Its rows are gone as soon as they have their place in the log.',
};

/** An institution that has rows in the table; of all, the one in the middle. */
function ownerOf(table: string): Bank | undefined {
  return [banks[2]!, ...everybody].find((bank) => ledger.of(table, bank).length > 0);
}

/** Tells its figures where they were asked for. */
function report(line: string): void {
  if (process.env['ISOLATION_PROBES'] !== undefined) console.log(line);
}

/** What is written of who asks. */
const TRACES: readonly string[] = ['audit_entry', 'audit_pending', 'audit_link'];

/** All that the institutions own whose askers change nothing, but for the traces of their asking. */
function stillRows(of: Ledger): string {
  return JSON.stringify(
    [...of.rows.keys()]
      .filter((table) => !TRACES.includes(table))
      .map((table) =>
        banks
          .filter(({ isBusy }) => !isBusy)
          .map((bank) =>
            of
              .of(table, bank)
              .map((row) => JSON.stringify(row))
              .sort(),
          ),
      ),
  );
}

async function forgedProbes(probes: number): Promise<LeakWatch> {
  const watch = new LeakWatch(ledger);
  await new Prober({ ...parts, watch, seed: `${SEED} forged`, checksUnits: false, kinds: ['query', 'mutation'] }).run(
    probes,
  );
  watch.settle(await Ledger.read(clc.database, everybody));
  return watch;
}

/** Probes until the fault that was planted is found; it would have to be by as many as are usual. */
async function planted(checksUnits: boolean): Promise<LeakWatch> {
  const watch = new LeakWatch(ledger);
  await new Prober({ ...parts, watch, seed: `${SEED} planted`, checksUnits, kinds: ['query'] }).run(
    PROBES,
    () => watch.leaks.length > 0,
  );
  return watch;
}

/** Runs `work` while whoever signs in holds every duty over every unit of every institution. */
async function withForgedRights<T>(work: () => Promise<T>): Promise<T> {
  const { services } = clc.server;
  const { loadActor } = services;
  const coveredUnitIds = (await asOwner(clc.database, 'select id from organisation_unit')).map(
    ({ id }) => id as string,
  );
  const forge = (actor: Actor): Actor => ({
    ...actor,
    visibleUnitIds: null,
    grants: DUTIES.map((duty) => ({ duty, unitId: actor.grants[0]!.unitId, unitPath: '/', coveredUnitIds })),
  });
  services.loadActor = async (identity) => {
    const actor = await loadActor(identity);
    return actor === null ? null : forge(actor);
  };
  try {
    return await work();
  } finally {
    services.loadActor = loadActor;
  }
}

const DENIED = '42501';
class Undo extends Error {}

/**
 * The rows that a statement gives the institution, in a transaction that is taken back; none where it may not be sent.
 */
async function attempt(
  institutionId: string,
  work: (query: Query) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  let rows: readonly unknown[] = [];
  await clc.database
    .inTenant(institutionId, async (query) => {
      rows = await work(query);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo) && (error as { code?: unknown }).code !== DENIED) throw error;
    });
  return rows;
}

/** How many rows a statement changes under the institution; 0 where it may not be sent. */
async function changed(bank: Bank, statement: string): Promise<bigint> {
  const [count] = await attempt(bank.id, async (query) => [
    (await sql.raw(statement).execute(query)).numAffectedRows ?? 0n,
  ]);
  return (count as bigint | undefined) ?? 0n;
}

/** What of rows belongs to another institution, but for what was asked with. */
function foreignIn(rows: readonly unknown[], bank: Bank, asked = ''): string[] {
  const text = JSON.stringify(rows);
  const canaries = canariesIn(text)
    .filter((canary) => canary.bank !== bank.index)
    .map((canary) => canary.text);
  const uuids = uuidsIn(text).filter((uuid) => (ledger.owners.get(uuid)?.bank ?? bank.index) !== bank.index);
  return [...canaries, ...uuids].filter((value) => !asked.toUpperCase().includes(value.toUpperCase()));
}
