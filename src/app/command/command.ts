import type { EntityManager } from '@mikro-orm/postgresql';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { AlertEventKind, AlertEventPayload } from '../../domain/warning/alert-event.ts';
import type { Query } from '../../persistence/orm.ts';
import type { Actor, SystemActor } from '../../security/actor.ts';
import type { Duty } from '../../domain/institution/duty.ts';
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
  /** The command that runs, and what was asked of its duty so far. */
  readonly command: CommandDeclaration;
  readonly asked: { unit: boolean };
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

/** Over what a command's duty must be held. */
export type Reach =
  /** The unit of every client, or the unit itself, that the command touches: it asks `coversUnit` of each. */
  | 'UNIT'
  /** The whole institution: what holds in all of it needs a duty in its topmost unit. The runner sees to it. */
  | 'INSTITUTION'
  /** Any unit: what belongs to none, and gives nobody anything. */
  | 'ANYWHERE'
  /** No person's: only the system runs it. */
  | 'SYSTEM';

/** All that is said of a command beside what it does; nothing of it is written anywhere else. */
export interface CommandDeclaration {
  readonly name: string;
  /** One of them allows the command; none where only the system runs it. */
  readonly duties: readonly Duty[];
  readonly reach: Reach;
  /** Who, with the duty, may still not run it because another person must; null where nobody is excluded. */
  readonly separation: string | null;
  /** Keys of the input, at any depth, whose values are personal data: no record keeps them in clear. */
  readonly personal: readonly string[];
}

/**
 * One thing a caller can do: it authorises every id it was given, loads what it needs, asks the domain, saves, and
 * emits events, all in one transaction. A failed result rolls the transaction back.
 */
export interface Command<Input, Output> extends CommandDeclaration {
  run(context: CommandContext, input: Input): Promise<Result<Output>>;
}

/** What is stated of a command where it is defined; left out, nobody is excluded and nothing is personal. */
type Stated = Pick<CommandDeclaration, 'name'> &
  Partial<Pick<CommandDeclaration, 'personal'>> &
  (
    | { readonly reach: 'SYSTEM' }
    | {
        readonly duties: readonly Duty[];
        readonly reach: Exclude<Reach, 'SYSTEM'>;
        readonly separation?: string;
      }
  );

const declared = new Map<string, CommandDeclaration>();

/** Declares a command before it is defined, where its definition is made anew for each call. */
export function declareCommand(stated: Stated): CommandDeclaration {
  const declaration = { duties: [], separation: null, personal: [], ...stated };
  const known = declared.get(stated.name);
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(declaration))
    throw new Error(`Two commands are named ${stated.name}.`);
  declared.set(stated.name, declaration);
  return declaration;
}

/** Every command of the modules that are loaded, by name. */
export function declaredCommands(): readonly CommandDeclaration[] {
  return [...declared.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Defines a command; the types of its input and output follow from `run`. */
export function defineCommand<Input, Output>(
  stated: Stated,
  run: Command<Input, Output>['run'],
): Command<Input, Output> {
  return commandOf(declareCommand(stated), run);
}

/** Defines a command that was declared before. */
export function commandOf<Input, Output>(
  declaration: CommandDeclaration,
  run: Command<Input, Output>['run'],
): Command<Input, Output> {
  return { ...declaration, run };
}
