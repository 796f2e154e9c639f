/**
 * What all commands on one alert share. The client's row is locked before the alert's, as judging does, so that a
 * person's command and new figures come one after the other; the alert's state is read under the lock.
 */
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { transition } from '../../domain/shared/state-machine.ts';
import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type { GuardedActor } from '../../domain/warning/alert-guards.ts';
import { ALERT_MACHINE } from '../../domain/warning/alert-machine.ts';
import type { AlertCommand } from '../../domain/warning/alert-machine.ts';
import { newId } from '../../persistence/tenant.ts';
import { addAlertHistory, reviseAlert } from '../../persistence/warning/alert-write.repository.ts';
import type { AlertChanges } from '../../persistence/warning/alert-write.repository.ts';
import type { AlertRow } from '../../persistence/warning/alert.repository.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { AuthorisedClient } from '../command/authorise.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { alertEventPayload } from './alert-event.ts';

/** An alert that nobody else can change until the transaction ends, with who acts on it. */
export interface LockedAlert {
  readonly alert: AlertRow;
  readonly client: AuthorisedClient;
  readonly actor: GuardedActor;
}

/** What a command does to an alert: a step of its life cycle, the columns it sets, and how it is told. */
export interface AlertChange {
  readonly command: AlertCommand;
  readonly event: AlertEventKind;
  readonly set?: AlertChanges;
  /** For the alert's history: the reason, or what was done, in words. */
  readonly note: string | null;
  /** Why it may not be done although the alert's state allows it; null or absent when it may. */
  readonly refusal?: Failure | null;
}

/** What every command on an alert takes. */
export interface AlertKey {
  readonly alertId: string;
}

/** What every command on an alert answers. */
export interface AlertOutput {
  readonly alertId: string;
}

/** Locks the alert if the actor may run the command on its client; otherwise it answers as if there were none. */
async function lockAlert(context: CommandContext, { alertId }: AlertKey): Promise<Result<LockedAlert>> {
  const { userId } = context.actor;
  if (userId === null)
    throw new Error(`${context.command.name} is a person's command: the system has no duties to separate`);
  const notFound = fail(
    'ALERT_NOT_FOUND',
    'There is no alert with this ID on a client of the units your duty covers.',
    'alertId',
  );
  const found = await context.query
    .selectFrom('alert')
    .select('client_id')
    .where('id', '=', alertId)
    .executeTakeFirst();
  if (found === undefined) return notFound;
  await lockClients(context, [found.client_id]);
  const client = await authoriseClient(context, { clientId: found.client_id });
  if (!client.ok) return notFound;
  await context.audit.watch(context.query, 'alert', alertId);
  const alert = await context.query
    .selectFrom('alert')
    .selectAll()
    .where('id', '=', alertId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const { relationshipManagerId } = client.value;
  return ok({
    alert,
    client: client.value,
    actor: { actorId: userId, relationshipManagerIds: relationshipManagerId === null ? [] : [relationshipManagerId] },
  });
}

/**
 * Takes a locked alert through one step of its life: refused where its state does not allow it, else saved, noted and
 * told.
 */
async function applyChange(
  context: CommandContext,
  { alert, client }: LockedAlert,
  change: AlertChange,
): Promise<Result<AlertOutput>> {
  const moved = transition(ALERT_MACHINE, alert.status, change.command);
  if (!moved.ok) return moved;
  if (change.refusal != null) return { ok: false, failure: change.refusal };
  const changed = await reviseAlert(context.query, alert.id, { ...change.set, status: moved.value });
  const { note, event } = change;
  await addAlertHistory(context.query, [
    {
      id: newId(),
      institution_id: context.institutionId,
      alert_id: alert.id,
      event,
      from_status: alert.status,
      to_status: moved.value,
      actor_id: context.actor.userId,
      note,
      occurred_at: context.now,
      recorded_at: context.recordedAt,
    },
  ]);
  context.emit([{ kind: event, payload: alertEventPayload(changed, client), occurredAt: context.now }]);
  return ok({ alertId: alert.id });
}

/** Locks the alert, asks `decide` what to do, and does it: the whole of a command. */
export async function changeAlert(
  context: CommandContext,
  key: AlertKey,
  decide: (locked: LockedAlert) => AlertChange | Promise<AlertChange>,
): Promise<Result<AlertOutput>> {
  const locked = await lockAlert(context, key);
  return locked.ok ? applyChange(context, locked.value, await decide(locked.value)) : locked;
}
