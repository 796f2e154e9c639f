import { fail, ok } from '../domain/shared/result.ts';
import type { Result } from '../domain/shared/result.ts';

/** A place in the event log: of which history, and after which event. */
export interface Position {
  readonly epoch: string;
  readonly seq: bigint;
}

/** The opaque cursor that clients hold and resume from. */
export function writeCursor({ epoch, seq }: Position): string {
  return Buffer.from(`${epoch}:${seq}`).toString('base64url');
}

const CURSOR_PATTERN = /^([0-9a-f-]{36}):(\d{1,18})$/;

export function readCursor(cursor: string): Result<Position> {
  const match = CURSOR_PATTERN.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) return fail('CURSOR_INVALID', `"${cursor.slice(0, 80)}" is no cursor of the alert stream. Resume from \`AlertEvent.cursor\` or \`Portfolio.alertCursor\`.`, 'after');
  return ok({ epoch: match[1]!, seq: BigInt(match[2]!) });
}
