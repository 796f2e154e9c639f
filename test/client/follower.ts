import { vi } from 'vitest';
import { connectClc } from '../../src/client/clc-client.ts';
import type {
  ClcClient,
  ConnectOptions,
  FeedEvent,
  FollowHandle,
  FollowOptions,
  Scheduler,
  StreamState,
  Timing,
} from '../../src/client/clc-client.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import type { ScriptedFeed } from './scripted-feed.ts';

export const DOCUMENT = `subscription ($after: String, $filter: String) {
  alertFeed(after: $after, filter: $filter) {
    __typename
    ... on AlertEvent { cursor kind note }
    ... on FeedHeartbeat { cursor nextWithinMs }
    ... on FeedResync { reason message }
  }
}`;

/** Waits that a test can wait for. */
export const FAST: Partial<Timing> = {
  firstWaitMs: 5,
  mostWaitMs: 80,
  restartSpreadMs: 100,
  provenLeastMs: 40,
  provenMostMs: 80,
};

export function connectTo(feed: ScriptedFeed, over: Partial<ConnectOptions> = {}): ClcClient {
  return connectClc({ url: feed.url, token: () => 'token-1', ...over, timing: { ...FAST, ...over.timing } });
}

/** A stream, with all that was heard of it. */
export interface Follower {
  readonly handle: FollowHandle;
  readonly cursors: string[];
  readonly states: StreamState[];
  readonly errors: unknown[];
  /** Resolves with the state once the stream is in one of that kind, or has been since it was asked. */
  reaches<Kind extends StreamState['kind']>(kind: Kind): Promise<Extract<StreamState, { kind: Kind }>>;
}

export function follow(client: ClcClient, over: Partial<FollowOptions<FeedEvent>> = {}): Follower {
  const cursors: string[] = [];
  const states: StreamState[] = [];
  const errors: unknown[] = [];
  const handle = client.follow({
    ...(over.documentId === undefined ? { document: DOCUMENT } : {}),
    onError: (error) => void errors.push(error),
    ...over,
    onEvent: (event) => {
      const result = over.onEvent?.(event);
      cursors.push(event.cursor);
      return result;
    },
    onState: (state) => {
      states.push(state);
      over.onState?.(state);
    },
  });
  return {
    handle,
    cursors,
    states,
    errors,
    reaches: (kind) => {
      // A state may be over before it is looked at.
      const before = states.length;
      return until(() => {
        const reached = [handle.state, ...states.slice(before)].find((state) => state.kind === kind);
        if (reached === undefined) throw new Error(`not ${kind}: ${JSON.stringify([states.slice(-5), errors])}`);
        return reached as Extract<StreamState, { kind: typeof kind }>;
      });
    },
  };
}

/** Resolves with what `look` gives once it does not throw. */
export function until<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 5 });
}

/** The platform's time, with the timers that are running. */
export interface CountedTimers extends Scheduler {
  running(): number;
}

export function countTimers(random: () => number = Math.random): CountedTimers {
  const timers = new Set<unknown>();
  return {
    now: Date.now,
    random,
    setTimeout: (run, waitMs) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, waitMs);
      timers.add(timer);
      return timer;
    },
    clearTimeout: (timer) => {
      timers.delete(timer);
      clearTimeout(timer as NodeJS.Timeout);
    },
    running: () => timers.size,
  };
}

/** Lets a while pass in which something must not happen. */
export function pass(waitMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, waitMs));
}
