import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;

/**
 * Who may read `/metrics`: who sends the token, where there is one; otherwise this machine alone, and not what a proxy
 * on it sends on for others.
 */
export function guardMetrics(token: string | null): RequestHandler {
  return (request, response, next) => {
    if (token === null ? isOfThisMachine(request) : hasToken(request, token)) return next();
    const [status, code, message] =
      token === null
        ? ([
            403,
            'FORBIDDEN',
            'Metrics are for this machine alone. Set METRICS_TOKEN, and send it as a bearer token.',
          ] as const)
        : ([401, 'UNAUTHENTICATED', 'Send the token of METRICS_TOKEN as `Authorization: Bearer …`.'] as const);
    response.status(status).json({ errors: [{ message, extensions: { code } }] });
  };
}

function isOfThisMachine({ socket, headers }: Request): boolean {
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') &&
    headers['x-forwarded-for'] === undefined &&
    headers['forwarded'] === undefined
  );
}

/** Of digests, so that the time taken tells nothing of the token, nor of its length. */
function hasToken({ headers }: Request, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}
