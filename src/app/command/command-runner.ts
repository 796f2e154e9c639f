import { createHash } from 'node:crypto';
import { fail } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findUnusableText } from '../../domain/shared/text.ts';
import { toIsoDate } from '../../domain/shared/time.ts';
import { queryOf } from '../../persistence/orm.ts';
import type { Database, Query } from '../../persistence/orm.ts';
import { holdsAny } from '../../security/actor.ts';
import type { Actor, SystemActor } from '../../security/actor.ts';
import { COMMAND_DUTIES } from '../../security/command-permissions.ts';
import type { Command, CommandContext, NewAlertEvent } from './command.ts';

export interface CommandRunnerOptions {
  readonly database: Database;
  /** The real present; a test may hold it still. */
  readonly clock?: () => Date;
  /** Told after a commit that appended events, so that the sequencer need not wait for its next poll. */
  readonly onEvents?: () => void;
  /** Told of each refusal for want of duty, so that it is recorded. */
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

/** Runs commands: duty, transaction, idempotency, business time and event log are the same for all of them. */
export class CommandRunner {
  readonly #options: CommandRunnerOptions;

  constructor(options: CommandRunnerOptions) {
    this.#options = options;
  }

  /**
   * Runs `command` once. With a key, a repeated call returns the first one's answer without a second effect;
   * the same key with another input fails with IDEMPOTENCY_KEY_REUSED.
   */
  async run<Input, Output>(command: Command<Input, Output>, actor: Actor | SystemActor, input: Input, idempotencyKey: string | null = null): Promise<Result<Output>> {
    if (actor.userId !== null && !holdsAny(actor, COMMAND_DUTIES[command.name])) return this.#refuse(command, actor);
    const unusable = findUnusableText(input) ?? findUnusableText(idempotencyKey, 'idempotencyKey');
    if (unusable !== null) return { ok: false, failure: unusable };
    const fork = this.#options.database.forkForTenant(actor.institutionId);
    const events: NewAlertEvent[] = [];
    try {
      const result = await fork.transactional(async (em) => {
        const query = queryOf(em);
        const recordedAt = (this.#options.clock ?? (() => new Date()))();
        const context: CommandContext = { em, query, actor, institutionId: actor.institutionId, recordedAt, ...(await businessTime(query, recordedAt)), emit: (added) => void events.push(...added) };
        const once = idempotencyKey === null ? null : await claimKey(context, command.name, idempotencyKey, input);
        if (once?.answered !== undefined) return once.answered as Result<Output>;
        const outcome = await command.run(context, input);
        if (!outcome.ok) throw new Rollback(outcome);
        await em.flush();
        await appendEvents(context, events);
        await once?.store(outcome);
        return outcome;
      });
      if (events.length > 0) this.#options.onEvents?.();
      return result;
    } catch (error) {
      if (error instanceof Rollback) return this.#failed(command, actor, error.result);
      throw error;
    }
  }

  #refuse(command: { name: string }, actor: Actor | SystemActor): Result<never> {
    return this.#failed(command, actor, fail('FORBIDDEN', `None of your duties allows ${command.name}. Ask an administrator for one that does.`));
  }

  #failed(command: { name: string }, actor: Actor | SystemActor, result: Result<never>): Result<never> {
    if (!result.ok && (result.failure.code === 'FORBIDDEN' || result.failure.code === 'SEPARATION_OF_DUTIES')) {
      this.#options.onRefusal?.({ actor, command: command.name, code: result.failure.code });
    }
    return result;
  }
}

async function businessTime(query: Query, recordedAt: Date): Promise<Pick<CommandContext, 'businessDate' | 'now'>> {
  const row = await query.selectFrom('institution').select('business_date').executeTakeFirstOrThrow();
  if (row.business_date === null) return { businessDate: toIsoDate(recordedAt), now: recordedAt };
  return { businessDate: row.business_date, now: new Date(`${row.business_date}${recordedAt.toISOString().slice(10)}`) };
}

async function appendEvents(context: CommandContext, events: readonly NewAlertEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => ({
    institution_id: context.institutionId,
    kind: event.kind,
    payload: JSON.stringify(event.payload),
    occurred_at: event.occurredAt,
    recorded_at: context.recordedAt,
  }));
  for (let from = 0; from < rows.length; from += 1_000) {
    await context.query.insertInto('event_outbox').values(rows.slice(from, from + 1_000) as never).execute();
  }
}

interface ClaimedKey {
  /** The stored answer where the command ran before; undefined where this call is the first. */
  readonly answered?: Result<unknown>;
  store(result: Result<unknown>): Promise<void>;
}

/** Claims the key or finds its answer. A concurrent call with the same key waits here until the first one commits. */
async function claimKey(context: CommandContext, command: string, key: string, input: unknown): Promise<ClaimedKey> {
  const { query, institutionId, recordedAt } = context;
  const id = { institution_id: institutionId, actor_id: context.actor.userId ?? institutionId, key };
  const inputHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
  const inserted = await query
    .insertInto('idempotency_key')
    .values({ ...id, command, input_hash: inputHash, result: null, created_at: recordedAt } as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const where = (['institution_id', 'actor_id', 'key'] as const).map((column) => [column, id[column]] as const);
  const store = async (result: Result<unknown>): Promise<void> => {
    let update = query.updateTable('idempotency_key').set({ result: JSON.stringify(result) } as never);
    for (const [column, value] of where) update = update.where(column, '=', value);
    await update.execute();
  };
  if (inserted.numInsertedOrUpdatedRows === 1n) return { store };
  let select = query.selectFrom('idempotency_key').select(['command', 'input_hash', 'result']);
  for (const [column, value] of where) select = select.where(column, '=', value);
  const earlier = await select.executeTakeFirstOrThrow();
  if (earlier.command !== command || earlier.input_hash !== inputHash) {
    throw new Rollback(fail('IDEMPOTENCY_KEY_REUSED', `The key "${key}" was used for another ${earlier.command} call. Choose a new key for a new call.`, 'idempotencyKey'));
  }
  return { answered: earlier.result as Result<unknown>, store };
}
