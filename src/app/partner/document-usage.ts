import { bucketOf, emptyHistogram } from '../../domain/partner/duration-histogram.ts';
import { addUsage } from '../../persistence/partner/document-usage.repository.ts';
import type { UsageBatch, UsageCount } from '../../persistence/partner/document-usage.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { newId } from '../../persistence/tenant.ts';

const FLUSH_MS = 1_000;

/** One answer to a document of the registry. */
export interface DocumentUse {
  readonly institutionId: string;
  readonly applicationId: string;
  readonly versionId: string;
  readonly hash: string;
  /** How long it took. */
  readonly ms: number;
  /** Whether the answer had errors. */
  readonly failed: boolean;
}

export interface DocumentUsageOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Told of what was written. */
  readonly onWritten?: (institutionId: string, counts: readonly UsageCount[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

type Counting = { -readonly [K in keyof UsageCount]: UsageCount[K] } & { durations: number[] };

/**
 * Counts how documents are used, in memory, and writes what was counted every second: a row for each document, not for
 * each request. A batch is fixed before it is written and keeps its number until its commit is confirmed, so that one
 * whose confirmation was lost is not counted twice. A process that is killed takes its last second of counts with it.
 */
export class DocumentUsage {
  readonly #options: DocumentUsageOptions;
  readonly #processId = newId();
  readonly #counting = new Map<string, Map<string, Counting>>();
  readonly #unconfirmed = new Map<string, UsageBatch>();
  readonly #numbers = new Map<string, number>();
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: DocumentUsageOptions) {
    this.#options = options;
  }

  /** Counts an answer; it is written soon. */
  record({ institutionId, versionId, hash, ms, failed }: DocumentUse): void {
    let counting = this.#counting.get(institutionId);
    if (counting === undefined) this.#counting.set(institutionId, (counting = new Map()));
    const key = `${versionId} ${hash}`;
    let count = counting.get(key);
    if (count === undefined)
      counting.set(
        key,
        (count = {
          versionId,
          hash,
          requests: 0,
          errors: 0,
          lastUsedAt: new Date(0),
          slowestMs: 0,
          durations: emptyHistogram(),
        }),
      );
    count.requests += 1;
    if (failed) count.errors += 1;
    count.lastUsedAt = this.#options.clock();
    count.slowestMs = Math.max(count.slowestMs, ms);
    count.durations[bucketOf(ms)]! += 1;
  }

  /** Writes every second from now on. */
  start(): void {
    this.#timer ??= setInterval(() => void this.flush().catch(this.#options.onError), FLUSH_MS).unref();
  }

  /** Writes what is left; rejects where that fails. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    await this.flush();
  }

  /** Writes everything that was counted until now; rejects where that fails, and the next one tries again. */
  flush(): Promise<void> {
    const flushed = this.#flushing.then(() => this.#flush());
    this.#flushing = flushed.catch(() => undefined);
    return flushed;
  }

  async #flush(): Promise<void> {
    for (const batch of [...this.#unconfirmed]) await this.#write(...batch);
    for (const [institutionId, counting] of [...this.#counting]) {
      this.#counting.delete(institutionId);
      const number = (this.#numbers.get(institutionId) ?? 0) + 1;
      this.#numbers.set(institutionId, number);
      this.#unconfirmed.set(institutionId, {
        processId: this.#processId,
        number,
        writtenAt: this.#options.clock(),
        counts: [...counting.values()],
      });
      await this.#write(institutionId, this.#unconfirmed.get(institutionId)!);
    }
  }

  async #write(institutionId: string, batch: UsageBatch): Promise<void> {
    await this.#options.database.inTenant(institutionId, (query) => addUsage(query, institutionId, batch));
    this.#unconfirmed.delete(institutionId);
    await this.#options.onWritten?.(institutionId, batch.counts).catch(this.#options.onError);
  }
}
