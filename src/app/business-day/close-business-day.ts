import { findLatest } from '../../persistence/indicator/observation-read.repository.ts';
import { daysBetween } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { dependsOnTime } from '../../domain/warning/watched.ts';
import { setClosedThrough } from '../../persistence/institution/institution-write.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { sweepAlerts } from '../alert/sweep-alerts.ts';
import { reviewTier } from '../client/review-tier.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients, lockInstitution } from '../command/locks.ts';
import type { CommandRunner } from '../command/command-runner.ts';
import { observeFacilities } from '../facility/facility-indicators.ts';
import { countRaised, recordValues } from '../observation/record-values.ts';
import type { NewValue } from '../observation/record-values.ts';
import { applyJudgements } from '../warning/apply-judgements.ts';
import { judgeRule } from '../warning/judge-rules.ts';
import type { JudgedRule } from '../warning/subject.ts';
import { clientsToReview, facilitiesToObserve, isMonthEnd, statementEnds } from './due-at-close.ts';
import { businessTimeOf } from './set-business-date.ts';

/** Whose day is closed, and by whom. */
export interface DayClosing {
  readonly database: Database;
  readonly commands: CommandRunner;
  readonly institutionId: string;
}

/** Few enough for a transaction that others hardly notice. */
const SUBJECTS_AT_ONCE = 100;

/**
 * Closes a business day of an institution: what the passing of the day did to its facilities is observed, rules that
 * wait for something are judged, alerts are swept, tiers reviewed. Several short transactions; closing a day twice, or
 * on two nodes, does nothing more, since only figures that changed are recorded. Returns the alerts raised.
 */
export async function closeBusinessDay(closing: DayClosing, date: IsoDate): Promise<number> {
  const { closedThrough } = await businessTimeOf(closing.database, closing.institutionId);
  if (closedThrough !== null && closedThrough >= date) return 0;
  let raised = 0;
  const facilityIds = await closing.database.inTenant(closing.institutionId, (query) =>
    facilitiesToObserve(query, closedThrough, date),
  );
  raised += await observeBooked(closing, date, facilityIds);
  if (isMonthEnd(date)) {
    const ends = await closing.database.inTenant(closing.institutionId, statementEnds);
    for (const some of chunks(ends)) raised += await run(closing, ageStatements, { date, ends: some });
  }
  for (const rule of await closing.database.inTenant(closing.institutionId, waitingRules))
    raised += await run(closing, judgeWaiting, rule);
  while (await run(closing, sweep, null));
  await run(closing, finishDay, { date });
  return raised;
}

/** Observes facilities on a date, where something was booked on them in bulk; returns the alerts raised. */
export async function observeBooked(
  closing: DayClosing,
  date: IsoDate,
  facilityIds: readonly string[],
): Promise<number> {
  let raised = 0;
  for (const some of chunks(facilityIds)) raised += await run(closing, observeSome, { date, facilityIds: some });
  return raised;
}

/** Wakes and escalates what is due by now; between the days too, as deadlines have hours. */
export async function sweepInstitution(closing: DayClosing): Promise<void> {
  while (await run(closing, sweep, null));
}

async function run<Input, Output>(
  { commands, institutionId }: DayClosing,
  command: ReturnType<typeof defineCommand<Input, Output>>,
  input: Input,
): Promise<Output> {
  const result: Result<Output> = await commands.run(command, { userId: null, subject: 'system', institutionId }, input);
  if (!result.ok) throw new Error(`Closing the day failed: ${result.failure.message}`);
  return result.value;
}

const observeSome = defineCommand(
  { name: 'closeBusinessDay', reach: 'SYSTEM' },
  async (context, { date, facilityIds }: { date: IsoDate; facilityIds: readonly string[] }) => {
    const figures = await observeFacilities(context, facilityIds, date);
    // An age grows every day: it is worth a row at a month's end, not daily.
    const worthwhile = isMonthEnd(date)
      ? figures
      : figures.filter(({ indicatorCode }) => indicatorCode !== 'valuation_age_days');
    return ok(await recordChanged(context, worthwhile));
  },
);

const ageStatements = defineCommand(
  { name: 'closeBusinessDay', reach: 'SYSTEM' },
  async (context, { date, ends }: { date: IsoDate; ends: readonly { clientId: string; periodEnd: IsoDate }[] }) =>
    ok(
      await recordChanged(
        context,
        ends.map(({ clientId, periodEnd }) => ({
          clientId,
          facilityId: null,
          indicatorCode: 'statement_age_days',
          value: String(daysBetween(periodEnd, date)),
          nullReason: null,
          asOf: date,
          source: 'FACILITY',
          statementVersionId: null,
          lineage: null,
        })),
      ),
    ),
);

const judgeWaiting = defineCommand({ name: 'closeBusinessDay', reach: 'SYSTEM' }, async (context, rule: JudgedRule) => {
  const judgements = await judgeRule(context, rule);
  await applyJudgements(context, judgements);
  return ok(countRaised(judgements));
});

const sweep = defineCommand({ name: 'closeBusinessDay', reach: 'SYSTEM' }, async (context, _input: null) =>
  ok((await sweepAlerts(context)).more),
);

const finishDay = defineCommand(
  { name: 'closeBusinessDay', reach: 'SYSTEM' },
  async (context, { date }: { date: IsoDate }) => {
    await lockInstitution(context);
    context.audit.addFigures({
      closedThrough: date,
      tiers: await reviewTier(context, await clientsToReview(context.query)),
    });
    await setClosedThrough(context.query, context.institutionId, date);
    return ok(null);
  },
);

/** Records the values that differ from the latest of their series. */
async function recordChanged(context: CommandContext, values: readonly NewValue[]): Promise<number> {
  const subjects = [...new Set(values.map(({ facilityId, clientId }) => facilityId ?? clientId))];
  if (subjects.length === 0) return 0;
  const codes = [...new Set(values.map(({ indicatorCode }) => indicatorCode))];
  const indicators = await context.query
    .selectFrom('indicator')
    .select(['id', 'code'])
    .where('code', '=', (where) => where.fn.any(where.val(codes)))
    .execute();
  const codeOf = new Map(indicators.map(({ id, code }) => [id, code]));
  await lockClients(
    context,
    values.map(({ clientId }) => clientId),
  );
  const rows = await findLatest(context.query, subjects, { indicatorIds: [...codeOf.keys()] });
  const latest = new Map(rows.map((row) => [`${row.subjectId} ${codeOf.get(row.indicatorId)}`, row]));
  const changed = values.filter(({ facilityId, clientId, indicatorCode, value, nullReason }) => {
    const known = latest.get(`${facilityId ?? clientId} ${indicatorCode}`);
    return known === undefined || known.value !== value || known.nullReason !== nullReason;
  });
  if (changed.length === 0) return 0;
  const { recorded, judgements } = await recordValues(context, changed);
  context.audit.addFigures({ recorded, alertsRaised: countRaised(judgements) });
  return countRaised(judgements);
}

/** Published rules whose verdict changes by time alone. */
async function waitingRules(query: CommandContext['query']): Promise<JudgedRule[]> {
  const rules = await query
    .selectFrom('warning_rule')
    .select(['id', 'code', 'definition'])
    .where('status', '=', 'PUBLISHED')
    .execute();
  return rules.filter(({ definition }) => dependsOnTime(definition.condition));
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += SUBJECTS_AT_ONCE) yield items.slice(from, from + SUBJECTS_AT_ONCE);
}
