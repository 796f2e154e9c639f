/**
 * Recording observations with rules judged, against MikroORM's insertMany of the same rows with none, side by side on
 * one PostgreSQL in one run; and the same with 10,000 further rules that watch other indicators. Prints ratios.
 */
import { randomUUID } from 'node:crypto';
import { CommandRunner } from '../../src/app/command/command-runner.ts';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import { recordObservations } from '../../src/app/observation/record-observations.ts';
import { importStatements } from '../../src/app/statement/import-statements.ts';
import { Observation } from '../../src/persistence/indicator/indicator.entity.ts';
import { migrate, openDatabase } from '../../src/persistence/orm.ts';
import type { Database } from '../../src/persistence/orm.ts';
import { newId } from '../../src/persistence/tenant.ts';
import { sql } from 'kysely';
import { onServer } from '../support/database.ts';

const CLIENTS = 1_000;
const BATCHES = [1_000, 5_000, 10_000];
const ROWS = 10_000;
const ROUNDS = 5;
const OTHER_RULES = 10_000;
/** Half of them watched by rules of the shipped pack, as a bank's daily figures are. */
const INDICATORS = [
  'court_enforcement',
  'bounced_payments',
  'current_ratio',
  'interest_cover',
  'account_turnover',
  'return_on_assets',
  'gross_margin',
  'quick_ratio',
  'asset_turnover',
  'net_margin',
];

/** One value in 200 is unsound. */
const SOUND: Record<string, string> = { court_enforcement: '0', bounced_payments: '0' };
const UNSOUND: Record<string, string> = Object.fromEntries(
  INDICATORS.map((code) => [code, code in SOUND ? '9' : '0.5']),
);

const server = new URL(process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres');
const name = `clc_bench_${randomUUID().replaceAll('-', '')}`;
await onServer(server, `create database ${name}`);
const url = new URL(server);
url.pathname = `/${name}`;
const database = await openDatabase({ url: url.href });
try {
  await migrate(database);
  await run(database);
} finally {
  await database.close();
  await onServer(server, `drop database ${name} with (force)`);
}

async function run(db: Database): Promise<void> {
  const founded = await foundInstitution(db, { code: 'BENCH', name: 'Bench' });
  if (!founded.ok) throw new Error(founded.failure.message);
  const { institutionId } = founded.value;
  const actor = { userId: null, subject: 'system', institutionId } as const;
  const runner = new CommandRunner({ database: db });
  const clients = Array.from({ length: CLIENTS }, (_, index) => ({
    reference: `B${index}`,
    name: `B${index}`,
    segment: 'CORPORATE' as const,
    industryCode: `I${index % 20}`,
    country: null,
  }));
  await runner.run(importStatements, actor, {
    statements: clients.map((client) => ({
      client,
      basis: 'CONSOLIDATED' as const,
      periodStart: '2020-01-01',
      periodEnd: '2020-12-31',
      currency: 'USD',
      auditOpinion: 'UNAUDITED' as const,
      lines: { total_assets: '1' },
      source: 'bench',
    })),
  });
  const ids = await db.inTenant(institutionId, (query) =>
    query.selectFrom('client').select(['id', 'reference']).execute(),
  );
  const indicators = await db.inTenant(institutionId, (query) =>
    query.selectFrom('indicator').select(['id', 'code']).execute(),
  );
  const idOf = new Map(indicators.map((row) => [row.code, row.id]));
  const codes = INDICATORS.filter((code) => idOf.has(code));
  const watched = await db.inTenant(institutionId, (query) =>
    query
      .selectFrom('rule_watch as w')
      .innerJoin('indicator as i', 'i.id', 'w.indicator_id')
      .select('i.code')
      .distinct()
      .where('i.code', 'in', codes)
      .execute(),
  );

  let day = 0;
  const rowsOf = () => {
    day += 1;
    const asOf = new Date(Date.UTC(2021, 0, day)).toISOString().slice(0, 10);
    return Array.from({ length: ROWS }, (_, index) => ({
      client: ids[Math.floor(index / codes.length) % CLIENTS]!,
      code: codes[index % codes.length]!,
      asOf,
      value:
        index % 200 === day % 200
          ? UNSOUND[codes[index % codes.length]!]!
          : (SOUND[codes[index % codes.length]!] ?? '2.25'),
    }));
  };
  const baseline = async (batch: number): Promise<number> => {
    const rows = rowsOf();
    const began = performance.now();
    for (let from = 0; from < ROWS; from += batch) {
      await db.inTenant(institutionId, (_query, em) =>
        em.insertMany(
          Observation,
          rows.slice(from, from + batch).map((row) => ({
            id: newId(),
            institutionId,
            clientId: row.client.id,
            facilityId: null,
            subjectId: row.client.id,
            indicatorId: idOf.get(row.code)!,
            value: row.value,
            nullReason: null,
            asOf: row.asOf,
            source: 'EXTERNAL',
            statementVersionId: null,
            lineage: null,
            recordedAt: new Date(),
          })),
        ),
      );
    }
    return performance.now() - began;
  };
  const ours = async (batch: number): Promise<number> => {
    const rows = rowsOf();
    const began = performance.now();
    for (let from = 0; from < ROWS; from += batch) {
      const result = await runner.run(recordObservations, actor, {
        observations: rows.slice(from, from + batch).map((row) => ({
          clientReference: row.client.reference,
          indicator: row.code,
          value: row.value,
          asOf: row.asOf,
        })),
      });
      if (!result.ok || result.value.recorded !== batch) throw new Error(JSON.stringify(result).slice(0, 500));
    }
    return performance.now() - began;
  };

  console.log(
    `${ROWS} observations; ${codes.length} indicators, ${watched.length} of them watched by published rules; one value in 200 unsound; medians of ${ROUNDS} rounds side by side`,
  );
  await baseline(1_000);
  await ours(1_000);
  for (const batch of BATCHES)
    print(
      `batches of ${batch}`,
      await compare(
        () => baseline(batch),
        () => ours(batch),
      ),
    );
  const before = await compare(
    () => baseline(1_000),
    () => ours(1_000),
  );
  await addOtherRules(db, institutionId, OTHER_RULES);
  const after = await compare(
    () => baseline(1_000),
    () => ours(1_000),
  );
  console.log(
    `with ${OTHER_RULES} further rules that watch other indicators: ${(after.ours / after.baseline / (before.ours / before.baseline)).toFixed(2)} × the cost without them (flat: 1)`,
  );
  const alerts = await db.inTenant(institutionId, (query) =>
    query
      .selectFrom('alert')
      .select((select) => select.fn.countAll().as('n'))
      .executeTakeFirstOrThrow(),
  );
  console.log(`alerts raised meanwhile: ${String(alerts.n)}`);
}

async function compare(
  baseline: () => Promise<number>,
  ours: () => Promise<number>,
): Promise<{ baseline: number; ours: number }> {
  const times: { baseline: number[]; ours: number[] } = { baseline: [], ours: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const inOrder = round % 2 === 0;
    if (inOrder) times.baseline.push(await baseline());
    times.ours.push(await ours());
    if (!inOrder) times.baseline.push(await baseline());
  }
  const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { baseline: median(times.baseline), ours: median(times.ours) };
}

function print(label: string, { baseline, ours }: { baseline: number; ours: number }): void {
  console.log(
    `${label}: insertMany without rules ${((baseline / ROWS) * 1_000).toFixed(1)} µs/row, Clc with rules ${((ours / ROWS) * 1_000).toFixed(1)} µs/row: ${(baseline / ours).toFixed(2)} × as fast`,
  );
}

/** Published rules on indicators that the bench does not record. */
async function addOtherRules(db: Database, institutionId: string, count: number): Promise<void> {
  await db.inTenant(institutionId, async (query) => {
    const other = await query
      .selectFrom('indicator')
      .select(['id', 'code'])
      .where('code', 'not in', INDICATORS)
      .limit(1)
      .executeTakeFirstOrThrow();
    const definition = {
      code: 'x',
      name: 'x',
      description: 'x',
      severity: 'YELLOW',
      subject: 'CLIENT',
      segments: [],
      response: null,
      condition: {
        kind: 'LEVEL',
        indicator: other.code,
        comparison: 'LT',
        threshold: '1',
        clearThreshold: null,
        periods: 1,
        forDays: null,
      },
    };
    await sql`
      with added as (
        insert into warning_rule (id, institution_id, code, version, status, definition, drafted_at, published_at)
        select gen_random_uuid(), ${institutionId}::uuid, 'bench_' || n, 1, 'PUBLISHED',
          ${JSON.stringify(definition)}::jsonb, now(), now() from generate_series(1, ${count}::int) as n returning id
      )
      insert into rule_watch (indicator_id, rule_id, institution_id) select ${other.id}::uuid, id,
        ${institutionId}::uuid from added`.execute(query);
  });
}
