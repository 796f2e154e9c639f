import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { makeServer } from 'graphql-ws';
import { describe, expect, it } from 'vitest';
import { OperationTurns } from '../../../src/api/ws/operation-turns.ts';
import { Random } from '../../../src/domain/shared/random.ts';

const SEEDS = Number(process.env['TURN_SEEDS'] ?? 10_000);
const IDS = ['a', 'b'];
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLString } } }),
  subscription: new GraphQLObjectType({ name: 'Subscription', fields: { events: { type: GraphQLString } } }),
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A stream that is open from when its start is over until it is returned. */
class Stream implements AsyncIterableIterator<{ data: { events: number } }> {
  isOpen = true;
  readonly #number: number;
  #waiting: ((result: IteratorResult<{ data: { events: number } }, undefined>) => void) | null = null;

  constructor(number: number) {
    this.#number = number;
  }

  emit(): void {
    this.#waiting?.({ value: { data: { events: this.#number } }, done: false });
    this.#waiting = null;
  }

  next(): Promise<IteratorResult<{ data: { events: number } }, undefined>> {
    if (!this.isOpen) return Promise.resolve({ value: undefined, done: true });
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  async return(): Promise<IteratorResult<{ data: { events: number } }, undefined>> {
    this.isOpen = false;
    this.#waiting?.({ value: undefined, done: true });
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

interface Socket {
  send(message: object): void;
  close(): Promise<void>;
  readonly received: { readonly type: string; readonly id: string; readonly payload?: { data?: { events: number } } }[];
  readonly closedWith: number | null;
  readonly streams: readonly Stream[];
  /** Starts that are not over yet, to be ended in any order. */
  readonly starts: (() => void)[];
  readonly count: number;
}

/** A socket of the real protocol, whose subscriptions start when they are told to; `isGuarded`: by turns. */
async function openSocket(isGuarded: boolean): Promise<Socket> {
  const received: Socket['received'] = [];
  const streams: Stream[] = [];
  const starts: (() => void)[] = [];
  let closedWith: number | null = null;
  let begun = 0;
  const server = makeServer({
    schema,
    onSubscribe: (_ctx, _id, payload): ExecutionArgs => ({
      schema,
      document: SUBSCRIPTION,
      variableValues: payload.variables,
    }),
    subscribe: () =>
      new Promise((resolve) => {
        const number = (begun += 1);
        starts.push(() => {
          const stream = new Stream(number);
          streams.push(stream);
          resolve(stream as never);
        });
      }) as never,
  });
  let take: (message: string) => Promise<void> = async () => undefined;
  let turns: OperationTurns | null = null;
  const closed = server.opened(
    {
      protocol: 'graphql-transport-ws',
      send: (text) => void received.push(JSON.parse(text) as Socket['received'][number]),
      close: (code) => void (closedWith ??= code ?? 1000),
      onMessage: (handle) => {
        turns = new OperationTurns({ handle, onDuplicate: () => (closedWith ??= 4409) });
        take = isGuarded ? (message) => turns!.take(message) : handle;
      },
    },
    {},
  );
  const send = (message: object): void => void take(JSON.stringify(message)).catch(() => undefined);
  send({ type: 'connection_init' });
  await settled();
  return {
    send,
    close: async () => {
      turns!.close();
      await closed(1000, '');
    },
    received,
    get closedWith() {
      return closedWith;
    },
    streams,
    starts,
    get count() {
      return turns!.count().all;
    },
  };
}

const SUBSCRIPTION = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      selectionSet: {
        kind: 'SelectionSet',
        selections: [{ kind: 'Field', name: { kind: 'Name', value: 'events' } }],
      },
    },
  ],
} as never;

/** Plays one history; gives what was wrong with it. */
async function play(seed: number, isGuarded: boolean): Promise<string | null> {
  const random = new Random(String(seed), 'turns');
  const socket = await openSocket(isGuarded);
  const isSubscribed = new Map<string, boolean>();
  const subscribe = (id: string): void => {
    isSubscribed.set(id, true);
    socket.send({ type: 'subscribe', id, payload: { query: 'subscription { events }' } });
  };
  for (let step = 0; step < 14; step += 1) {
    const id = random.pick(IDS);
    const action = random.pick(['toggle', 'toggle', 'start', 'emit', 'wait']);
    if (action === 'toggle' && isSubscribed.get(id) === true) {
      isSubscribed.set(id, false);
      socket.send({ type: 'complete', id });
    } else if (action === 'toggle') subscribe(id);
    else if (action === 'start' && socket.starts.length > 0)
      socket.starts.splice(random.integer(0, socket.starts.length - 1), 1)[0]!();
    else if (action === 'emit') for (const stream of socket.streams) stream.emit();
    else await settled();
  }
  if (socket.closedWith !== null) return `closed with ${socket.closedWith}`;
  for (let round = 0; round < 8; round += 1) {
    for (const start of socket.starts.splice(0)) start();
    await settled();
  }
  const open = [...isSubscribed.values()].filter(Boolean).length;
  const streaming = socket.streams.filter((stream) => stream.isOpen).length;
  if (streaming !== open) return `${streaming} streams for ${open} operations`;
  const before = socket.received.length;
  for (const stream of socket.streams) stream.emit();
  await settled();
  const heard = socket.received.slice(before).map(({ id }) => id);
  const expected = IDS.filter((id) => isSubscribed.get(id) === true);
  if (heard.toSorted().join() !== expected.join()) return `heard ${heard.join()} of ${expected.join()}`;
  if (socket.count !== open) return `${socket.count} counted for ${open} operations`;
  if (random.chance(0.5)) for (const id of expected) socket.send({ type: 'complete', id });
  else await socket.close();
  await settled();
  await settled();
  const left = socket.streams.filter((stream) => stream.isOpen).length;
  return left === 0 && socket.count === 0 ? null : `${left} streams and ${socket.count} operations are left`;
}

async function faults(isGuarded: boolean, seeds: number): Promise<string[]> {
  const found: string[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const fault = await play(seed, isGuarded);
    if (fault !== null) found.push(`seed ${seed}: ${fault}`);
  }
  return found;
}

describe('operations that begin and end under the same ids while others start', () => {
  it(`each have one stream, and none is left, in ${SEEDS} histories`, async () => {
    expect((await faults(true, SEEDS)).slice(0, 5)).toEqual([]);
  }, 120_000);

  it('would be found doubled where the protocol were left alone', async () => {
    expect((await faults(false, 200)).length).toBeGreaterThan(20);
  });

  it('closes where an id is used by two at once, also while one of them waits', async () => {
    for (const types of [
      ['subscribe', 'subscribe'],
      ['subscribe', 'complete', 'subscribe', 'subscribe'],
    ]) {
      const socket = await openSocket(true);
      for (const type of types) socket.send({ type, id: 'a', payload: { query: 'subscription { events }' } });
      await settled();
      expect(socket.closedWith).toBe(4409);
    }
  });

  it('drops what waits when it is completed or the socket closes', async () => {
    const socket = await openSocket(true);
    for (const type of ['subscribe', 'complete', 'subscribe', 'complete'])
      socket.send({ type, id: 'a', payload: { query: 'subscription { events }' } });
    expect(socket.count).toBe(1);
    await settled();
    for (const start of socket.starts.splice(0)) start();
    await settled();
    expect([socket.count, socket.starts.length, socket.streams.filter(({ isOpen }) => isOpen).length]).toEqual([
      0, 0, 0,
    ]);
  });
});
