import { fail, ok } from '../domain/shared/result.ts';
import type { Result } from '../domain/shared/result.ts';
import type { Position } from '../persistence/event-log/event-log.repository.ts';
import { IdRanges } from './id-ranges.ts';

/** Where a stream goes on: after a place in the log, and without some later events that a snapshot showed already. */
export interface StreamStart {
  readonly position: Position;
  /** Outbox ids of events that had no place yet when they were seen. */
  readonly seen: IdRanges;
}

/** The opaque cursor that clients hold and resume from. */
export function writeCursor({ epoch, seq }: Position, seen: IdRanges = IdRanges.NONE): string {
  return Buffer.from(seen.isEmpty ? `${epoch}:${seq}` : `${epoch}:${seq}:${seen.toString()}:${seen.timeSum}`).toString(
    'base64url',
  );
}

const CURSOR_PATTERN = /^([0-9a-f-]{36}):(\d{1,18})(?::([\d,-]+):(\d{1,24}))?$/;
/** A snapshot taken amid thousands of interleaved writers has a long one. */
const MAX_LENGTH = 262_144;

export function readCursor(cursor: string): Result<StreamStart> {
  const match = cursor.length > MAX_LENGTH ? null : CURSOR_PATTERN.exec(Buffer.from(cursor, 'base64url').toString());
  const seen = match?.[3] === undefined ? IdRanges.NONE : IdRanges.parse(match[3], BigInt(match[4]!));
  if (match === null || seen === null)
    return fail(
      'CURSOR_INVALID',
      `"${cursor.slice(0, 80)}" is no cursor of the alert stream. Resume from a cursor of the stream or from \`Portfolio.alertCursor\`.`,
      'after',
    );
  return ok({ position: { epoch: match[1]!, seq: BigInt(match[2]!) }, seen });
}
