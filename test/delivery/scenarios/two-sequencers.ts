/** D9: the holder of the lease sleeps past it, another takes over, and it wakes up. */
import type pg from 'pg';
import type { Random } from '../../../src/domain/shared/random.ts';
import type { ClcNode } from '../support/clc-node.ts';
import { ms } from '../support/figures.ts';
import { Flow } from '../support/flow.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep, until } from '../support/wait.ts';

/** Each takes the time of a lease; the simulation of the sequencer covers many more. */
const ROUNDS = { short: 4, long: 100 };
const LEASE_MS = 5_000;
/** The lease, the polls, and a machine that is busy. */
const TAKEN_OVER_WITHIN_MS = 2 * LEASE_MS;
const GIVEN_UP_AFTER_MS = 4 * LEASE_MS;
/** Shorter than a lease: whoever is kept from renewing it for longer loses it. */
const ASKS_WITHIN_MS = LEASE_MS / 5;

export async function twoSequencers({ backend, random, isShort }: Circumstances): Promise<Row[]> {
  if (backend === 'pglite') return [{ target: 'D9', what: 'two sequencers', figures: 'one process here', isOk: null }];
  return Site.during(backend, { roles: ['api', 'worker', 'worker'] }, async (site) => {
    const flow = await Flow.start(site, { random, subscribers: 4 });
    await flow.goesOn(100);
    const rounds = isShort ? ROUNDS.short : ROUNDS.long;
    const watch = await LeaseWatch.open(site, random);
    const [between, amid]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) between.push(await watch.sleepBetween());
      else amid.push(await watch.sleepAmid());
      await flow.goesOn(random.integer(1, 300));
    }
    const { figures, isOk, truth } = await flow.finish();
    return [
      {
        target: 'D9',
        what: 'the older sequencer sleeps past its lease',
        figures: `${rounds} times: ${truth.duplicates} duplicates and ${truth.gaps} gaps of seq; ${figures}`,
        isOk,
      },
      takenOver('another takes over from who sleeps', between),
      takenOver('and from who sleeps amid a transaction', amid),
    ];
  });
}

function takenOver(what: string, tookMs: readonly number[]): Row {
  const slowest = Math.max(...tookMs);
  const never = tookMs.filter((each) => each >= GIVEN_UP_AFTER_MS).length;
  return {
    target: 'D9',
    what,
    figures:
      never > 0
        ? `${never} times of ${tookMs.length} not within ${GIVEN_UP_AFTER_MS / 1_000} s`
        : `${tookMs.length} times, after ${ms(slowest)} at the most`,
    isOk: slowest <= TAKEN_OVER_WITHIN_MS,
  };
}

/** Knows which process holds the lease, and puts it to sleep. */
class LeaseWatch {
  readonly #site: Site;
  readonly #random: Random;
  /** How the first worker is named in the lease; any other name is the second's. */
  readonly #nameOfFirst: string;

  private constructor(site: Site, random: Random, nameOfFirst: string) {
    this.#site = site;
    this.#random = random;
    this.#nameOfFirst = nameOfFirst;
  }

  static async open(site: Site, random: Random): Promise<LeaseWatch> {
    const second = site.workers[1]!;
    await second.stop();
    const nameOfFirst = await holderOf(site);
    await second.start();
    return new LeaseWatch(site, random, nameOfFirst);
  }

  /**
   * Pauses the holder at any moment, and wakes it about when it has lost the lease; gives how long another took to get
   * it.
   */
  async sleepBetween(): Promise<number> {
    const holder = await holderOf(this.#site);
    const node = this.#nodeOf(holder);
    node.pause();
    return this.#untilAnother(holder, node);
  }

  /** The same, while the holder has a transaction open that has locked the lease. */
  async sleepAmid(): Promise<number> {
    const client = await this.#site.connect();
    const { holder, node } = await until('the holder asks for its lease', GIVEN_UP_AFTER_MS, () =>
      this.#catchAsking(client),
    );
    node.pause();
    // It has the lock from now on, and does not know.
    await client.query('rollback');
    await client.end();
    return this.#untilAnother(holder, node);
  }

  /**
   * Holds the lease's row locked until its holder waits for it; null, and the row let go, where something else came
   * first, such as its renewal.
   */
  async #catchAsking(client: pg.Client): Promise<{ holder: string; node: ClcNode } | null> {
    await client.query('begin');
    const { rows } = await client.query<{ holder: string }>('select holder from sequencer_lease for update');
    const { holder } = rows[0]!;
    const isAsking = await until(
      'it waits',
      ASKS_WITHIN_MS,
      async () =>
        (
          await this.#site.query(
            `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%sequencer_lease%for update%'`,
          )
        ).length > 0,
    ).catch(() => false);
    if (isAsking) return { holder, node: this.#nodeOf(holder) };
    await client.query('rollback');
    return null;
  }

  async #untilAnother(holder: string, node: ClcNode): Promise<number> {
    const pausedAt = performance.now();
    // Some wake up before the other has noticed, others long after.
    const wakesMs = this.#random.between(LEASE_MS - 500, LEASE_MS + 1_500);
    await until(
      'another holds the lease',
      GIVEN_UP_AFTER_MS,
      async () => (await holderOf(this.#site)) !== holder,
      50,
    ).catch(() => undefined);
    const tookMs = performance.now() - pausedAt;
    await sleep(Math.max(0, wakesMs - tookMs));
    node.resume();
    return tookMs;
  }

  #nodeOf(holder: string): ClcNode {
    return this.#site.workers[holder === this.#nameOfFirst ? 0 : 1]!;
  }
}

async function holderOf(site: Site): Promise<string> {
  return until(
    'somebody holds the lease',
    GIVEN_UP_AFTER_MS,
    async () => (await site.query<{ holder: string | null }>('select holder from sequencer_lease'))[0]!.holder,
    50,
  );
}
