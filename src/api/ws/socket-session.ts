import { CloseCode } from 'graphql-ws';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { SignedIn } from '../../security/identity.ts';
import type { Connection } from './connection.ts';

/** Who a socket speaks for: nobody, or the one user who signed in on it, by what they signed in with last. */
export class SocketSession {
  readonly connection: Connection;
  /** Where the socket comes from. */
  readonly address: string;
  /** The state of the institution's rights in which the user was last seen to count. */
  rightsVersion: string | null = null;
  #signedIn: SignedIn | null = null;

  constructor(connection: Connection, address: string) {
    this.connection = connection;
    this.address = address;
  }

  get signedIn(): SignedIn | null {
    return this.#signedIn;
  }

  /** From now on the socket lives as long as what was signed in with. */
  begin(signedIn: SignedIn): void {
    this.#signedIn = signedIn;
    this.rightsVersion = null;
    this.connection.closeAt(signedIn.expiresAt, CloseCode.Forbidden, 'TOKEN_EXPIRED');
  }

  /** Takes a newer token of the same user in the place of the last; its streams go on. */
  renew(signedIn: SignedIn | null): Result<SignedIn> {
    if (this.#signedIn === null || signedIn === null)
      return fail('UNAUTHENTICATED', 'There is nobody whose sign-in could be renewed. Open another socket.');
    if (signedIn.actor.userId !== this.#signedIn.actor.userId)
      return fail('TOKEN_OF_ANOTHER_USER', 'The token speaks of another user than the socket. Open another socket.');
    this.begin(signedIn);
    return ok(signedIn);
  }
}

/** What a peer is told of its sign-in: until when, and, for one whose clock is wrong, for how long. */
export function expiryOf({ expiresAt }: SignedIn): { expiresAt: string | null; expiresInMs: number | null } {
  return {
    expiresAt: expiresAt?.toISOString() ?? null,
    expiresInMs: expiresAt === null ? null : Math.max(0, expiresAt.getTime() - Date.now()),
  };
}
