import type { EntityManager } from '@mikro-orm/postgresql';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { AlertEventKind, AlertEventPayload } from '../../domain/warning/alert-event.ts';
import type { Query } from '../../persistence/orm.ts';
import type { Actor, SystemActor } from '../../security/actor.ts';
import type { CommandName } from '../../security/command-permissions.ts';
import type { KeyRing } from '../../security/personal-data/key-ring.ts';
import type { AuditTrail } from '../audit/audit-trail.ts';

/** An event as a command appends it; the command's runner adds institution and record time. */
export interface NewAlertEvent {
  readonly kind: AlertEventKind;
  readonly payload: AlertEventPayload;
  /** Business time. */
  readonly occurredAt: Date;
}

/** What a command works with: its own fork and transaction, who acts, and when. */
export interface CommandContext {
  readonly em: EntityManager;
  /** Plain SQL in the same transaction, for bulk work. */
  readonly query: Query;
  readonly actor: Actor | SystemActor;
  readonly institutionId: string;
  /** The institution's business date. */
  readonly businessDate: IsoDate;
  /** Business time: the business date at the present time of day. */
  readonly now: Date;
  /** Record time: the real present. */
  readonly recordedAt: Date;
  /** Keys for what is personal. */
  readonly keys: KeyRing;
  /** What the entry for auditors will show, written in this transaction. */
  readonly audit: AuditTrail;
  /** Appends to the event log, in this transaction. */
  emit(events: readonly NewAlertEvent[]): void;
}

/**
 * One thing a caller can do: it authorises every id it was given, loads what it needs, asks the domain, saves, and
 * emits events, all in one transaction. A failed result rolls the transaction back.
 */
export interface Command<Input, Output> {
  readonly name: CommandName;
  /** Keys of the input, at any depth, whose values are personal data: no record keeps them in clear. */
  readonly personal: readonly string[];
  run(context: CommandContext, input: Input): Promise<Result<Output>>;
}

/** Declares a command; the types of its input and output follow from `run`. */
export function defineCommand<Input, Output>(
  name: CommandName,
  run: Command<Input, Output>['run'],
  personal: readonly string[] = [],
): Command<Input, Output> {
  return { name, personal, run };
}
