import { sql } from 'kysely';
import { ALERT_MACHINE } from '../../domain/warning/alert-machine.ts';
import { decideAlert, wasFiring } from '../../domain/warning/alert-decision.ts';
import type { AlertDecision } from '../../domain/warning/alert-decision.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import { evaluateRule, judgeRule as judgeCondition } from '../../domain/warning/evaluate.ts';
import { coversSegment } from '../../domain/warning/rule.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { transition } from '../../domain/shared/state-machine.ts';
import type { ObservationPoint, SubjectView, Verdict } from '../../domain/warning/verdict.ts';
import { historyDepth, watchedIndicators } from '../../domain/warning/watched.ts';
import { indicatorIds } from '../../persistence/indicator/indicator.repository.ts';
import { loadPeers, loadSeries, seriesKey } from '../../persistence/indicator/observation.repository.ts';
import type { PeerGroup, PeerValue, SeriesNeed } from '../../persistence/indicator/observation.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { alertKey, knownEvidence, loadAlertStates } from './alert-state.ts';
import type { AlertState } from './alert-state.ts';
import type { JudgedRule, Subject } from './subject.ts';

/** A rule to be judged on a subject, at one or more dates in turn. */
export interface Trial {
  readonly rule: JudgedRule;
  readonly subject: Subject;
  /** Ascending; the rule is judged as of each, so that what fired and cleared within a batch is not missed. */
  readonly dates: readonly IsoDate[];
}

/** What judging a rule on a subject decided; trials that decided nothing have none. */
export interface Judgement {
  readonly rule: JudgedRule;
  readonly subject: Subject;
  /** As of when it was judged, and whether it counted as firing until then. */
  readonly date: IsoDate;
  readonly wasFiring: boolean;
  readonly verdict: Verdict;
  readonly decision: AlertDecision;
  /** The alert it is about; of a RAISE, the id the new one gets. */
  readonly alertId: string;
  readonly statusBefore: AlertStatus | null;
  readonly statusAfter: AlertStatus;
  readonly assigneeId: string | null;
  /** Business time at which the alert was raised. */
  readonly raisedAt: string;
}

/** A value that was just recorded: what the rules are judged for. */
export interface RecordedPoint {
  readonly id: string;
  readonly asOf: IsoDate;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly indicatorCode: string;
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly statementVersionId: string | null;
}

/**
 * Judges rules on subjects and decides what becomes of their alerts, without writing anything. The caller has locked
 * the subjects' clients, so that two commands that judge the same client do it one after the other.
 */
export async function judge(
  context: CommandContext,
  trials: readonly Trial[],
  recorded: readonly RecordedPoint[] = [],
): Promise<Judgement[]> {
  if (trials.length === 0) return [];
  const rules = [...new Map(trials.map((trial) => [trial.rule.code, trial.rule])).values()];
  const alerts = await loadAlertStates(
    context.query,
    rules.map((rule) => rule.code),
    [...new Set(trials.map((trial) => trial.subject.id))],
  );
  const alertOf = (trial: Trial): AlertState | null => alerts.get(alertKey(trial.rule.code, trial.subject.id)) ?? null;
  const room = await openRoom(context, trials, recorded);
  const dated = trials.map((trial) => ({ ...trial, dates: room.datesToJudge(trial) }));
  await room.loadPeersOf(dated.filter((trial) => needsPeers(trial.rule)));
  const decisive = trials.filter((_trial, index) => decides(dated[index]!, alertOf(dated[index]!), room));
  await room.settle(decisive);
  const judgements = decisive.flatMap((trial) =>
    tryRule(context, { ...trial, dates: room.datesToJudge(trial) }, alertOf(trial), room),
  );
  // Peers that decide nothing are still shown beside the evidence: loaded for the few that have some.
  await room.loadPeersOf(judgements.filter(({ decision }) => decision.action !== 'CLEAR'));
  return judgements.map((judgement) =>
    judgement.decision.action === 'CLEAR' ? judgement : { ...judgement, verdict: verdictOf(judgement, room) },
  );
}

function verdictOf(
  { rule, subject, date, wasFiring: firing }: Pick<Judgement, 'rule' | 'subject' | 'date' | 'wasFiring'>,
  room: Room,
): Verdict {
  return evaluateRule(rule.definition, room.viewOf(subject, date), { businessDate: date, wasFiring: firing });
}

/** Judges one rule on every subject it covers, as of the business date; used where a rule is new or time passes. */
export async function judgeRule(context: CommandContext, rule: JudgedRule): Promise<Judgement[]> {
  const found: Judgement[] = [];
  let after: Subject | null = null;
  for (;;) {
    const subjects: Subject[] = await subjectsOf(context, rule, after);
    if (subjects.length === 0) return found;
    await lockClients(
      context,
      subjects.map(({ client }) => client.id),
    );
    found.push(
      ...(await judge(
        context,
        subjects.map((subject) => ({ rule, subject, dates: [context.businessDate] })),
      )),
    );
    after = subjects.at(-1)!;
  }
}

const SUBJECTS_AT_ONCE = 1_000;

/** The next subjects in the order in which clients are locked. */
async function subjectsOf(context: CommandContext, rule: JudgedRule, after: Subject | null): Promise<Subject[]> {
  const facility = rule.definition.subject === 'FACILITY';
  const base = context.query
    .selectFrom('client as c')
    .select(['c.id as clientId', 'c.unit_id as unitId', 'c.industry_code as industryCode', 'c.segment'])
    .limit(SUBJECTS_AT_ONCE);
  const scoped =
    rule.definition.segments.length === 0 ? base : base.where('c.segment', 'in', rule.definition.segments as never);
  if (facility) {
    let query = scoped
      .innerJoin('facility as f', 'f.client_id', 'c.id')
      .select('f.id as facilityId')
      .where('f.status', 'not in', ['CLOSED', 'CANCELLED', 'WRITTEN_OFF'] as never)
      .orderBy('c.id')
      .orderBy('f.id');
    if (after !== null) query = query.where(sql<boolean>`(c.id, f.id) > (${after.client.id}::uuid, ${after.id}::uuid)`);
    return (await query.execute()).map(({ facilityId, clientId, ...client }) => ({
      id: facilityId,
      facilityId,
      client: { id: clientId, ...client },
    }));
  }
  let query = scoped.where('c.stage', 'not in', ['CLOSED', 'REJECTED', 'WITHDRAWN']).orderBy('c.id');
  if (after !== null) query = query.where('c.id', '>', after.id);
  return (await query.execute()).map(({ clientId, ...client }) => ({
    id: clientId,
    facilityId: null,
    client: { id: clientId, ...client },
  }));
}

function needsPeers(rule: JudgedRule): boolean {
  return [...historyDepth(rule.definition.condition).values()].some((need) => need.peers);
}

/** What the trials look at: series, and peers where they are asked for. */
interface Room extends Pick<GatheredSeries, 'settle'> {
  viewOf(subject: Subject, through: IsoDate): SubjectView;
  loadPeersOf(trials: readonly Pick<Trial, 'rule' | 'subject'>[]): Promise<void>;
  /**
   * The trial's dates from the newest earlier knowledge on. What is older than that is a correction of the past: it
   * neither raises nor clears as of then, but the present may look different for it.
   */
  datesToJudge(trial: Trial): readonly IsoDate[];
}

async function openRoom(
  context: CommandContext,
  trials: readonly Trial[],
  recorded: readonly RecordedPoint[],
): Promise<Room> {
  const idOf = await indicatorIds(context.query);
  const { series, settle } = await gatherSeries(context, trials, recorded, idOf);
  const peers = new Map<string, PeerValue[]>();
  const recordedAt = context.recordedAt.toISOString();
  return {
    settle,
    viewOf: (subject, through) => ({
      history: (indicator) => upTo(series.get(seriesKey(subject.id, indicator)) ?? [], through),
      peers: (indicator) => {
        if (subject.facilityId !== null || subject.client.industryCode === null) return null;
        const values = peers.get(`${subject.client.industryCode} ${idOf.get(indicator)}`);
        return values === undefined
          ? null
          : values.filter((peer) => peer.clientId !== subject.client.id).map((peer) => peer.value);
      },
    }),
    datesToJudge: ({ rule, subject, dates }) => {
      let known = '';
      for (const code of watchedIndicators(rule.definition.condition)) {
        for (const point of series.get(seriesKey(subject.id, code)) ?? [])
          if (point.asOf > known && point.recordedAt < recordedAt) known = point.asOf;
      }
      const judged = dates.filter((date) => date >= known);
      return judged.length > 0 ? judged : [known];
    },
    loadPeersOf: async (some) => {
      const groups = new Map<string, PeerGroup>();
      for (const { rule, subject } of some) {
        if (subject.facilityId !== null || subject.client.industryCode === null) continue;
        for (const code of watchedIndicators(rule.definition.condition)) {
          const indicatorId = idOf.get(code);
          const key = `${subject.client.industryCode} ${indicatorId}`;
          if (indicatorId !== undefined && !peers.has(key))
            groups.set(key, { industryCode: subject.client.industryCode, indicatorId });
        }
      }
      for (const [key, values] of await loadPeers(context.query, [...groups.values()])) peers.set(key, values);
    },
  };
}

interface GatheredSeries {
  readonly series: ReadonlyMap<string, readonly ObservationPoint[]>;
  /** Reads what was only assumed of these trials' series. */
  settle(trials: readonly Trial[]): Promise<void>;
}

/**
 * The series the trials look at. Where only the newest point counts, the batch's is assumed to be it, and read again
 * only for a trial that would decide something: a sound value decides nothing, whether or not a newer one is known.
 */
async function gatherSeries(
  context: CommandContext,
  trials: readonly Trial[],
  recorded: readonly RecordedPoint[],
  idOf: ReadonlyMap<string, string>,
): Promise<GatheredSeries> {
  const needs = new Map<string, SeriesNeed>();
  for (const { rule, subject, dates } of trials) {
    for (const [indicatorCode, need] of historyDepth(rule.definition.condition)) {
      const indicatorId = idOf.get(indicatorCode);
      const key = seriesKey(subject.id, indicatorCode);
      const depth = Math.max(needs.get(key)?.depth ?? 0, need.observations + dates.length - 1);
      if (indicatorId !== undefined) needs.set(key, { subjectId: subject.id, indicatorId, indicatorCode, depth });
    }
  }
  const recordedAt = context.recordedAt.toISOString();
  const assumed = new Map<string, ObservationPoint[]>();
  for (const { id, clientId, facilityId, indicatorCode, value, nullReason, asOf, statementVersionId } of recorded) {
    const key = seriesKey(facilityId ?? clientId, indicatorCode);
    if (needs.get(key)?.depth === 1 && asOf <= context.businessDate)
      assumed.set(key, [{ id, indicator: indicatorCode, value, nullReason, asOf, recordedAt, statementVersionId }]);
  }
  const series = await loadSeries(
    context.query,
    [...needs].filter(([key]) => !assumed.has(key)).map(([, need]) => need),
    context.businessDate,
  );
  for (const [key, points] of assumed) series.set(key, points);
  const settle = async (trials: readonly Trial[]): Promise<void> => {
    const keys = new Set(
      trials
        .flatMap(({ rule, subject }) =>
          watchedIndicators(rule.definition.condition).map((code) => seriesKey(subject.id, code)),
        )
        .filter((key) => assumed.has(key)),
    );
    for (const [key, points] of await loadSeries(
      context.query,
      [...keys].map((key) => needs.get(key)!),
      context.businessDate,
    ))
      series.set(key, points);
  };
  return { series, settle };
}

function upTo(points: readonly ObservationPoint[], through: IsoDate): readonly ObservationPoint[] {
  let end = points.length;
  while (end > 0 && points[end - 1]!.asOf > through) end -= 1;
  return end === points.length ? points : points.slice(0, end);
}

/** Whether a trial decides anything, found out as cheaply as can be: most of a batch is clear and has no alert. */
function decides(trial: Trial, alert: AlertState | null, room: Room): boolean {
  if (!coversSegment(trial.rule.definition, trial.subject.client.segment)) return false;
  if (alert !== null) return true;
  return trial.dates.some(
    (date) =>
      judgeCondition(trial.rule.definition, room.viewOf(trial.subject, date), {
        businessDate: date,
        wasFiring: false,
      }) === 'FIRING',
  );
}

function tryRule(
  context: CommandContext,
  { rule, subject, dates }: Trial,
  stored: AlertState | null,
  room: Room,
): Judgement[] {
  const judgements: Judgement[] = [];
  let current = stored;
  for (const date of dates) {
    const firing = wasFiring(current);
    const verdict = verdictOf({ rule, subject, date, wasFiring: firing }, room);
    const decision = decideAlert(current, verdict, rule.definition.severity);
    if (decision.action === 'NONE') continue;
    const raised = decision.action === 'RAISE' || current === null;
    const statusBefore: AlertStatus | null = raised ? null : current!.status;
    const statusAfter = raised
      ? ALERT_MACHINE.initial
      : decision.command === null
        ? current!.status
        : move(current!.status, decision.command);
    const known = decision.action === 'CLEAR' ? [] : verdict.evidence.flatMap(knownEvidence);
    const alertId = raised ? newId() : current!.id;
    const raisedAt = raised ? context.now.toISOString() : current!.raisedAt;
    judgements.push({
      rule,
      subject,
      date,
      wasFiring: firing,
      verdict,
      decision,
      alertId,
      statusBefore,
      statusAfter,
      assigneeId: raised ? null : current!.assigneeId,
      raisedAt,
    });
    current = {
      id: alertId,
      raisedAt,
      status: statusAfter,
      severity: decision.severity,
      conditionCleared: decision.conditionCleared,
      assigneeId: raised ? null : current!.assigneeId,
      evidence: raised ? known : [...known, ...current!.evidence],
    };
  }
  return judgements;
}

function move(status: AlertStatus, command: NonNullable<AlertDecision['command']>): AlertStatus {
  const moved = transition(ALERT_MACHINE, status, command);
  if (!moved.ok) throw new Error(`The engine may not ${command} an alert that is ${status}.`);
  return moved.value;
}
