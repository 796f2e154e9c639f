import { watchedIndicators } from '../../domain/warning/watched.ts';
import { coversSegment } from '../../domain/warning/rule.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertObservations } from '../../persistence/indicator/observation.repository.ts';
import type { StatementLineage } from '../../persistence/indicator/indicator.entity.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { applyJudgements } from '../warning/apply-judgements.ts';
import { judge } from '../warning/judge-rules.ts';
import type { Judgement, Trial } from '../warning/judge-rules.ts';
import type { JudgedRule, Subject } from '../warning/subject.ts';

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

/**
 * Records values and judges, in the same transaction, the rules that watch their indicators and no others. Values of
 * one series at several dates are judged at each date in turn.
 */
export async function recordValues(context: CommandContext, values: readonly NewValue[]): Promise<RecordedValues> {
  if (values.length === 0) return { recorded: 0, judgements: [] };
  const codes = [...new Set(values.map((value) => value.indicatorCode))];
  const indicators = await context.query.selectFrom('indicator').select(['id', 'code']).where('code', 'in', codes).execute();
  const idOf = new Map(indicators.map((row) => [row.code, row.id]));
  const rows = values.map((value) => ({ id: newId(), indicatorId: indicatorId(idOf, value.indicatorCode), ...value }));
  await insertObservations(context.query, context.institutionId, rows, context.recordedAt);
  const rules = await watchingRules(context, [...idOf.values()]);
  if (rules.length === 0) return { recorded: rows.length, judgements: [] };
  const judgements = await judge(context, await trialsOf(context, rules, values));
  await applyJudgements(context, judgements);
  return { recorded: rows.length, judgements };
}

function indicatorId(idOf: ReadonlyMap<string, string>, code: string): string {
  const id = idOf.get(code);
  if (id === undefined) throw new Error(`The indicator ${code} is not defined in this institution.`);
  return id;
}

/** The published rules that watch one of the indicators. */
async function watchingRules({ query }: CommandContext, indicatorIds: readonly string[]): Promise<JudgedRule[]> {
  return query
    .selectFrom('warning_rule')
    .select(['id', 'code', 'definition'])
    .where('id', 'in', (from) => from.selectFrom('rule_watch').select('rule_id').where('indicator_id', '=', (where) => where.fn.any(where.val([...indicatorIds]))))
    .where('status', '=', 'PUBLISHED')
    .execute();
}

async function trialsOf(context: CommandContext, rules: readonly JudgedRule[], values: readonly NewValue[]): Promise<Trial[]> {
  const datesBySeries = new Map<string, Map<string, { value: NewValue; dates: Set<IsoDate> }>>();
  for (const value of values) {
    const ofIndicator = datesBySeries.get(value.indicatorCode) ?? new Map<string, { value: NewValue; dates: Set<IsoDate> }>();
    datesBySeries.set(value.indicatorCode, ofIndicator);
    const subjectId = value.facilityId ?? value.clientId;
    const known = ofIndicator.get(subjectId);
    if (known === undefined) ofIndicator.set(subjectId, { value, dates: new Set([value.asOf]) });
    else known.dates.add(value.asOf);
  }
  const clients = await clientsOf(context, rules, datesBySeries);
  return rules.flatMap((rule) => {
    const bySubject = new Map<string, { value: NewValue; dates: Set<IsoDate> }>();
    for (const code of watchedIndicators(rule.definition.condition)) {
      for (const [subjectId, { value, dates }] of datesBySeries.get(code) ?? []) {
        const known = bySubject.get(subjectId);
        if (known === undefined) bySubject.set(subjectId, { value, dates: new Set(dates) });
        else for (const date of dates) known.dates.add(date);
      }
    }
    return [...bySubject].flatMap(([subjectId, { value, dates }]): Trial[] => {
      const client = clients.get(value.clientId)!;
      const isSubject = (rule.definition.subject === 'FACILITY') === (value.facilityId !== null);
      if (!isSubject || !coversSegment(rule.definition, client.segment)) return [];
      return [{ rule, subject: { id: subjectId, client, facilityId: value.facilityId }, dates: judgedDates(dates, context.businessDate) }];
    });
  });
}

/** What lies ahead of the business date is not judged yet; a batch of only such values is judged as of today. */
function judgedDates(dates: ReadonlySet<IsoDate>, businessDate: IsoDate): IsoDate[] {
  const past = [...dates].filter((date) => date <= businessDate).toSorted();
  return past.length === 0 ? [businessDate] : past;
}

async function clientsOf({ query }: CommandContext, rules: readonly JudgedRule[], datesBySeries: ReadonlyMap<string, ReadonlyMap<string, { value: NewValue }>>): Promise<Map<string, Subject['client']>> {
  const watched = new Set(rules.flatMap((rule) => watchedIndicators(rule.definition.condition)));
  const ids = new Set<string>();
  for (const code of watched) for (const { value } of datesBySeries.get(code)?.values() ?? []) ids.add(value.clientId);
  const rows = await query
    .selectFrom('client')
    .select(['id', 'unit_id as unitId', 'industry_code as industryCode', 'segment'])
    .where('id', '=', (where) => where.fn.any(where.val([...ids])))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
