import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogPage } from '../../src/persistence/event-log/event-log-store.ts';
import type { Lease, PlacedEvent, Position } from '../../src/persistence/event-log/event-log.repository.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { RECORDED_AT_MS, modelBench, sqlBench } from './event-log-bench.ts';
import type { Bench } from './event-log-bench.ts';

const [ONE, OTHER] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const [ANN, BOB] = ['aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb'];
const NOWHERE = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
const TTL_MS = 5_000;

/** Who holds the lease, and knows where it left the log, as the sequencer does. */
class Holder {
  lease: Lease;
  readonly #bench: Bench;

  constructor(bench: Bench, lease: Lease) {
    this.#bench = bench;
    this.lease = lease;
  }

  async place(limit = 500): Promise<string | null> {
    const placed = await this.#bench.store.place(this.lease, limit);
    if (placed === null) return null;
    if (placed.length > 0) this.lease = { ...this.lease, lastSeq: placed.at(-1)!.seq };
    return shown({ fault: null, events: placed });
  }

  async renew(): Promise<Holder> {
    return new Holder(this.#bench, (await this.#bench.store.acquire(this.lease.holder, this.lease, TTL_MS))!);
  }

  /** Appends that many events, and places them. */
  async fill(count: number): Promise<this> {
    await append(this.#bench, ONE, count);
    while ((await this.place()) !== '');
    return this;
  }
}

/** A case says what it saw: the same on the model as on the database, and as it stands here. */
const CASES: Readonly<
  Record<string, { readonly see: (bench: Bench) => Promise<unknown>; readonly expected: unknown }>
> = {
  'places events in the order of their ids, up to a limit, without a gap': {
    see: async (bench) => {
      const holder = await take(bench, ANN);
      await append(bench, ONE, 3);
      return [await holder.place(2), await holder.place(2), await holder.place(2)];
    },
    expected: ['1 of #1, 2 of #2', '3 of #3', ''],
  },
  'places what commits late, after what was placed meanwhile': {
    see: async (bench) => {
      const holder = await take(bench, ANN);
      const commit = await bench.begin(ONE, 2);
      await append(bench, OTHER, 1);
      const early = await holder.place();
      await commit();
      return [early, await holder.place()];
    },
    expected: ['1 of #3', '2 of #1, 3 of #2'],
  },
  'refuses the lease while another has it, and grants it once it has run out': {
    see: async (bench) => {
      const { lease } = await take(bench, ANN);
      const refused = await bench.store.acquire(BOB, null, TTL_MS);
      await bench.passLease();
      const taken = await take(bench, BOB);
      return [refused, taken.lease.token === lease.token, await bench.store.acquire(ANN, lease, TTL_MS)];
    },
    expected: [null, false, null],
  },
  'refuses to place for a holder that lost the lease, where there is something to place': {
    see: async (bench) => {
      const holder = await take(bench, ANN);
      await bench.passLease();
      const next = await take(bench, BOB);
      const idle = await holder.place();
      await append(bench, ONE, 1);
      return [idle, await holder.place(), await next.place()];
    },
    expected: ['', null, '1 of #1'],
  },
  'refuses to place, and begins another holding, for a holder that left the log elsewhere': {
    see: async (bench) => {
      const holder = await (await take(bench, ANN)).fill(2);
      await append(bench, ONE, 1);
      const elsewhere = new Holder(bench, { ...holder.lease, lastSeq: 5n });
      const refused = await elsewhere.place();
      const renewed = await elsewhere.renew();
      return [
        refused,
        renewed.lease.token === holder.lease.token,
        renewed.lease.lastSeq,
        await renewed.place(),
        letters((await log(bench)).map(({ epoch }) => epoch)),
      ];
    },
    expected: [null, false, 2n, '3 of #3', 'aab'],
  },
  'places for a holder whose lease has run out, while nobody took it': {
    see: async (bench) => {
      const holder = await take(bench, ANN);
      await bench.passLease();
      await append(bench, ONE, 1);
      return holder.place();
    },
    expected: '1 of #1',
  },
  'keeps the holding when it is renewed, also late, and begins another when it is taken anew': {
    see: async (bench) => {
      const first = await (await take(bench, ANN)).fill(1);
      const renewed = await (await first.renew()).fill(1);
      await bench.passLease();
      const late = await (await renewed.renew()).fill(1);
      const again = await (await take(bench, ANN)).fill(1);
      return {
        tokens: letters([first, renewed, late, again].map(({ lease }) => lease.token)),
        epochs: letters((await log(bench)).map(({ epoch }) => epoch)),
      };
    },
    expected: { tokens: 'aaab', epochs: 'aaab' },
  },
  'gives the lease back for whoever has it only': {
    see: async (bench) => {
      const { lease } = await take(bench, ANN);
      await bench.passLease();
      const next = await take(bench, BOB);
      await bench.store.release(lease);
      const kept = await bench.store.acquire(ANN, null, TTL_MS);
      await bench.store.release(next.lease);
      return [kept, (await bench.store.acquire(ANN, null, TTL_MS)) !== null];
    },
    expected: [null, true],
  },
  'finds the fault of a position in an empty log': {
    see: async ({ store }) => {
      const { origin } = await store.extent();
      return faults({ store }, [
        { epoch: origin, seq: 0n },
        { epoch: NOWHERE, seq: 0n },
        { epoch: origin, seq: 1n },
      ]);
    },
    expected: [null, 'EPOCH_CHANGED', 'CURSOR_AHEAD'],
  },
  'finds the fault of a position': {
    see: async (bench) => {
      const { origin, first, second } = await twoHoldings(bench);
      return faults(bench, [
        { epoch: origin, seq: 0n },
        { epoch: first, seq: 0n },
        { epoch: first, seq: 1n },
        { epoch: second, seq: 1n },
        { epoch: first, seq: 2n },
        { epoch: second, seq: 3n },
        { epoch: second, seq: 4n },
        { epoch: first, seq: 4n },
        { epoch: second, seq: 5n },
      ]);
    },
    expected: [null, 'EPOCH_CHANGED', null, 'EPOCH_CHANGED', null, null, null, 'EPOCH_CHANGED', 'CURSOR_AHEAD'],
  },
  'gives what comes after a position': {
    see: async (bench) => {
      const { origin, first, second } = await twoHoldings(bench);
      const positions = [
        { epoch: first, seq: 1n },
        { epoch: second, seq: 4n },
        { epoch: second, seq: 2n },
        { epoch: second, seq: 5n },
        { epoch: NOWHERE, seq: 0n },
      ];
      return [...(await pages(bench, positions, 2)), ...(await pages(bench, [{ epoch: origin, seq: 0n }], 10))];
    },
    expected: [
      '2 of #2, 3 of #3',
      '',
      'EPOCH_CHANGED',
      'CURSOR_AHEAD',
      'EPOCH_CHANGED',
      '1 of #1, 2 of #2, 3 of #3, 4 of #4',
    ],
  },
  'gives what comes after a position of one institution': {
    see: async (bench) => {
      await twoHoldings(bench);
      const from = async (institutionId: string, seq: bigint, limit: number): Promise<string> =>
        shown(await bench.store.afterOf(institutionId, seq, limit));
      return [
        await from(ONE, 0n, 10),
        await from(ONE, 1n, 10),
        await from(OTHER, 0n, 1),
        await from(OTHER, 2n, 10),
        await from(NOWHERE, 0n, 10),
        await from(ONE, 9n, 10),
      ];
    },
    expected: ['1 of #1, 3 of #3', '3 of #3', '2 of #2', '4 of #4', '', ''],
  },
  'holds what a snapshot saw without a place, placed since or not, where it is all of that and nothing else': {
    see: async (bench) => {
      const holder = await (await take(bench, ANN)).fill(2);
      await append(bench, ONE, 1);
      await holder.place();
      await append(bench, ONE, 2);
      const { epoch } = (await bench.store.extent()).last;
      const holds = (seq: bigint, first: bigint, last: bigint, error = 0n): Promise<boolean> => {
        const size = last - first + 1n;
        return bench.store.holds(
          { epoch, seq },
          { ranges: [[first, last]], size, timeSum: size * BigInt(RECORDED_AT_MS) + error },
        );
      };
      return [
        await holds(2n, 3n, 5n),
        await holds(3n, 4n, 5n),
        await holds(2n, 3n, 3n),
        await holds(2n, 3n, 5n, 1n),
        await holds(2n, 4n, 6n),
        await holds(3n, 3n, 5n),
      ];
    },
    expected: [true, true, true, false, false, false],
  },
  'drops what is old for the holder of the lease only, in whole partitions': {
    see: async (bench) => {
      const lost = await take(bench, ANN);
      await bench.passLease();
      const holder = await (await take(bench, BOB)).fill(1_001);
      const dropped = async (by: Holder): Promise<bigint> => {
        await bench.store.dropOld(by.lease);
        return (await bench.store.extent()).firstSeq;
      };
      const young = await dropped(holder);
      await bench.age();
      return [young, await dropped(lost), await dropped(holder), await dropped(holder)];
    },
    expected: [1n, 1n, 1_001n, 1_001n],
  },
  'finds out who asks for what was dropped': {
    see: async (bench) => {
      const { origin } = await bench.store.extent();
      const holder = await (await take(bench, ANN)).fill(1_003);
      await bench.age();
      await bench.store.dropOld(holder.lease);
      const { epoch } = (await bench.store.extent()).last;
      const at = (seq: bigint): Position => ({ epoch, seq });
      return {
        faults: await faults(bench, [
          { epoch: origin, seq: 0n },
          at(5n),
          at(999n),
          at(1_000n),
          { epoch: NOWHERE, seq: 1_000n },
          at(1_001n),
          { epoch: NOWHERE, seq: 1_001n },
          at(1_003n),
          at(1_004n),
        ]),
        after: await pages(bench, [at(5n), at(999n), at(1_000n), at(1_001n)], 5),
        afterOf: await Promise.all(
          [5n, 998n, 999n, 1_000n, 1_001n].map(async (seq) => shown(await bench.store.afterOf(ONE, seq, 2))),
        ),
      };
    },
    expected: {
      faults: [
        'CURSOR_EXPIRED',
        'CURSOR_EXPIRED',
        'CURSOR_EXPIRED',
        null,
        'EPOCH_CHANGED',
        null,
        'EPOCH_CHANGED',
        null,
        'CURSOR_AHEAD',
      ],
      after: [
        'CURSOR_EXPIRED',
        'CURSOR_EXPIRED',
        '1001 of #1001, 1002 of #1002, 1003 of #1003',
        '1002 of #1002, 1003 of #1003',
      ],
      afterOf: [
        'CURSOR_EXPIRED',
        'CURSOR_EXPIRED',
        'CURSOR_EXPIRED',
        '1001 of #1001, 1002 of #1002',
        '1002 of #1002, 1003 of #1003',
      ],
    },
  },
  'goes on after the end where all was dropped': {
    see: async (bench) => {
      // The next partition is made ahead, so that the full one is not the last.
      const holder = await (await (await take(bench, ANN)).fill(900)).fill(100);
      await bench.age();
      await bench.store.dropOld(holder.lease);
      const { firstSeq, last } = await bench.store.extent();
      const atEnd = await bench.store.faultOf(last);
      await holder.fill(1);
      return [firstSeq, last.seq, atEnd, await bench.store.faultOf(last), ...(await pages(bench, [last], 5))];
    },
    expected: [1_001n, 1_000n, null, null, '1001 of #1001'],
  },
};

describe('the event log of the simulation and the one in the database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it.each(Object.entries(CASES))('%s', async (_name, { see, expected }) => {
    expect(await see(modelBench())).toEqual(expected);
    expect(await see(await sqlBench(test.database))).toEqual(expected);
  });
});

async function take(bench: Bench, holder: string): Promise<Holder> {
  return new Holder(bench, (await bench.store.acquire(holder, null, TTL_MS))!);
}

async function append(bench: Bench, institutionId: string, count: number): Promise<void> {
  await (
    await bench.begin(institutionId, count)
  )();
}

/** Four events of two institutions in turn, two to a holding. */
async function twoHoldings(bench: Bench): Promise<{ origin: string; first: string; second: string }> {
  const { origin } = await bench.store.extent();
  for (const _holding of [1, 2]) {
    const holder = await take(bench, ANN);
    for (const institutionId of [ONE, OTHER]) await append(bench, institutionId, 1);
    await holder.place();
  }
  const epochs = (await log(bench)).map(({ epoch }) => epoch);
  return { origin, first: epochs[0]!, second: epochs[2]! };
}

async function log({ store }: Bench): Promise<readonly PlacedEvent[]> {
  const { origin } = await store.extent();
  const page = await store.after({ epoch: origin, seq: 0n }, 500);
  return page.fault === null ? page.events : [];
}

async function faults({ store }: Pick<Bench, 'store'>, positions: readonly Position[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const position of positions) found.push(await store.faultOf(position));
  return found;
}

async function pages({ store }: Bench, positions: readonly Position[], limit: number): Promise<string[]> {
  const found: string[] = [];
  for (const position of positions) found.push(shown(await store.after(position, limit)));
  return found;
}

function shown(page: LogPage): string {
  return page.fault ?? page.events.map(({ seq, outboxId }) => `${seq} of #${outboxId}`).join(', ');
}

/** The same letter for the same value. */
function letters(values: readonly string[]): string {
  const known = [...new Set(values)];
  return values.map((value) => 'abcdefgh'[known.indexOf(value)]).join('');
}
