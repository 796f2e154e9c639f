import type { RequestHandler } from 'express';

const PREFLIGHT: Readonly<Record<string, string>> = {
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, x-request-id, apollo-require-preflight, x-apollo-operation-name',
  'access-control-max-age': '600',
};

/**
 * Lets pages of the listed origins read answers; to all others nothing is said, and their browsers keep the answer from
 * them. Never with credentials: who asks is told by a bearer token, which no browser sends by itself.
 */
export function corsOf(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('origin');
    const { origin } = request.headers;
    const isPreflight = request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
    if (origin === undefined || !origins.includes(origin))
      return isPreflight ? void response.status(204).end() : next();
    response.set({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'retry-after, x-request-id',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (!isPreflight) return next();
    response.set(PREFLIGHT).status(204).end();
  };
}

/**
 * Whether a page of this origin may open a WebSocket, which no browser asks a preflight for: one of this very host, or
 * a listed one. Programs that are no browsers name no origin.
 */
export function mayConnectFrom(
  origin: string | undefined,
  host: string | undefined,
  origins: readonly string[],
): boolean {
  return origin === undefined || origins.includes(origin) || (URL.canParse(origin) && new URL(origin).host === host);
}
