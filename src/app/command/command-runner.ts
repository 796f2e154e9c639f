import { createHash } from 'node:crypto';
import { fail } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findUnusableText } from '../../domain/shared/text.ts';
import { toIsoDate } from '../../domain/shared/time.ts';
import { insertAuditEntry } from '../../persistence/audit/audit-entry.repository.ts';
import { watchFlushes } from '../../persistence/audit/flush-watch.ts';
import { queryOf } from '../../persistence/orm.ts';
import type { Database, Query } from '../../persistence/orm.ts';
import { addEvents } from '../../persistence/event-log/event-outbox.repository.ts';
import {
  claimIdempotencyKey,
  readIdempotencyKey,
  storeAnswer,
} from '../../persistence/command/idempotency-key.repository.ts';
import { observeRows } from '../../persistence/row-observer.ts';
import { holdsAny } from '../../security/actor.ts';
import type { KeyRing } from '../../security/personal-data/key-ring.ts';
import type { Actor, SystemActor } from '../../security/actor.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { entryOfCall } from '../audit/command-entry.ts';
import type { CommandCall } from '../audit/command-entry.ts';
import { coversInstitution } from './authorise.ts';
import { openKeyRing } from './open-key-ring.ts';
import type { Command, CommandContext, NewAlertEvent } from './command.ts';

export interface CommandRunnerOptions {
  readonly database: Database;
  /** The keys for personal data; those of development where they are left out. */
  readonly keys?: KeyRing;
  /** The real present; a test may hold it still. */
  readonly clock?: () => Date;
  /**
   * What the database may take for one statement of a command that somebody waits for; the system's own take what they
   * need.
   */
  readonly statementTimeoutMs?: number;
  /** Told after a commit that appended events, so that the sequencer need not wait for its next poll. */
  readonly onEvents?: () => void;
  /** Told after each commit, since it recorded an entry for auditors. */
  readonly onRecorded?: () => void;
  /** Told of each refusal for want of duty, beside its entry. */
  readonly onRefusal?: (refusal: { actor: Actor | SystemActor; command: string; code: string }) => void;
}

/** Rolls the transaction back while carrying the expected failure out of it. */
class Rollback extends Error {
  readonly result: Result<never>;
  constructor(result: Result<never>) {
    super('rollback');
    this.result = result;
  }
}

const REFUSALS: readonly string[] = ['FORBIDDEN', 'SEPARATION_OF_DUTIES'];

/** Runs commands: duty, transaction, idempotency, business time, event log and audit are the same for all of them. */
export class CommandRunner {
  readonly #options: CommandRunnerOptions;
  #keys: Promise<KeyRing> | null = null;

  constructor(options: CommandRunnerOptions) {
    this.#options = options;
  }

  /** The keys for personal data; never asked for within a transaction. */
  keys(): Promise<KeyRing> {
    const { keys, database } = this.#options;
    return (this.#keys ??= keys === undefined ? openKeyRing(database, []) : Promise.resolve(keys));
  }

  /**
   * Runs `command` once. With a key, a repeated call returns the first one's answer without a second effect;
   * the same key with another input fails with IDEMPOTENCY_KEY_REUSED. `requestId` names the request for auditors.
   */
  async run<Input, Output>(
    command: Command<Input, Output>,
    actor: Actor | SystemActor,
    input: Input,
    idempotencyKey: string | null = null,
    requestId: string | null = null,
  ): Promise<Result<Output>> {
    const unusable = findUnusableText(input) ?? findUnusableText(idempotencyKey, 'idempotencyKey');
    if (unusable !== null) return { ok: false, failure: unusable };
    const call: CommandCall = { command, actor, input, requestId };
    if (actor.userId !== null && !holdsAny(actor, command.duties)) return this.#failed(call, forbidden(command.name));
    const events: NewAlertEvent[] = [];
    try {
      const result = await this.#attempt(command, call, input, { idempotencyKey, events });
      if (events.length > 0) this.#options.onEvents?.();
      this.#options.onRecorded?.();
      return result;
    } catch (error) {
      if (error instanceof Rollback) return this.#failed(call, error.result);
      throw error;
    }
  }

  /**
   * The command, its events and its entry for auditors in one transaction; throws Rollback where it fails as expected.
   */
  async #attempt<Input, Output>(
    command: Command<Input, Output>,
    call: CommandCall,
    input: Input,
    { idempotencyKey, events }: { idempotencyKey: string | null; events: NewAlertEvent[] },
  ): Promise<Result<Output>> {
    const { actor } = call;
    const keys = await this.keys();
    return this.#options.database
      .forkForTenant(actor.institutionId, actor.userId === null ? undefined : this.#options.statementTimeoutMs)
      .transactional(async (em) => {
        const query = queryOf(em);
        const recordedAt = this.#now();
        const audit = new AuditTrail();
        watchFlushes(em, audit);
        observeRows(query, audit);
        const context: CommandContext = {
          em,
          query,
          actor,
          command,
          asked: { unit: false },
          institutionId: actor.institutionId,
          recordedAt,
          ...(await businessTime(query, recordedAt)),
          keys,
          audit,
          emit: (added) => void events.push(...added),
        };
        const once = idempotencyKey === null ? null : await claimKey(context, idempotencyKey, input);
        if (once?.answered !== undefined) return once.answered as Result<Output>;
        const outcome = await runWithinReach(context, command, input);
        if (!outcome.ok) throw new Rollback(outcome);
        await em.flush();
        await appendEvents(context, events);
        await once?.store(outcome);
        const shown = await audit.outcome(query);
        // The clock asks many times whether something is due; that nothing was is no event.
        const isIdle = actor.userId === null && shown.after === null && shown.before === null && events.length === 0;
        if (!isIdle)
          await insertAuditEntry(query, {
            ...entryOfCall(call),
            recordedAt,
            subject: audit.subject,
            clientId: audit.clientId,
            ...shown,
          });
        return outcome;
      });
  }

  /**
   * Gives the failure back; one for want of duty is recorded, in a transaction of its own since the command's is gone.
   */
  async #failed(call: CommandCall, result: Result<never>): Promise<Result<never>> {
    if (result.ok || !REFUSALS.includes(result.failure.code)) return result;
    const { code } = result.failure;
    this.#options.onRefusal?.({ actor: call.actor, command: call.command.name, code });
    await this.#options.database.inTenant(call.actor.institutionId, (query) =>
      insertAuditEntry(query, {
        ...entryOfCall(call, code),
        recordedAt: this.#now(),
        subject: null,
        clientId: null,
        before: null,
        after: null,
      }),
    );
    this.#options.onRecorded?.();
    return result;
  }

  #now(): Date {
    return (this.#options.clock ?? (() => new Date()))();
  }
}

/**
 * Runs the command where its reach lets it. A command that succeeds for a person without having asked whose unit it
 * touches was forgotten to ask, and is taken back.
 */
async function runWithinReach<Input, Output>(
  context: CommandContext,
  command: Command<Input, Output>,
  input: Input,
): Promise<Result<Output>> {
  if (command.reach === 'INSTITUTION') {
    const covered = await coversInstitution(context);
    if (!covered.ok) return covered;
  }
  const outcome = await command.run(context, input);
  if (outcome.ok && command.reach === 'UNIT' && context.actor.userId !== null && !context.asked.unit)
    throw new Error(`${command.name} did not ask whether the actor's duty covers the unit of what it touches.`);
  return outcome;
}

function forbidden(command: string): Result<never> {
  return fail('FORBIDDEN', `None of your duties allows ${command}. Ask an administrator for one that does.`);
}

async function businessTime(query: Query, recordedAt: Date): Promise<Pick<CommandContext, 'businessDate' | 'now'>> {
  const row = await query.selectFrom('institution').select('business_date').executeTakeFirstOrThrow();
  if (row.business_date === null) return { businessDate: toIsoDate(recordedAt), now: recordedAt };
  return {
    businessDate: row.business_date,
    now: new Date(`${row.business_date}${recordedAt.toISOString().slice(10)}`),
  };
}

function appendEvents(context: CommandContext, events: readonly NewAlertEvent[]): Promise<void> {
  const { query, institutionId, recordedAt } = context;
  return addEvents(
    query,
    events.map(({ kind, payload, occurredAt }) => ({
      institution_id: institutionId,
      kind,
      payload,
      occurred_at: occurredAt,
      recorded_at: recordedAt,
    })),
  );
}

interface ClaimedKey {
  /** The stored answer where the command ran before; undefined where this call is the first. */
  readonly answered?: Result<unknown>;
  store(result: Result<unknown>): Promise<void>;
}

/** Claims the key or finds its answer. A concurrent call with the same key waits here until the first one commits. */
async function claimKey(context: CommandContext, key: string, input: unknown): Promise<ClaimedKey> {
  const { query, institutionId, recordedAt } = context;
  const { name: command, personal } = context.command;
  const id = { institution_id: institutionId, actor_id: context.actor.userId ?? institutionId, key };
  const text = JSON.stringify(input);
  const hashes =
    personal.length === 0 ? [createHash('sha256').update(text).digest('hex')] : context.keys.fingerprints(text);
  const isFirst = await claimIdempotencyKey(query, {
    ...id,
    command,
    input_hash: hashes[0]!,
    result: null,
    created_at: recordedAt,
  });
  const store = (result: Result<unknown>): Promise<void> => storeAnswer(query, id, result);
  if (isFirst) return { store };
  const earlier = await readIdempotencyKey(query, id);
  if (earlier.command !== command || !hashes.includes(earlier.input_hash)) {
    throw new Rollback(
      fail(
        'IDEMPOTENCY_KEY_REUSED',
        `The key "${key}" was used for another ${earlier.command} call. Choose a new key for a new call.`,
        'idempotencyKey',
      ),
    );
  }
  return { answered: earlier.result as Result<unknown>, store };
}
