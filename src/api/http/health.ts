import type { RequestHandler } from 'express';
import { logExtent } from '../../persistence/event-log/event-log.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import type { AlertFeed } from '../../realtime/feed.ts';

const DATABASE_ANSWERS_WITHIN_MS = 2_000;

export interface ReadinessOptions {
  readonly database: Database;
  readonly feed: AlertFeed;
  /** Whether the reason is told: who asks may be anybody, and in production learns no more than that. */
  readonly showsReason: boolean;
  /** Whether the node is on its way out: it finishes what it has, and must get nothing new. */
  readonly isStopping: () => boolean;
}

/** `/healthz`: the process lives and its event loop turns; whether it can work is `/readyz`'s to say. */
export const answerHealth: RequestHandler = (_request, response) => void response.json({ status: 'ok' });

/** `/readyz`: 200 when this node can take requests, otherwise 503 with the reason. */
export function answerReadiness(options: ReadinessOptions): RequestHandler {
  return async (_request, response) => {
    const reason = await reasonNotReady(options);
    response.set('cache-control', 'no-store');
    if (reason === null) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'unavailable', ...(options.showsReason ? { reason } : {}) });
  };
}

async function reasonNotReady({ database, feed, isStopping }: ReadinessOptions): Promise<string | null> {
  if (isStopping()) return 'the node is stopping';
  if (!feed.started) return 'the event feed has not started';
  const late = AbortSignal.timeout(DATABASE_ANSWERS_WITHIN_MS);
  const timeout = new Promise<string>((resolve) =>
    late.addEventListener('abort', () =>
      resolve(`the database did not answer within ${DATABASE_ANSWERS_WITHIN_MS} ms`),
    ),
  );
  const answer = database.inSystem(logExtent).then(
    () => null,
    () => 'the database does not answer',
  );
  return Promise.race([answer, timeout]);
}
