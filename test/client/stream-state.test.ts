import { describe, expect, it } from 'vitest';
import { beginning, step } from '../../src/client/stream-state.ts';
import type { StreamInput, StreamState } from '../../src/client/stream-state.ts';

const BEGAN = 1_000;
const HEARD = 2_000;
const NOW = 3_000;

const STATES = {
  connecting: { kind: 'connecting', attempt: 1, reason: null },
  'catching-up': { kind: 'catching-up', received: 3 },
  live: { kind: 'live', at: HEARD },
  stale: { kind: 'stale', since: HEARD, reason: 'SILENT' },
  'resync-needed': { kind: 'resync-needed', reason: 'CURSOR_EXPIRED' },
  refused: { kind: 'refused', code: 'FORBIDDEN', message: 'No.' },
  stopped: { kind: 'stopped' },
} satisfies Record<StreamState['kind'], StreamState>;

const INPUTS = {
  attempt: { kind: 'attempt', attempt: 4 },
  subscribed: { kind: 'subscribed' },
  event: { kind: 'event', at: NOW },
  heartbeat: { kind: 'heartbeat', at: NOW },
  lost: { kind: 'lost', reason: 'NO_PONG' },
  resync: { kind: 'resync', reason: 'EPOCH_CHANGED' },
  resumed: { kind: 'resumed', at: NOW },
  refused: { kind: 'refused', code: 'CURSOR_INVALID', message: 'No cursor.' },
  stop: { kind: 'stop' },
} satisfies Record<StreamInput['kind'], StreamInput>;

const FRESH = { kind: 'connecting', attempt: 1, reason: null };
const LIVE = { kind: 'live', at: NOW };
const RESYNC = { kind: 'resync-needed', reason: 'EPOCH_CHANGED' };
const REFUSED = { kind: 'refused', code: 'CURSOR_INVALID', message: 'No cursor.' };
const STOPPED = { kind: 'stopped' };
const STALE = { kind: 'stale', since: HEARD, reason: 'NO_PONG' };

type Row = Record<StreamInput['kind'], object | 'same'>;
const always = { resync: RESYNC, resumed: FRESH, refused: REFUSED, stop: STOPPED };
const ended: Row = {
  attempt: 'same',
  subscribed: 'same',
  event: 'same',
  heartbeat: 'same',
  lost: 'same',
  resync: 'same',
  resumed: 'same',
  refused: 'same',
  stop: STOPPED,
};

/** Every input in every state. */
const TABLE: Record<StreamState['kind'], Row> = {
  connecting: {
    ...always,
    attempt: { kind: 'connecting', attempt: 4, reason: null },
    subscribed: { kind: 'catching-up', received: 0 },
    event: { kind: 'catching-up', received: 1 },
    heartbeat: LIVE,
    lost: { kind: 'connecting', attempt: 1, reason: 'NO_PONG' },
  },
  'catching-up': {
    ...always,
    attempt: 'same',
    subscribed: 'same',
    event: { kind: 'catching-up', received: 4 },
    heartbeat: LIVE,
    lost: STALE,
  },
  live: { ...always, attempt: 'same', subscribed: 'same', event: 'same', heartbeat: LIVE, lost: STALE },
  stale: {
    ...always,
    attempt: 'same',
    subscribed: 'same',
    event: { kind: 'catching-up', received: 1 },
    heartbeat: LIVE,
    lost: STALE,
  },
  'resync-needed': { ...always, attempt: 'same', subscribed: 'same', event: 'same', heartbeat: 'same', lost: 'same' },
  refused: ended,
  stopped: { ...ended, stop: 'same' },
};

const cases = Object.entries(TABLE).flatMap(([from, row]) =>
  Object.entries(row).map(([input, to]) => ({
    from: from as StreamState['kind'],
    input: input as StreamInput['kind'],
    to,
  })),
);

describe('the state of a stream', () => {
  it.each(cases)('$from, after $input', ({ from, input, to }) => {
    const state: StreamState = STATES[from];
    const next = step({ state, heardAt: HEARD }, INPUTS[input]).state;
    if (to === 'same') expect(next).toBe(state);
    else expect(next).toEqual(to);
  });

  it('keeps the reason of the failed attempt through the next ones', () => {
    const failed = step(beginning(BEGAN), { kind: 'lost', reason: 'CONNECTION_LOST' });
    expect(step(failed, { kind: 'attempt', attempt: 2 }).state).toEqual({
      kind: 'connecting',
      attempt: 2,
      reason: 'CONNECTION_LOST',
    });
  });

  it('is stale since the last message of any kind, or the beginning, through further losses', () => {
    const after = (...inputs: StreamInput[]): StreamState => inputs.reduce(step, beginning(BEGAN)).state;
    expect(after(INPUTS.subscribed, INPUTS.lost)).toMatchObject({ kind: 'stale', since: BEGAN });
    expect(
      after(INPUTS.subscribed, { kind: 'heartbeat', at: 1_500 }, { kind: 'event', at: 1_700 }, INPUTS.lost, {
        kind: 'lost',
        reason: 'X',
      }),
    ).toEqual({ kind: 'stale', since: 1_700, reason: 'X' });
    expect(after(INPUTS.subscribed, INPUTS.resync, INPUTS.resumed, INPUTS.subscribed, INPUTS.lost)).toMatchObject({
      since: NOW,
    });
  });

  it('does not change when nothing does', () => {
    const memory = { state: STATES.stale, heardAt: HEARD };
    expect(step(memory, { kind: 'lost', reason: 'SILENT' })).toBe(memory);
    expect(step(memory, INPUTS.subscribed)).toBe(memory);
  });
});
