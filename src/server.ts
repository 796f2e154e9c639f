import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { answerError, answerNotFound } from './api/http/answer-errors.ts';
import { createGraphqlHttp } from './api/http/graphql-http.ts';
import { answerHealth, answerReadiness } from './api/http/health.ts';
import { createMetrics } from './api/http/metrics.ts';
import { logRequests } from './api/http/request-log.ts';
import { staticSite } from './api/http/static-site.ts';
import { createSchema } from './api/schema.ts';
import type { Services } from './api/shared/request-context.ts';
import { serveGraphqlWs } from './api/ws/graphql-ws.ts';
import { CommandRunner } from './app/command/command-runner.ts';
import { loadActor } from './app/institution/load-actor.ts';
import { localIssuerKey, publicPart } from './app/institution/local-issuer.ts';
import type { Config } from './config.ts';
import type { PlacedEvent } from './persistence/event-log/event-log.repository.ts';
import { SqlEventLog } from './persistence/event-log/event-log-store.ts';
import type { EventLogStore } from './persistence/event-log/event-log-store.ts';
import { PlacedListener } from './persistence/event-log/placed-listener.ts';
import { rightsVersion } from './persistence/institution/rights-version.repository.ts';
import { nodeSecret } from './persistence/node/node-secret.repository.ts';
import type { Database } from './persistence/orm.ts';
import type { BusListener, EventBus } from './realtime/bus.ts';
import { NatsBus } from './realtime/bus.nats.ts';
import { SYSTEM_CLOCK } from './realtime/clock.ts';
import { AlertFeed } from './realtime/feed.ts';
import { Hub } from './realtime/hub.ts';
import { Rights } from './realtime/rights.ts';
import { Sequencer } from './realtime/sequencer.ts';
import { WakeUp } from './realtime/wake-up.ts';
import { Seal } from './security/seal.ts';
import { TokenVerifier } from './security/token-verifier.ts';

/** A batch of 10,000 rows takes some seconds; it is well below the time that `clc serve` gives to a stop. */
const STOP_GRACE_MS = 8_000;

const CLOSE_IDLE_MS = 100;
const KEEP_ALIVE_MS = 75_000;

/** What a node does: serve the API, place events and work by itself, or both. */
export type Role = 'api' | 'worker' | 'all';

export interface RunningServer {
  /** `http://host:port`, with the port that was taken. */
  readonly url: string;
  readonly services: Services;
  /**
   * Stops taking requests, finishes those under way, and ends every socket with 1012. Whoever has not sent the rest of a
   * request, or not answered the close, after `graceMs` is cut off. The database stays open.
   */
  stop(graceMs?: number): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  /** Open and migrated. */
  readonly database: Database;
  readonly logger: Logger;
  readonly role?: Role;
}

/** Puts the parts of one node together and starts to serve. */
export async function startServer({ config, database, logger, role = 'all' }: ServerOptions): Promise<RunningServer> {
  const onError = (error: unknown): void => logger.error({ err: error }, 'unexpected error');
  const store = new SqlEventLog(database, config.eventRetentionMs);
  const realtime = await startRealtime({ config, database, store, role, onError: sparingly(onError) });
  const commands = new CommandRunner({
    database,
    onEvents: realtime.onAppended,
    onRefusal: ({ actor, command, code }) => logger.warn({ command, code, institutionId: actor.institutionId, userId: actor.userId }, 'command refused'),
  });
  const { feed, hub, rights } = realtime;
  const services: Services = { database, commands, feed, hub, rights, loadActor: (identity) => loadActor(database, identity) };

  const schema = await createSchema();
  const metrics = createMetrics(schema);
  const app = express();
  let isStopping = false;
  app.disable('x-powered-by');
  app.use(logRequests(logger));
  app.get('/healthz', answerHealth);
  app.get('/readyz', answerReadiness({ database, feed, isStopping: () => isStopping }));
  app.get('/metrics', metrics.answer);
  const server = createServer(app);
  // Longer than balancers keep theirs: one that is closed from here may be closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await feed.start();
  const api = role === 'worker' ? NO_API : await serveApi(app, { server, schema, services, config, onError, observer: metrics.observer, verifier: await verifierOf(config, database) });
  app.use(answerNotFound, answerError(onError));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve)).catch(async (error: unknown) => {
    await Promise.all([realtime.stop(), api.end()]);
    throw error;
  });
  metrics.watch({ openSockets: api.sockets, hubGroups: () => hub.groupCount, feedSeq: () => feed.head.seq, lastSeq: async () => (await store.extent()).last.seq });
  realtime.sequencer?.start();
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host}:${port}`,
    services,
    stop: async (graceMs = STOP_GRACE_MS) => {
      isStopping = true;
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      // A connection that had a request under way is idle only after its answer.
      const closingIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
      const cut = setTimeout(() => {
        api.cut();
        server.closeAllConnections();
      }, graceMs);
      await Promise.all([api.stop(), closed]);
      clearTimeout(cut);
      clearInterval(closingIdle);
      await api.end();
      await realtime.stop();
    },
  };
}

const SAME_ERROR_MS = 10_000;

/** Tells of the same error only now and then: what is tried several times a second would fill the log while the database is away. */
function sparingly(report: (error: unknown) => void): (error: unknown) => void {
  const toldAtMs = new Map<string, number>();
  return (error) => {
    const text = String(error).slice(0, 200);
    const nowMs = SYSTEM_CLOCK.nowMs();
    if (nowMs - (toldAtMs.get(text) ?? -Infinity) < SAME_ERROR_MS) return;
    if (toldAtMs.size >= 100) toldAtMs.clear();
    toldAtMs.set(text, nowMs);
    report(error);
  };
}

interface RealtimeOptions {
  readonly config: Config;
  readonly database: Database;
  readonly store: EventLogStore;
  readonly role: Role;
  readonly onError: (error: unknown) => void;
}

/** The outward current of a node: sequencer, feed, hub, and the ways by which nodes wake each other. */
async function startRealtime({ config, database, store, role, onError }: RealtimeOptions) {
  const clock = SYSTEM_CLOCK;
  const appended = new WakeUp(clock);
  let hub: Hub | null = null;
  const feed = new AlertFeed({ store, clock, onError, onReset: (fault) => hub?.endAll(fault) });
  const rights = new Rights({ clock, version: (institutionId) => database.inSystem((query) => rightsVersion(query, institutionId)), loadActor: (subject) => loadActor(database, subject) });
  hub = new Hub({ feed, rights, clock, onError });
  const hear = (events: readonly PlacedEvent[]): void => {
    if (feed.started) feed.offer(events);
  };
  const listener: BusListener = { onPlaced: hear, onAppended: () => appended.ring(), onError };
  const bus: EventBus | null = config.nats === null ? null : new NatsBus({ ...config.nats, seal: new Seal(await database.inSystem((query) => nodeSecret(query, 'bus'))) }, listener);
  const isShared = config.databaseUrl !== null && config.databaseUrl !== 'pglite:memory';
  const placedListener = isShared ? new PlacedListener(config.databaseUrl!, () => feed.wake()) : null;
  const onPlaced = (events: readonly PlacedEvent[]): void => {
    hear(events);
    bus?.publish(events);
  };
  const sequencer = role === 'api' ? null : new Sequencer({ store, clock, appended, onPlaced, onError });
  return {
    feed,
    hub,
    rights,
    sequencer,
    onAppended: () => {
      appended.ring();
      bus?.announceAppended();
    },
    stop: async () => {
      await sequencer?.stop();
      await Promise.all([feed.stop(), bus?.close(), placedListener?.stop()]);
    },
  };
}

interface ApiParts extends Pick<Parameters<typeof serveGraphqlWs>[0], 'server' | 'schema' | 'services' | 'verifier' | 'observer'> {
  readonly config: Config;
  readonly onError: (error: unknown) => void;
}

interface ServedApi {
  /** How many WebSockets are open. */
  sockets(): number;
  stop(): Promise<void>;
  /** Drops the sockets that have not answered. */
  cut(): void;
  /** Gives up what serves requests, after the last one. */
  end(): Promise<void>;
}

const NO_API: ServedApi = { sockets: () => 0, stop: async () => undefined, cut: () => undefined, end: async () => undefined };

/** GraphQL by HTTP and WebSocket, and the pages. */
async function serveApi(app: Express, { config, onError, ...parts }: ApiParts): Promise<ServedApi> {
  const graphql = await createGraphqlHttp({ ...parts, reportBug: onError });
  app.use('/graphql', ...graphql.handlers);
  app.use('/graphiql', staticSite('graphiql'));
  let sockets: ReturnType<typeof serveGraphqlWs> | null = null;
  // Not before the server listens: an error of listening would be thrown at the sockets too.
  parts.server.once('listening', () => (sockets = serveGraphqlWs({ ...parts, path: '/graphql', limits: config.sockets, reportBug: onError })));
  return {
    sockets: () => sockets?.connections() ?? 0,
    stop: async () => sockets?.stop(),
    cut: () => sockets?.cut(),
    end: () => graphql.stop(),
  };
}

async function verifierOf(config: Config, database: Database): Promise<TokenVerifier> {
  return new TokenVerifier({ ...config.auth, localKey: config.auth.localIssuer ? publicPart(await localIssuerKey(database)) : null });
}
