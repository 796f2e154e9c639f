import type { WaitCause } from './back-off.ts';

/** Why a connection ended. */
export interface Loss {
  /** In a word, for programs and logs. */
  readonly reason: string;
  /** `token`: another token may be accepted. `forbidden`: so it may, but not a third. */
  readonly cause: WaitCause | 'token' | 'forbidden';
}

const BY_CODE: Readonly<Record<number, Loss>> = {
  1001: { reason: 'GOING_AWAY', cause: 'restart' },
  1012: { reason: 'SERVICE_RESTART', cause: 'restart' },
  1013: { reason: 'TRY_AGAIN_LATER', cause: 'crowded' },
  4401: { reason: 'UNAUTHORIZED', cause: 'token' },
  4420: { reason: 'SLOW_CONSUMER', cause: 'lost' },
  4421: { reason: 'TOO_MANY_SOCKETS', cause: 'crowded' },
};

/** The other side does not understand us, and will hardly do so at once. */
const MISUNDERSTANDINGS = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4004, 4005, 4400, 4406, 4409, 4429]);

/** What the two codes of a connection that was cut say: nothing. */
const CUT = new Set([1005, 1006]);

const FOR_ANOTHER_TOKEN = new Set(['TOKEN_EXPIRED', 'TOKEN_INVALID', 'TOKEN_REVOKED', 'UNAUTHENTICATED']);
const FOR_NOBODY = new Set(['USER_UNKNOWN', 'FORBIDDEN']);

/** Reads a close event. */
export function lossOf(code: number, reason: string): Loss {
  if (code === 4403) return lossOfRights(reason.toUpperCase());
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  return {
    reason: CUT.has(code) ? 'CONNECTION_LOST' : `CLOSED_${code}`,
    cause: MISUNDERSTANDINGS.has(code) ? 'crowded' : 'lost',
  };
}

/** A server may close with 4403 for reasons of its own, such as a fault while it looked at the token. */
function lossOfRights(reason: string): Loss {
  if (reason === '') return { reason: 'FORBIDDEN', cause: 'forbidden' };
  return { reason, cause: FOR_ANOTHER_TOKEN.has(reason) ? 'token' : FOR_NOBODY.has(reason) ? 'forbidden' : 'lost' };
}
