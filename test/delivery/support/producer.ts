import type { Caller } from '../../support/clc.ts';
import type { Acknowledged, Sender } from './sender.ts';
import { sleep } from './wait.ts';

/** 1 raises the alert of a client or opens it again, 0 clears it: each is one event. */
export const FLIPPED_INDICATOR = 'labour_dispute';
/** Clients alternate between these, so that a filter can take some of them. */
export const INDUSTRIES = ['C34', 'C35'] as const;

const CLIENTS_A_REQUEST = 25;

/** Enters so many clients; gives their references. */
export async function addClients(caller: Caller, prefix: string, count: number): Promise<string[]> {
  const references = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  for (let from = 0; from < count; from += CLIENTS_A_REQUEST) {
    const fields = references
      .slice(from, from + CLIENTS_A_REQUEST)
      .map(
        (reference, index) =>
          `c${index}: createClient(input: { reference: "${reference}", name: "Client ${reference}", segment: CORPORATE, unitCode: "HQ", industryCode: "${INDUSTRIES[(from + index) % 2]}" }) { failure { code message } }`,
      );
    await caller.run(`mutation { ${fields.join(' ')} }`);
  }
  return references;
}

export interface ProducerOptions {
  readonly sender: Sender;
  readonly references: readonly string[];
  readonly eventsPerSecond: number;
  /** How many events one command makes. */
  readonly eventsACommand: number;
}

/**
 * Makes alert events at a pace: each observation is one event. A client's next one is sent when the one before is
 * acknowledged, or their order would be chance.
 */
export class Producer {
  readonly #options: ProducerOptions;
  /** Of each client, its events in their order. */
  readonly flips = new Map<string, Acknowledged[]>();
  #acknowledged = 0;
  #isStopped = false;
  readonly #lanes: Promise<void>[] = [];
  #failure: unknown = null;

  constructor(options: ProducerOptions) {
    this.#options = options;
    const { references, eventsACommand, eventsPerSecond } = options;
    for (const reference of references) this.flips.set(reference, []);
    const periodMs = (references.length / eventsPerSecond) * 1_000;
    for (let from = 0; from < references.length; from += eventsACommand) {
      const lane = this.#run(
        references.slice(from, from + eventsACommand),
        (from / references.length) * periodMs,
        periodMs,
      );
      this.#lanes.push(lane.catch((error: unknown) => void (this.#failure ??= error)));
    }
  }

  /** How many events were acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Resolves when all that was sent is acknowledged. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#lanes);
    if (this.#failure !== null) throw this.#failure;
  }

  async #run(references: readonly string[], startMs: number, periodMs: number): Promise<void> {
    let dueMs = performance.now() + startMs;
    for (let round = 1; ; round += 1) {
      await sleep(Math.max(0, dueMs - performance.now()));
      if (this.#isStopped) return;
      const observations = references.map((clientReference) => ({
        clientReference,
        indicator: FLIPPED_INDICATOR,
        value: String(round % 2),
      }));
      const acknowledged = await this.#options.sender.record(observations, `${references[0]}:${round}`);
      for (const reference of references) this.flips.get(reference)!.push(acknowledged);
      this.#acknowledged += references.length;
      // What an outage held up is not made up for: the pace stays what it is.
      dueMs = Math.max(dueMs + periodMs, performance.now());
    }
  }
}
