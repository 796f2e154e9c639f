import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

const ACCEPTED_ID = /^[\w.:-]{1,64}$/;
/** What machines ask every few seconds is of no interest when it succeeds. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);
const SERVED = ['/', '/graphql', '/graphiql', ...PROBES];

/**
 * One line a request: its id, method, path, status and time. Never a header, a query string or a body, nor a path that
 * is not served, since they carry tokens and personal data. The id is the caller's `x-request-id` where it is usable,
 * and goes back in the response.
 */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const given = request.get('x-request-id') ?? '';
    const requestId = ACCEPTED_ID.test(given) ? given : randomUUID();
    const { method } = request;
    const path =
      SERVED.find((served) => request.path === served || request.path.startsWith(`${served}/`)) ?? 'another path';
    response.set('x-request-id', requestId);
    response.once('close', () => {
      const line = {
        requestId,
        method,
        path,
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
      };
      if (!response.writableFinished) logger.info(line, 'request given up by the caller');
      else if (response.statusCode >= 500) logger.error(line, 'request failed');
      else logger[PROBES.has(path) ? 'debug' : 'info'](line, 'request');
    });
    next();
  };
}
