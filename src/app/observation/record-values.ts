import { sql } from 'kysely';
import { watchedIndicators } from '../../domain/warning/watched.ts';
import { coversSegment } from '../../domain/warning/rule.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { indicatorIds } from '../../persistence/indicator/indicator.repository.ts';
import { insertObservations } from '../../persistence/indicator/observation.repository.ts';
import type { StatementLineage } from '../../persistence/indicator/indicator.entity.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { applyJudgements } from '../warning/apply-judgements.ts';
import { judge } from '../warning/judge-rules.ts';
import type { Judgement } from '../warning/judge-rules.ts';
import type { JudgedRule, RecordedPoint, Subject, Trial } from '../warning/subject.ts';

export const OBSERVATION_SOURCES = ['STATEMENT', 'FACILITY', 'EXTERNAL'] as const;
export type ObservationSource = (typeof OBSERVATION_SOURCES)[number];

/** A value to record; who hands it in has authorised its client and facility. */
export interface NewValue {
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly indicatorCode: string;
  /** An exact decimal; null with a `nullReason`. */
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly asOf: IsoDate;
  readonly source: ObservationSource;
  readonly statementVersionId: string | null;
  readonly lineage: StatementLineage | null;
}

export interface RecordedValues {
  readonly recorded: number;
  /** What judging decided; already written. */
  readonly judgements: readonly Judgement[];
}

/** How many of the judgements raised an alert, or raised one again. */
export function countRaised(judgements: readonly Judgement[]): number {
  return judgements.filter(({ decision }) => decision.action === 'RAISE' || decision.action === 'REOPEN').length;
}

/** A client that values are about, as rules and events need to know it. */
export type ValueClient = Subject['client'];

/**
 * Records values and judges, in the same transaction, the rules that watch their indicators and no others. Values of
 * one series at several dates are judged at each date in turn. Clients that the caller has read need no second look.
 */
export async function recordValues(
  context: CommandContext,
  values: readonly NewValue[],
  known: ReadonlyMap<string, ValueClient> = new Map(),
): Promise<RecordedValues> {
  if (values.length === 0) return { recorded: 0, judgements: [] };
  const idOf = await indicatorIds(context.query);
  const rows = values.map((value) => ({ ...value, id: newId(), indicatorId: requireId(idOf, value.indicatorCode) }));
  await insertObservations(context.query, context.institutionId, rows, context.recordedAt);
  const { trials, watched } = await lockedTrials(context, rows, known);
  const judgements = await judge(context, trials, watched);
  await applyJudgements(context, judgements);
  return { recorded: rows.length, judgements };
}

/**
 * What is to be judged, with its clients locked. Publishing locks the clients that it judges: rules that are the same
 * after the lock as before it are those in force, and whoever publishes others next sees these rows.
 */
async function lockedTrials(
  context: CommandContext,
  rows: readonly (RecordedPoint & { readonly indicatorId: string })[],
  known: ReadonlyMap<string, ValueClient>,
): Promise<{ trials: readonly Trial[]; watched: readonly RecordedPoint[] }> {
  const indicators = [...new Set(rows.map((row) => row.indicatorId))];
  let rules = await watchingRules(context, indicators);
  for (;;) {
    const watched = watchedRows(rules, rows);
    const trials = trialsOf(context, rules, watched, await withClients(context, known, watched));
    if (trials.length === 0) return { trials, watched: [] };
    await lockClients(
      context,
      trials.map(({ subject }) => subject.client.id),
    );
    const inForce = await watchingRules(context, indicators);
    if (inForce.length === rules.length && inForce.every(({ id }, index) => id === rules[index]!.id))
      return { trials, watched: [...watched.values()].flatMap((series) => [...series.values()].flat()) };
    rules = inForce;
  }
}

function requireId(idOf: ReadonlyMap<string, string>, code: string): string {
  const id = idOf.get(code);
  if (id === undefined) throw new Error(`The indicator ${code} is not defined in this institution.`);
  return id;
}

/**
 * The published rules that watch one of the indicators. Each indicator is looked up by itself: whatever the planner
 * thinks of the tables, rules that watch something else are not touched.
 */
async function watchingRules({ query }: CommandContext, indicators: readonly string[]): Promise<JudgedRule[]> {
  const { rows } = await sql<JudgedRule>`
    select distinct on (r.id) r.id, r.code, r.definition
    from unnest(${[...indicators]}::uuid[]) as i (id)
    cross join lateral (select rule_id from rule_watch where indicator_id = i.id offset 0) as w
    cross join lateral (select id, code, definition from warning_rule where id = w.rule_id and status = 'PUBLISHED'
      limit 1) as r order by r.id`.execute(query);
  return rows;
}

/** The rows that some rule watches, by indicator and subject. */
type WatchedRows = ReadonlyMap<string, ReadonlyMap<string, RecordedPoint[]>>;

function watchedRows(rules: readonly JudgedRule[], rows: readonly RecordedPoint[]): WatchedRows {
  const watched = new Map(
    rules
      .flatMap((rule) => watchedIndicators(rule.definition.condition))
      .map((code) => [code, new Map<string, RecordedPoint[]>()]),
  );
  for (const row of rows) {
    const series = watched.get(row.indicatorCode);
    if (series === undefined) continue;
    const subjectId = row.facilityId ?? row.clientId;
    const points = series.get(subjectId);
    if (points === undefined) series.set(subjectId, [row]);
    else points.push(row);
  }
  return watched;
}

function trialsOf(
  context: CommandContext,
  rules: readonly JudgedRule[],
  watched: WatchedRows,
  clients: ReadonlyMap<string, ValueClient>,
): Trial[] {
  return rules.flatMap((rule) => {
    const bySubject = new Map<string, RecordedPoint[]>();
    for (const code of watchedIndicators(rule.definition.condition)) {
      for (const [subjectId, points] of watched.get(code)!)
        bySubject.set(subjectId, [...(bySubject.get(subjectId) ?? []), ...points]);
    }
    return [...bySubject].flatMap(([subjectId, points]): Trial[] => {
      const { clientId, facilityId } = points[0]!;
      const client = clients.get(clientId)!;
      const isSubject = (rule.definition.subject === 'FACILITY') === (facilityId !== null);
      if (!isSubject || !coversSegment(rule.definition, client.segment)) return [];
      return [
        { rule, subject: { id: subjectId, client, facilityId }, dates: judgedDates(points, context.businessDate) },
      ];
    });
  });
}

/** What lies ahead of the business date is not judged yet; a batch of only such values is judged as of today. */
function judgedDates(points: readonly RecordedPoint[], businessDate: IsoDate): IsoDate[] {
  if (points.length === 1 && points[0]!.asOf <= businessDate) return [points[0]!.asOf];
  const past = [...new Set(points.map((point) => point.asOf))].filter((date) => date <= businessDate).toSorted();
  return past.length === 0 ? [businessDate] : past;
}

async function withClients(
  { query }: CommandContext,
  known: ReadonlyMap<string, ValueClient>,
  watched: WatchedRows,
): Promise<ReadonlyMap<string, ValueClient>> {
  const missing = new Set<string>();
  for (const series of watched.values())
    for (const points of series.values()) if (!known.has(points[0]!.clientId)) missing.add(points[0]!.clientId);
  if (missing.size === 0) return known;
  const rows = await query
    .selectFrom('client')
    .select(['id', 'unit_id as unitId', 'industry_code as industryCode', 'segment'])
    .where('id', '=', (where) => where.fn.any(where.val([...missing])))
    .execute();
  return new Map([...known, ...rows.map((row): [string, ValueClient] => [row.id, row])]);
}
