import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Logger } from 'pino';
import { answerError, answerNotFound } from './api/http/answer-errors.ts';
import { createGraphqlHttp } from './api/http/graphql-http.ts';
import { serveGraphqlWs } from './api/http/graphql-ws.ts';
import { answerHealth, answerReadiness } from './api/http/health.ts';
import { createMetrics } from './api/http/metrics.ts';
import { logRequests } from './api/http/request-log.ts';
import { staticSite } from './api/http/static-site.ts';
import { createSchema } from './api/schema.ts';
import type { Services } from './api/shared/request-context.ts';
import { CommandRunner } from './app/command/command-runner.ts';
import { loadActor } from './app/institution/load-actor.ts';
import { localIssuerKey, publicPart } from './app/institution/local-issuer.ts';
import type { Config } from './config.ts';
import { logPosition } from './persistence/event-log/event-log.repository.ts';
import type { Database } from './persistence/orm.ts';
import { AlertFeed } from './realtime/feed.ts';
import { Sequencer } from './realtime/sequencer.ts';
import { WakeUp } from './realtime/wake-up.ts';
import { TokenVerifier } from './security/token-verifier.ts';

/** A batch of 10,000 rows takes some seconds; it is well below the time that `clc serve` gives to a stop. */
const STOP_GRACE_MS = 8_000;

export interface RunningServer {
  /** `http://host:port`, with the port that was taken. */
  readonly url: string;
  readonly services: Services;
  /**
   * Stops taking requests, finishes those under way, and ends every socket with 1001. Whoever has not sent the rest of a
   * request, or not answered the close, after `graceMs` is cut off. The database stays open.
   */
  stop(graceMs?: number): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  /** Open and migrated. */
  readonly database: Database;
  readonly logger: Logger;
}

/** Puts the parts of one node together and starts to serve. */
export async function startServer({ config, database, logger }: ServerOptions): Promise<RunningServer> {
  const onError = (error: unknown): void => logger.error({ err: error }, 'unexpected error');
  const appended = new WakeUp();
  const placed = new WakeUp();
  const commands = new CommandRunner({
    database,
    onEvents: () => appended.ring(),
    onRefusal: ({ actor, command, code }) => logger.warn({ command, code, institutionId: actor.institutionId, userId: actor.userId }, 'command refused'),
  });
  const sequencer = new Sequencer({ database, appended, placed, onError });
  const feed = new AlertFeed({ database, placed, onError });
  const services: Services = { database, commands, feed, loadActor: (identity) => loadActor(database, identity) };
  const verifier = new TokenVerifier({ ...config.auth, localKey: config.auth.localIssuer ? publicPart(await localIssuerKey(database)) : null });

  const schema = await createSchema();
  const metrics = createMetrics(schema);
  const { observer } = metrics;
  const graphql = await createGraphqlHttp({ schema, services, verifier, reportBug: onError, observer });
  const app = express();
  let isStopping = false;
  app.disable('x-powered-by');
  app.use(logRequests(logger));
  app.use('/graphql', ...graphql.handlers);
  app.use('/graphiql', staticSite('graphiql'));
  app.get('/healthz', answerHealth);
  app.get('/readyz', answerReadiness({ database, feed, isStopping: () => isStopping }));
  app.get('/metrics', metrics.answer);
  app.use(answerNotFound, answerError(onError));

  const server = createServer(app);
  await feed.start();
  // The sockets come right after: an error of listening is then one of this function and of nobody else.
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve)).catch(async (error: unknown) => {
    await Promise.all([feed.stop(), graphql.stop()]);
    throw error;
  });
  const sockets = serveGraphqlWs({ server, path: '/graphql', schema, services, verifier, reportBug: onError, observer });
  metrics.watch({ openSockets: () => sockets.connections(), feedSeq: () => feed.lastSeq, lastSeq: async () => (await database.inSystem(logPosition)).lastSeq });
  sequencer.start();
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host}:${port}`,
    services,
    stop: async (graceMs = STOP_GRACE_MS) => {
      isStopping = true;
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => {
        sockets.cut();
        server.closeAllConnections();
      }, graceMs);
      await Promise.all([sockets.stop(), closed]);
      clearTimeout(cut);
      await graphql.stop();
      await sequencer.stop();
      await feed.stop();
    },
  };
}
