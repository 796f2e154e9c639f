import { ClcError } from './clc-error.ts';
import type { OperationResult } from './operation.ts';

export type FeedMessage =
  | { readonly kind: 'event'; readonly cursor: string; readonly event: unknown }
  | { readonly kind: 'heartbeat'; readonly cursor: string; readonly nextWithinMs: number | null }
  | { readonly kind: 'resync'; readonly reason: string }
  | { readonly kind: 'fault'; readonly error: ClcError }
  /** A kind of message that this client does not know yet. */
  | { readonly kind: 'other' };

/** Reads what the one root field answers, whatever its name or alias. */
export function readFeedMessage({ data, errors }: OperationResult): FeedMessage {
  const root = Object.values(data ?? {})[0];
  if (typeof root !== 'object' || root === null)
    return {
      kind: 'fault',
      error: errors?.length ? ClcError.of(errors) : new ClcError('NO_DATA', 'The server sent a result without data.'),
    };
  const { __typename: type, cursor, reason, nextWithinMs } = root as Record<string, unknown>;
  switch (type) {
    case 'AlertEvent':
      return typeof cursor === 'string' ? { kind: 'event', cursor, event: root } : cursorMissing(type);
    case 'FeedHeartbeat':
      return typeof cursor === 'string'
        ? { kind: 'heartbeat', cursor, nextWithinMs: positive(nextWithinMs) }
        : cursorMissing(type);
    case 'FeedResync':
      return { kind: 'resync', reason: typeof reason === 'string' ? reason : 'UNKNOWN' };
    case undefined:
      return {
        kind: 'fault',
        error: new ClcError(
          'TYPENAME_MISSING',
          'The subscription does not ask for `__typename`: events, heartbeats and resyncs are told apart by it.',
        ),
      };
    default:
      return { kind: 'other' };
  }
}

function cursorMissing(type: string): FeedMessage {
  return {
    kind: 'fault',
    error: new ClcError(
      'CURSOR_MISSING',
      `The subscription does not ask for the \`cursor\` of ${type}: it is resumed by it.`,
    ),
  };
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : null;
}
