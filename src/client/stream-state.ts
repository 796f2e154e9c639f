/**
 * What a stream tells of itself, as a machine without clock or socket. A page shows its figures as current in `live`
 * alone, and beside `stale` the time they are of.
 */
export type StreamState =
  /** Nothing was heard yet. `reason` is why the attempt before failed. */
  | { readonly kind: 'connecting'; readonly attempt: number; readonly reason: string | null }
  /** What happened in the meantime is coming in. */
  | { readonly kind: 'catching-up'; readonly received: number }
  /** All that happened up to `at`, the last heartbeat, was handed out. */
  | { readonly kind: 'live'; readonly at: number }
  /** `since` is when the last message came, or the stream began. It is being resumed. */
  | { readonly kind: 'stale'; readonly since: number; readonly reason: string }
  /** The stream cannot go on from its cursor: query again, and resume from the cursor of what was queried. */
  | { readonly kind: 'resync-needed'; readonly reason: string }
  /** It will not get better by trying again. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'stopped' };

/** Times are in milliseconds since the epoch, by the clock of this machine. */
export type StreamInput =
  | { readonly kind: 'attempt'; readonly attempt: number }
  | { readonly kind: 'subscribed' }
  | { readonly kind: 'event'; readonly at: number }
  | { readonly kind: 'heartbeat'; readonly at: number }
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'resync'; readonly reason: string }
  /** What is shown was queried again. */
  | { readonly kind: 'resumed'; readonly at: number }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'stop' };

export interface StreamMemory {
  readonly state: StreamState;
  /** When the last message came, or the stream began. */
  readonly heardAt: number;
}

export function beginning(at: number): StreamMemory {
  return { state: { kind: 'connecting', attempt: 1, reason: null }, heardAt: at };
}

/** The next state; the same object where nothing changes. */
export function step(memory: StreamMemory, input: StreamInput): StreamMemory {
  const heardAt = 'at' in input ? input.at : memory.heardAt;
  const state = nextState(memory, input);
  return state === memory.state && heardAt === memory.heardAt ? memory : { state, heardAt };
}

function nextState({ state, heardAt }: StreamMemory, input: StreamInput): StreamState {
  if (state.kind === 'stopped') return state;
  if (input.kind === 'stop') return { kind: 'stopped' };
  if (state.kind === 'refused') return state;
  if (input.kind === 'refused') return { kind: 'refused', code: input.code, message: input.message };
  if (input.kind === 'resync') return { kind: 'resync-needed', reason: input.reason };
  if (input.kind === 'resumed') return { kind: 'connecting', attempt: 1, reason: null };
  if (state.kind === 'resync-needed') return state;
  switch (input.kind) {
    case 'attempt':
      return state.kind === 'connecting' && state.attempt !== input.attempt
        ? { ...state, attempt: input.attempt }
        : state;
    case 'subscribed':
      // A subscription that has said nothing yet makes nothing less stale, and one renewed in time leaves it live.
      return state.kind === 'connecting' ? { kind: 'catching-up', received: 0 } : state;
    case 'event':
      return state.kind === 'live'
        ? state
        : { kind: 'catching-up', received: state.kind === 'catching-up' ? state.received + 1 : 1 };
    case 'heartbeat':
      return { kind: 'live', at: input.at };
    case 'lost':
      return afterLoss(state, heardAt, input.reason);
  }
}

function afterLoss(state: StreamState, heardAt: number, reason: string): StreamState {
  if (state.kind === 'connecting') return { ...state, reason };
  if (state.kind === 'stale' && state.reason === reason) return state;
  return { kind: 'stale', since: state.kind === 'stale' ? state.since : heardAt, reason };
}
