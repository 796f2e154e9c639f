/**
 * What time alone does to alerts: a snooze ends on its day, and a response that is overdue escalates. Bounded, so that
 * one transaction stays short; the caller repeats it while there is more.
 */
import { sql } from 'kysely';
import { AWAITING_RESPONSE, deadlineFor, isOverdue } from '../../domain/warning/alert-deadline.ts';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import { ALERT_MACHINE } from '../../domain/warning/alert-machine.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { WarningRuleDefinition } from '../../domain/warning/rule.ts';
import { newId } from '../../persistence/tenant.ts';
import { addAlertHistory, updateSweptAlerts } from '../../persistence/warning/alert-write.repository.ts';
import type { AlertRow } from '../../persistence/warning/alert.repository.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { alertEventPayload } from './alert-event.ts';

const SWEEP_LIMIT = 500;

/** What a sweep did; `more` where it reached its limit and should run again. */
export interface AlertSweep {
  readonly woken: number;
  readonly escalated: number;
  readonly more: boolean;
}

/** Wakes and escalates what is due by the institution's business time, at most 500 alerts of each. */
export async function sweepAlerts(context: CommandContext): Promise<AlertSweep> {
  const asleep = sql`a.status = 'SNOOZED' and a.snoozed_until <= ${context.businessDate}::date`;
  const awaited = sql`a.status in (${sql.join([...AWAITING_RESPONSE])}) and a.due_at < ${context.now}::timestamptz`;
  const [toWake, toEscalate] = [await candidates(context, asleep), await candidates(context, awaited)];
  // All at once: locked one after the other, the two could meet another command's locks in a ring.
  await lockClients(
    context,
    [...toWake, ...toEscalate].map((alert) => alert.client_id),
  );
  const woken = await wake(context, await stillDue(context, toWake, asleep));
  const escalated = await escalate(context, await stillDue(context, [...toEscalate, ...toWake], awaited));
  return { woken, escalated, more: toWake.length === SWEEP_LIMIT || toEscalate.length === SWEEP_LIMIT };
}

/** An alert as the sweep changes it. */
interface Change {
  readonly id: string;
  readonly from: AlertStatus;
  readonly dueAt: string | null;
}

async function wake(context: CommandContext, due: readonly DueAlert[]): Promise<number> {
  await apply(
    context,
    due.map((alert) => ({ id: alert.id, from: alert.status, dueAt: alert.due_at?.toISOString() ?? null })),
    'WAKE',
    'WOKEN',
    'The snooze ended.',
  );
  return due.length;
}

async function escalate(context: CommandContext, due: readonly DueAlert[]): Promise<number> {
  const now = context.now.toISOString();
  const overdue = due.filter((alert) => isOverdue({ status: alert.status, dueAt: alert.due_at!.toISOString() }, now));
  const changes = overdue.map((alert) => ({
    id: alert.id,
    from: alert.status,
    dueAt: deadlineFor(alert.definition.response, now),
  }));
  await apply(context, changes, 'ESCALATE', 'ESCALATED', 'The response was not given in time.');
  return due.length;
}

type DueAlert = AlertRow & { readonly definition: WarningRuleDefinition };

interface Candidate {
  readonly id: string;
  readonly client_id: string;
}

async function candidates({ query }: CommandContext, condition: ReturnType<typeof sql>): Promise<Candidate[]> {
  return (
    await sql<Candidate>`select a.id, a.client_id from alert a where ${condition} order by a.id
      limit ${SWEEP_LIMIT}`.execute(query)
  ).rows;
}

/** Asks again under the locks: somebody may have acted meanwhile. */
async function stillDue(
  { query }: CommandContext,
  alerts: readonly Candidate[],
  condition: ReturnType<typeof sql>,
): Promise<DueAlert[]> {
  if (alerts.length === 0) return [];
  const { rows } = await sql<DueAlert>`
    select a.*, r.definition from alert a join warning_rule r on r.id = a.rule_id
      where a.id = any(${alerts.map(({ id }) => id)}::uuid[]) and ${condition} order by a.id`.execute(query);
  return rows;
}

async function apply(
  context: CommandContext,
  changes: readonly Change[],
  command: 'WAKE' | 'ESCALATE',
  event: AlertEventKind,
  note: string,
): Promise<void> {
  if (changes.length === 0) return;
  const to = ALERT_MACHINE.transitions[command].to!;
  const { query, institutionId, now, recordedAt } = context;
  const rows = await updateSweptAlerts(query, to, changes);
  await addAlertHistory(
    query,
    changes.map(({ id, from }) => ({
      id: newId(),
      institution_id: institutionId,
      alert_id: id,
      event,
      from_status: from,
      to_status: to,
      actor_id: null,
      note,
      occurred_at: now,
      recorded_at: recordedAt,
    })),
  );
  context.emit(
    rows.map((row) => ({
      kind: event,
      occurredAt: context.now,
      payload: alertEventPayload(row, {
        id: row.client_id,
        unitId: row.unit_id,
        industryCode: row.industry_code,
        segment: row.segment,
      }),
    })),
  );
}
