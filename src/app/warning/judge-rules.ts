/**
 * Judges rules on subjects. A batch is judged in the order in which reading gets dearer, since most of it is sound:
 *
 * 1. the alerts there are, and the series the rules look back on (`ObservedSeries`), some of it assumed from the batch;
 * 2. peers (`PeerValues`), where a rule compares with them;
 * 3. the state alone, which leaves the few trials that decide something;
 * 4. for those: what was assumed is read, and the rule judged as of each date (`judgeInTurn`);
 * 5. peers again, shown beside the evidence of rules that do not compare with them.
 */
import type { AlertDecision } from '../../domain/warning/alert-decision.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import { evaluateRule, ruleState } from '../../domain/warning/evaluate.ts';
import { judgeInTurn } from '../../domain/warning/judge-in-turn.ts';
import type { AlertState } from '../../domain/warning/judge-in-turn.ts';
import { coversSegment } from '../../domain/warning/rule.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { SubjectView, Verdict } from '../../domain/warning/verdict.ts';
import { historyDepth } from '../../domain/warning/watched.ts';
import { indicatorIds } from '../../persistence/indicator/indicator.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { alertKey, loadAlertStates } from './alert-state.ts';
import { ObservedSeries } from './observed-series.ts';
import { PeerValues } from './peer-values.ts';
import { subjectsOf } from './rule-subjects.ts';
import type { JudgedRule, RecordedPoint, Subject, Trial } from './subject.ts';

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

/** What there is to see of a subject as of a date. */
type ViewOf = (subject: Subject, through: IsoDate) => SubjectView;

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
  const alerts = await alertsOf(context, trials);
  const alertOf = ({ rule, subject }: Trial): AlertState | null => alerts.get(alertKey(rule.code, subject.id)) ?? null;
  const idOf = await indicatorIds(context.query);
  const series = await ObservedSeries.load(context, trials, recorded, idOf);
  const peers = new PeerValues(context.query, idOf);
  const viewOf: ViewOf = (subject, through) => ({
    history: (indicator) => series.history(subject.id, indicator, through),
    peers: (indicator) => peers.of(subject, indicator),
  });

  await peers.load(trials.filter(({ rule }) => needsPeers(rule)));
  const decisive = trials.filter((trial) => decides(trial, series.datesToJudge(trial), alertOf(trial), viewOf));
  await series.confirm(decisive);
  const judgements = decisive.flatMap((trial) =>
    judgeTrial(context, trial, series.datesToJudge(trial), alertOf(trial), viewOf),
  );
  const evident = judgements.filter(hasEvidence);
  await peers.load(evident);
  return judgements.map((judgement) =>
    hasEvidence(judgement) ? { ...judgement, verdict: verdictOf(judgement, viewOf) } : judgement,
  );
}

/** Judges one rule on every subject it covers, as of the business date; used where a rule is new or time passes. */
export async function judgeRule(context: CommandContext, rule: JudgedRule): Promise<Judgement[]> {
  const found: Judgement[] = [];
  let after: Subject | null = null;
  for (;;) {
    const subjects: Subject[] = await subjectsOf(context.query, rule, after);
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

function alertsOf({ query }: CommandContext, trials: readonly Trial[]): Promise<ReadonlyMap<string, AlertState>> {
  return loadAlertStates(
    query,
    [...new Set(trials.map(({ rule }) => rule.code))],
    [...new Set(trials.map(({ subject }) => subject.id))],
  );
}

function needsPeers(rule: JudgedRule): boolean {
  return [...historyDepth(rule.definition.condition).values()].some((need) => need.peers);
}

/** Whether a trial decides anything, found out as cheaply as can be: most of a batch is clear and has no alert. */
function decides(
  { rule: { definition }, subject }: Trial,
  dates: readonly IsoDate[],
  alert: AlertState | null,
  viewOf: ViewOf,
): boolean {
  if (!coversSegment(definition, subject.client.segment)) return false;
  if (alert !== null) return true;
  return dates.some(
    (date) => ruleState(definition, viewOf(subject, date), { businessDate: date, wasFiring: false }) === 'FIRING',
  );
}

function judgeTrial(
  { now }: CommandContext,
  { rule, subject }: Trial,
  dates: readonly IsoDate[],
  alert: AlertState | null,
  viewOf: ViewOf,
): Judgement[] {
  const judged = judgeInTurn(
    {
      definition: rule.definition,
      viewOn: (date) => viewOf(subject, date),
      alert,
      newAlert: () => ({ id: newId(), raisedAt: now.toISOString() }),
    },
    dates,
  );
  return judged.map(({ before, after, ...decided }) => ({
    rule,
    subject,
    ...decided,
    alertId: after.id,
    statusBefore: before?.status ?? null,
    statusAfter: after.status,
    assigneeId: after.assigneeId,
    raisedAt: after.raisedAt,
  }));
}

function hasEvidence({ decision }: Judgement): boolean {
  return decision.action !== 'CLEAR';
}

function verdictOf({ rule, subject, date, wasFiring }: Judgement, viewOf: ViewOf): Verdict {
  return evaluateRule(rule.definition, viewOf(subject, date), { businessDate: date, wasFiring });
}
