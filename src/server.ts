import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { answerError, answerNotFound } from './api/http/answer-errors.ts';
import { corsOf } from './api/http/cors.ts';
import { createGraphqlHttp } from './api/http/graphql-http.ts';
import { createDocumentMetrics } from './api/http/document-metrics.ts';
import { answerHealth, answerReadiness } from './api/http/health.ts';
import { guardMetrics } from './api/http/metrics-access.ts';
import { createMetrics } from './api/http/metrics.ts';
import type { Metrics } from './api/http/metrics.ts';
import { logRequests } from './api/http/request-log.ts';
import { secureHeaders } from './api/http/secure-headers.ts';
import { staticSite } from './api/http/static-site.ts';
import { createSchema } from './api/schema.ts';
import { Gate } from './api/gate/gate.ts';
import { loadOwnDocuments } from './api/gate/own-documents.ts';
import type { Services } from './api/shared/request-context.ts';
import { serveGraphqlWs } from './api/ws/graphql-ws.ts';
import { recordAccess } from './app/audit/access-log.ts';
import { CommandRunner } from './app/command/command-runner.ts';
import { loadActor } from './app/institution/load-actor.ts';
import { openKeyRing } from './app/command/open-key-ring.ts';
import { localIssuerKey, publicPart } from './app/institution/local-issuer.ts';
import { DocumentRegistry } from './app/partner/document-registry.ts';
import { DocumentUsage } from './app/partner/document-usage.ts';
import type { DocumentUsageOptions } from './app/partner/document-usage.ts';
import { CostBudgets } from './app/partner/cost-budgets.ts';
import { Authenticator } from './app/sign-in/authenticator.ts';
import { IssuerDirectory } from './app/sign-in/issuer-directory.ts';
import type { Config } from './config.ts';
import { SqlEventLog } from './persistence/event-log/event-log-store.ts';
import { checkDatabase } from './persistence/catalogue/start-check.ts';
import type { Database } from './persistence/orm.ts';
import { SYSTEM_CLOCK } from './realtime/clock.ts';
import { startRealtime } from './realtime/start-realtime.ts';
import type { Realtime } from './realtime/start-realtime.ts';
import { TokenVerifier } from './security/token-verifier.ts';

/** A batch of 10,000 rows takes some seconds; it is well below the time that `clc serve` gives to a stop. */
const STOP_GRACE_MS = 8_000;

const CLOSE_IDLE_MS = 100;
const KEEP_ALIVE_MS = 75_000;
/** Who sends a request byte by byte is cut off with 408; a batch of 4 MB has its time on a slow line. */
const HEADERS_WITHIN_MS = 5_000;
const REQUEST_WITHIN_MS = 60_000;
const LATE_CHECK_MS = 1_000;
/** The pages of the wall beside the wall itself; the page finds out which one it is. */
const WALL_ROUTES = /^\/(portfolio|(alerts|clients)\/[^/]+)\/?$/;

/** What a node does: serve the API, place events and work by itself, or both. */
export type Role = 'api' | 'worker' | 'all';

export interface RunningServer {
  /** `http://host:port`, with the port that was taken. */
  readonly url: string;
  readonly services: Services;
  /**
   * Stops taking requests, finishes those under way, and ends every socket with 1012. Whoever has not sent the rest of
   * a request, or not answered the close, after `graceMs` is cut off. The database stays open.
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

/**
 * Puts the parts of one node together and starts to serve; throws UnfitDatabase where the database is not what the
 * migrations make of it, or would not keep institutions apart.
 */
export async function startServer({ config, database, logger, role = 'all' }: ServerOptions): Promise<RunningServer> {
  for (const found of await checkDatabase(database)) logger.warn({ found }, 'the database has more than Clc made');
  const onError = (error: unknown): void => logger.error({ err: error }, 'unexpected error');
  const store = new SqlEventLog(database, config.eventRetentionMs);
  const realtime = await startRealtime({
    database,
    store,
    // An embedded database has one node, which needs nobody to wake it.
    listenTo: config.databaseUrl === 'pglite:memory' ? null : config.databaseUrl,
    nats: config.nats,
    placesEvents: role !== 'api',
    loadActor: (identity) => loadActor(database, identity),
    onError: throttled(onError),
  });
  const schema = await createSchema();
  const metrics = createMetrics(schema);
  const services = await createServices({
    config,
    database,
    logger,
    realtime,
    onUsageWritten: createDocumentMetrics(metrics.registry, schema, database),
    onError: throttled(onError),
  });
  const { feed, hub, documentUsage } = services;

  let isStopping = false;
  const { app, server } = createHttp({
    config,
    logger,
    metrics,
    ready: answerReadiness({ database, feed, showsReason: !config.isProduction, isStopping: () => isStopping }),
  });
  await feed.start();
  const api =
    role === 'worker'
      ? NO_API
      : await serveApi(app, { server, schema, services, config, onError, observer: metrics.observer });
  app.use(answerNotFound, answerError(onError));
  await listen(server, config).catch(async (error: unknown) => {
    await Promise.all([realtime.stop(), api.end()]);
    throw error;
  });
  metrics.watch({
    openSockets: api.sockets,
    hubGroups: () => hub.groupCount,
    feedSeq: () => feed.head.seq,
    lastSeq: async () => (await store.extent()).last.seq,
  });
  realtime.startPlacing();
  documentUsage.start();
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${config.host}:${port}`,
    services,
    stop: async (graceMs = STOP_GRACE_MS) => {
      isStopping = true;
      await endRequests(server, api, graceMs);
      // What was counted and cannot be written any more is lost; the stop is not.
      await documentUsage.stop().catch(onError);
      await realtime.stop();
    },
  };
}

interface ServiceParts extends Pick<ServerOptions, 'config' | 'database' | 'logger'> {
  readonly realtime: Pick<Realtime, 'feed' | 'hub' | 'rights' | 'onAppended' | 'onRecorded'>;
  readonly onUsageWritten: DocumentUsageOptions['onWritten'];
  readonly onError: (error: unknown) => void;
}

/** What resolvers work with, of which a node has one. */
async function createServices({
  config,
  database,
  logger,
  realtime: { feed, hub, rights, onAppended, onRecorded },
  onUsageWritten,
  onError,
}: ServiceParts): Promise<Services> {
  const keys = await openKeyRing(database, config.personalDataKeys);
  const commands = new CommandRunner({
    database,
    keys,
    statementTimeoutMs: config.requestTimeoutMs,
    onEvents: onAppended,
    onRecorded,
    onRefusal: ({ actor, command, code }) =>
      logger.warn({ command, code, institutionId: actor.institutionId, userId: actor.userId }, 'command refused'),
  });
  return {
    database,
    commands,
    feed,
    hub,
    rights,
    documents: new DocumentRegistry({ database, nowMs: SYSTEM_CLOCK.nowMs }),
    documentUsage: new DocumentUsage({ database, clock: () => new Date(), onWritten: onUsageWritten, onError }),
    statementTimeoutMs: config.requestTimeoutMs,
    loadActor: (identity) => loadActor(database, identity),
    keys,
    recordAccess: async (...access) => void ((await recordAccess(database, ...access)) && onRecorded()),
  };
}

function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => void server.once('error', reject).listen(port, host, () => resolve()));
}

/** Takes no more requests and waits for those under way; after `graceMs` it cuts them off. */
async function endRequests(server: Server, api: ServedApi, graceMs: number): Promise<void> {
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
}

interface HttpParts {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'answer'>;
  readonly ready: RequestHandler;
}

/** The server with what is in front of every path, and what tells of the node itself. */
function createHttp({ config, logger, metrics, ready }: HttpParts): { app: Express; server: Server } {
  const app = express();
  app.disable('x-powered-by');
  app.use(logRequests(logger), secureHeaders(config.isProduction), corsOf(config.corsOrigins));
  app.get('/healthz', answerHealth);
  app.get('/readyz', ready);
  app.get('/metrics', guardMetrics(config.metricsToken), metrics.answer);
  const server = createServer(
    {
      connectionsCheckingInterval: LATE_CHECK_MS,
      headersTimeout: HEADERS_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
    },
    app,
  );
  // Longer than balancers keep theirs: one that is closed from here may be closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return { app, server };
}

const SAME_ERROR_MS = 10_000;

/**
 * Tells of the same error only now and then: what is tried several times a second would fill the log while the database
 * is away.
 */
function throttled(report: (error: unknown) => void): (error: unknown) => void {
  const reportedAtMs = new Map<string, number>();
  return (error) => {
    const text = String(error).slice(0, 200);
    const nowMs = SYSTEM_CLOCK.nowMs();
    if (nowMs - (reportedAtMs.get(text) ?? -Infinity) < SAME_ERROR_MS) return;
    if (reportedAtMs.size >= 100) reportedAtMs.clear();
    reportedAtMs.set(text, nowMs);
    report(error);
  };
}

interface ApiParts extends Pick<Parameters<typeof serveGraphqlWs>[0], 'server' | 'schema' | 'services' | 'observer'> {
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

const NO_API: ServedApi = {
  sockets: () => 0,
  stop: async () => undefined,
  cut: () => undefined,
  end: async () => undefined,
};

/** GraphQL by HTTP and WebSocket, and the pages. */
async function serveApi(app: Express, { config, onError, ...served }: ApiParts): Promise<ServedApi> {
  const { schema, observer, services } = served;
  const { isProduction, requestTimeoutMs: timeoutMs, proxies } = config;
  const isSchemaOpen = !isProduction;
  const gate = new Gate({
    schema,
    observer,
    registry: services.documents,
    usage: services.documentUsage,
    isProduction,
    isSchemaOpen,
    ownDocuments: loadOwnDocuments(),
    budgets: new CostBudgets(services.database),
  });
  const authenticator = await authenticatorOf(config, services);
  const parts = { ...served, authenticator, gate, isSchemaOpen, timeoutMs, proxies };
  const graphql = await createGraphqlHttp({ ...parts, reportBug: onError });
  app.use('/graphql', ...graphql.handlers);
  if (config.graphiql) app.use('/graphiql', staticSite('graphiql'));
  app.use(
    '/',
    staticSite('wall', (path) => WALL_ROUTES.test(path)),
  );
  let sockets: ReturnType<typeof serveGraphqlWs> | null = null;
  // Not before the server listens: an error of listening would be thrown at the sockets too.
  parts.server.once(
    'listening',
    () =>
      (sockets = serveGraphqlWs({
        ...parts,
        path: '/graphql',
        limits: config.sockets,
        origins: config.corsOrigins,
        reportBug: onError,
      })),
  );
  return {
    sockets: () => sockets?.connections() ?? 0,
    stop: async () => sockets?.stop(),
    cut: () => sockets?.cut(),
    end: () => graphql.stop(),
  };
}

async function authenticatorOf(config: Config, services: Services): Promise<Authenticator> {
  const { database } = services;
  const directory = new IssuerDirectory(database);
  const localKey = config.auth.localIssuer ? publicPart(await localIssuerKey(database)) : null;
  return new Authenticator(
    database,
    new TokenVerifier({ ...config.auth, localKey, ownIssuers: (code) => directory.ownIssuers(code) }),
    (identity) => services.loadActor(identity),
  );
}
