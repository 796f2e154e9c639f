import type { Random } from '../../../src/domain/shared/random.ts';
import { sleep } from './wait.ts';

const ANSWERS_WITHIN_MS = 15_000;
/** Longer than any outage here: who is not answered for so long never will be. */
const GIVES_UP_AFTER_MS = 90_000;
const PASSING_ERRORS = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'RATE_LIMITED']);

const RECORD =
  'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded alertsRaised rejected { failure { code message } } failure { code message } } }';

export interface Observation {
  readonly clientReference: string;
  readonly indicator: string;
  readonly value: string;
}

export interface Acknowledged {
  readonly sentAtMs: number;
  readonly acknowledgedAtMs: number;
  /** The answer of the node, to compare with that to a repeated call. */
  readonly answer: string;
}

/** Sends commands until a node acknowledges them, to one node or another, always with the same idempotency key. */
export class Sender {
  readonly #urls: readonly string[];
  readonly #token: string;
  readonly #businessDate: string;
  readonly #random: Random;
  /** How many calls had to be made again. */
  retries = 0;
  #trouble = '';

  constructor(options: { urls: readonly string[]; token: string; businessDate: string; random: Random }) {
    this.#urls = options.urls;
    this.#token = options.token;
    this.#businessDate = options.businessDate;
    this.#random = options.random;
  }

  async record(observations: readonly Observation[], idempotencyKey: string): Promise<Acknowledged> {
    const input = { idempotencyKey, observations: observations.map((one) => ({ ...one, asOf: this.#businessDate })) };
    const body = JSON.stringify({ query: RECORD, variables: { input } });
    const sentAtMs = performance.now();
    for (;;) {
      const answer = await this.#post(body);
      if (answer !== null) return { sentAtMs, acknowledgedAtMs: performance.now(), answer };
      if (performance.now() - sentAtMs > GIVES_UP_AFTER_MS)
        throw new Error(`a command was not acknowledged for ${GIVES_UP_AFTER_MS / 1_000} s (${this.#trouble})`);
      this.retries += 1;
      await sleep(this.#random.between(20, 150));
    }
  }

  /** The acknowledgement; null where none came; throws where the command was refused. */
  async #post(body: string): Promise<string | null> {
    const url = this.#random.pick(this.#urls);
    const reply = await fetch(`${url}/graphql`, {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
    })
      .then((response) => response.json() as Promise<any>)
      .catch((error: Error) => ({ trouble: String(error.cause ?? error) }));
    const trouble = reply.trouble ?? reply.errors?.[0]?.extensions?.code;
    if (reply.trouble !== undefined || PASSING_ERRORS.has(trouble)) {
      this.#trouble = `${url}: ${trouble}`;
      return null;
    }
    const result = reply.data?.recordObservations;
    if (result == null || result.failure !== null || result.rejected.length > 0)
      throw new Error(`An observation was refused: ${JSON.stringify(reply)}`);
    return JSON.stringify(result);
  }
}
