import { CloseCode } from 'graphql-ws';
import type { Context } from 'graphql-ws';
import type { Authenticator } from '../../app/sign-in/authenticator.ts';
import { fail } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { SignedIn } from '../../security/identity.ts';
import type { ReportBug } from '../http/format-error.ts';
import { SocketClose } from './close-code.ts';
import type { OperationTurns } from './operation-turns.ts';
import type { SessionWatch } from './session-watch.ts';
import type { OperationBudget, SocketCount, SocketLimits } from './socket-limits.ts';
import { expiryOf } from './socket-session.ts';
import type { SocketSession } from './socket-session.ts';

export interface SocketSignInOptions {
  readonly authenticator: Authenticator;
  readonly limits: SocketLimits;
  readonly reportBug: ReportBug;
}

/** What is kept of a socket. */
export interface SocketExtra {
  readonly session: SocketSession;
  readonly budget: OperationBudget;
  /** What the upgrade carried. */
  readonly authorization: string | undefined;
  /** Its operations; null until the protocol listens. */
  operations: OperationTurns | null;
}

export type SocketContext = Context<{ authorization?: unknown; Authorization?: unknown }, SocketExtra>;

/** Who has sockets on this node. */
export interface SocketRegister {
  readonly users: SocketCount;
  readonly anonymous: SocketCount;
  readonly watch: SessionWatch;
}

/** Signs in whoever begins, and tells until when; false where the socket was closed instead. */
export async function connect(
  { connectionParams, extra }: SocketContext,
  { users, anonymous, watch }: SocketRegister,
  options: SocketSignInOptions,
): Promise<boolean | Record<string, unknown>> {
  const {
    session,
    session: { connection },
  } = extra;
  const signedIn = await signInSafely(
    options,
    connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.authorization,
    session.address,
  );
  if (!signedIn.ok) {
    const isOurs = signedIn.failure.code === 'ISSUER_UNAVAILABLE';
    connection.close(isOurs ? SocketClose.TRY_AGAIN_LATER : CloseCode.Forbidden, signedIn.failure.code);
    return false;
  }
  // One that has gone meanwhile would never be counted out again.
  if (signedIn.value === null || !connection.isOpen) return true;
  const {
    actor: { userId },
  } = signedIn.value;
  if (!users.admit(userId)) {
    connection.close(
      SocketClose.TOO_MANY_SOCKETS,
      `A user may have ${options.limits.maxSocketsPerUser} sockets on one node`,
    );
    return false;
  }
  connection.onClose(() => users.release(userId));
  anonymous.release(session.address);
  session.begin(signedIn.value);
  watch.add(session);
  return expiryOf(signedIn.value);
}

/** What a ping with another token is answered: until when the socket may go on, or why it ends when it would have. */
export async function renewal(
  authorization: unknown,
  { session, budget }: SocketExtra,
  options: SocketSignInOptions,
): Promise<Record<string, unknown>> {
  const isTaken = budget.take(performance.now());
  const signedIn = isTaken
    ? await signInSafely(options, authorization, session.address)
    : fail('RATE_LIMITED', 'Messages come too fast. Wait a moment.');
  const renewed = signedIn.ok ? session.renew(signedIn.value) : signedIn;
  return renewed.ok
    ? { renewed: true, ...expiryOf(renewed.value) }
    : { renewed: false, code: renewed.failure.code, message: renewed.failure.message };
}

async function signInSafely(
  { authenticator, reportBug }: SocketSignInOptions,
  authorization: unknown,
  address: string,
): Promise<Result<SignedIn | null>> {
  return authenticator.signIn(authorization, address).catch((error: unknown) => {
    // Left to graphql-ws, its message would be the reason of the close.
    reportBug(error);
    return fail('INTERNAL_SERVER_ERROR', 'Something went wrong on our side. It has been logged.');
  });
}
