import type { StreamState } from '../client/clc-client.ts';
import type { Format } from './format.ts';
import type { Words } from './words.ts';

/** Waiting does not mend these: somebody must bring another token. */
const FOR_ANOTHER_TOKEN: ReadonlySet<string> = new Set(['TOKEN_EXPIRED', 'TOKEN_INVALID', 'TOKEN_REVOKED']);

/** Whether what is shown is true now; a wall that hides this is worse than none. */
export function StateLine({ state, words, format }: { state: StreamState; words: Words; format: Format }) {
  return (
    <p class={`state ${state.kind}`} role="status">
      <i aria-hidden="true" />
      {stateText(state, words, format)}
    </p>
  );
}

function stateText(state: StreamState, words: Words, format: Format): string {
  switch (state.kind) {
    case 'live':
      return words.live;
    case 'catching-up':
      return words.catchingUp(format.count(state.received));
    case 'stale':
      return (
        words.staleSince(format.time(state.since)) +
        (FOR_ANOTHER_TOKEN.has(state.reason) ? ` · ${words.tokenOver}` : '')
      );
    case 'resync-needed':
      return words.resync;
    case 'refused':
      return words.refused(state.message);
    case 'connecting':
    case 'stopped':
      return words.connecting;
  }
}
