import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphQLError, buildSchema, parse, validate } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const SCHEMA = buildSchema(`
  type Query { portfolio: Portfolio!  hangs: Int!  fails: Int! forbidden: Int }
  type Portfolio { alertCursor: String!  count: Int! }
  type Subscription { alertFeed(after: String,
    filter: String): AlertFeedMessage!  alertStream(after: String): AlertEvent! }
  union AlertFeedMessage = AlertEvent | FeedHeartbeat | FeedResync | FeedNotice
  type AlertEvent { cursor: String!  kind: String!  note: String }
  type FeedHeartbeat { cursor: String!  nextWithinMs: Int! }
  type FeedResync { reason: String!  message: String! }
  type FeedNotice { text: String! }
`);

export interface FeedMessage {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

export interface SentPayload extends SubscribePayload {
  readonly documentId?: string;
}

/** A real GraphQL over WebSocket server with a log that the test writes. */
export interface ScriptedFeed {
  readonly url: string;
  /** Every subscribe message, queries included, in the order they came. */
  readonly payloads: SentPayload[];
  /** What stood in the connection parameters, one entry a connection. */
  readonly tokens: (string | null)[];
  /** When each connection was opened, refused ones included. */
  readonly openedAt: number[];
  nextWithinMs: number;
  heartbeats: boolean;
  /** Nothing is told of the log any more, as when the database is away. */
  muted: boolean;
  /** What the connection is answered: null where it is accepted. */
  refusal: (token: string | null) => { code: number; reason: string } | null;
  /** Closes a connection as soon as it was acknowledged. */
  closeAtOnce: number | null;
  /** Refuses the handshake, as a full node does. */
  full: boolean;
  /** Gives every operation this error. */
  failWith: string | null;
  /** Only these documents, by id. */
  readonly persisted: Map<string, string>;
  epoch: string;
  /** Events before this one were dropped. */
  oldest: number;
  append(count?: number): void;
  cursor(): string;
  /** The cursors of all events. */
  cursors(): string[];
  /** Says this to every subscriber that there is. */
  say(message: FeedMessage): void;
  /** Ends every subscription with an error, in a `next` message as an execution does. */
  fail(code: string): void;
  /** Ends every subscription in good order. */
  complete(): void;
  /** Closes every socket; 1006 cuts them. */
  kill(code: number, reason?: string): void;
  /** Leaves every socket open and neither reads nor answers any more. */
  freeze(): void;
  sockets(): number;
  subscriptions(): number;
  stop(): Promise<void>;
}

/** The value of `filter` with which a subscription hears nothing. */
export const MUTE = 'mute';

interface Root {
  readonly alertFeed: unknown;
  readonly alertStream: unknown;
}

function root(answer: FeedMessage | Error): Root {
  const resolve = (): FeedMessage => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { alertFeed: resolve, alertStream: resolve };
}

interface FeedArgs {
  readonly after?: string | null;
  readonly filter?: string | null;
}

interface Subscriber {
  gone: boolean;
  readonly said: (FeedMessage | Error | 'complete')[];
  wake: () => void;
}

export async function startScriptedFeed(): Promise<ScriptedFeed> {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  const subscribers = new Set<Subscriber>();
  let size = 0;
  const wakeAll = (): void => {
    for (const { wake } of subscribers) wake();
  };
  const tell = (what: FeedMessage | Error | 'complete'): void => {
    for (const subscriber of subscribers) subscriber.said.push(what);
    wakeAll();
  };
  const cursorOf = (index: number): string => `${feed.epoch}:${index}`;
  const feed: ScriptedFeed = {
    url: '',
    payloads: [],
    tokens: [],
    openedAt: [],
    persisted: new Map(),
    nextWithinMs: 10_000,
    heartbeats: true,
    muted: false,
    refusal: () => null,
    closeAtOnce: null,
    full: false,
    failWith: null,
    epoch: 'a',
    oldest: 0,
    append: (count = 1) => {
      size += count;
      wakeAll();
    },
    cursor: () => cursorOf(size),
    cursors: () => Array.from({ length: size }, (_, index) => cursorOf(index + 1)),
    say: tell,
    fail: (code) => tell(new GraphQLError(code, { extensions: { code } })),
    complete: () => tell('complete'),
    kill: (code, reason) => {
      for (const socket of sockets.clients) {
        if (code === 1006) socket.terminate();
        else socket.close(code, reason);
      }
    },
    freeze: () => {
      for (const socket of sockets.clients) {
        socket.pause();
        socket.send = () => undefined;
      }
    },
    sockets: () => sockets.clients.size,
    subscriptions: () => subscribers.size,
    stop: async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    },
  };

  async function* messages({ after, filter }: FeedArgs, subscriber: Subscriber): AsyncGenerator<Root> {
    const [epoch, index] = (after ?? feed.cursor()).split(':') as [string, string];
    const problem =
      epoch !== feed.epoch
        ? 'EPOCH_CHANGED'
        : Number(index) > size
          ? 'CURSOR_AHEAD'
          : Number(index) < feed.oldest
            ? 'CURSOR_EXPIRED'
            : null;
    if (problem !== null) return yield root({ __typename: 'FeedResync', reason: problem, message: 'Query again.' });
    const muted = (): boolean => feed.muted || filter === MUTE;
    let next = Number(index);
    subscribers.add(subscriber);
    try {
      while (!subscriber.gone) {
        while (!muted() && next < size)
          yield root({ __typename: 'AlertEvent', cursor: cursorOf((next += 1)), kind: 'RAISED' });
        for (const said of subscriber.said.splice(0)) {
          if (said !== 'complete') yield root(said);
          if (said === 'complete' || said instanceof Error) return;
        }
        if (!muted() && feed.heartbeats && next === size)
          yield root({ __typename: 'FeedHeartbeat', cursor: cursorOf(next), nextWithinMs: feed.nextWithinMs });
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, feed.nextWithinMs);
          subscriber.wake = () => {
            clearTimeout(timer);
            resolve();
          };
          if (!muted() && (next < size || subscriber.said.length > 0)) subscriber.wake();
        });
      }
    } finally {
      subscribers.delete(subscriber);
    }
  }

  /** An idle generator cannot be returned from before it wakes. */
  const subscribe = (args: FeedArgs): AsyncIterableIterator<Root> => {
    const subscriber: Subscriber = { gone: false, said: [], wake: () => undefined };
    const source = messages(args, subscriber);
    const leave = source.return.bind(source);
    return Object.assign(source, {
      return: (value: undefined) => {
        subscriber.gone = true;
        subscriber.wake();
        return leave(value);
      },
    });
  };
  const rootValue = {
    portfolio: () => ({ alertCursor: feed.cursor(), count: size }),
    hangs: () => new Promise(() => undefined),
    forbidden: () => {
      throw new GraphQLError('No duty allows it.', { extensions: { code: 'FORBIDDEN' } });
    },
    fails: () => {
      throw new GraphQLError('It fails.', { extensions: { code: 'OUT_OF_LUCK' } });
    },
    alertFeed: subscribe,
    alertStream: subscribe,
  };
  const coded = (code: string): GraphQLError => new GraphQLError(`refused: ${code}`, { extensions: { code } });
  const prepare = (payload: SentPayload): ExecutionArgs | readonly GraphQLError[] => {
    feed.payloads.push(payload);
    if (feed.failWith !== null) return [coded(feed.failWith)];
    const text = payload.documentId === undefined ? payload.query : feed.persisted.get(payload.documentId);
    if (text === undefined) return [coded('PERSISTED_QUERY_NOT_FOUND')];
    const document = parse(text);
    const faults = validate(SCHEMA, document).map(
      (fault) => new GraphQLError(fault.message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
    );
    return faults.length > 0 ? faults : { schema: SCHEMA, document, rootValue, variableValues: payload.variables };
  };
  useServer<Record<string, unknown>, Extra & Record<PropertyKey, unknown>>(
    {
      schema: SCHEMA,
      onSubscribe: (_context, _id, payload) => prepare(payload),
      onConnect: ({ connectionParams, extra: { socket } }) => {
        const token =
          typeof connectionParams?.['authorization'] === 'string'
            ? connectionParams['authorization'].replace('Bearer ', '')
            : null;
        feed.tokens.push(token);
        const refusal = feed.refusal(token);
        if (refusal !== null) {
          socket.close(refusal.code, refusal.reason);
          return false;
        }
        const closing = feed.closeAtOnce;
        if (closing !== null) setTimeout(() => (closing === 1006 ? socket.terminate() : socket.close(closing)), 1);
        return true;
      },
    },
    sockets,
  );
  http.on('upgrade', (request, socket, head) => {
    feed.openedAt.push(performance.now());
    if (feed.full)
      return void socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return Object.assign(feed, { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql` });
}
