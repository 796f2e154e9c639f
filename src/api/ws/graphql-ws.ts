/**
 * GraphQL over WebSocket. graphql-ws keeps the protocol: handshake, authentication, validation, completion. What is sent
 * goes through one writer a socket, so that all that a socket is owed in one turn leaves together; events of subscriptions
 * come to it from the hub.
 */
import type { IncomingMessage, Server } from 'node:http';
import { getOperationAST } from 'graphql';
import type { ExecutionArgs, GraphQLError, GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { Context, SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { fail } from '../../domain/shared/result.ts';
import type { TokenVerifier } from '../../security/token-verifier.ts';
import { DocumentCache } from '../http/document-cache.ts';
import type { ReportBug } from '../http/format-error.ts';
import type { TrafficObserver } from '../http/metrics.ts';
import { PersistedDocuments } from '../http/persisted-documents.ts';
import type { DocumentReference } from '../http/persisted-documents.ts';
import { signIn } from '../http/sign-in.ts';
import type { SignedIn } from '../http/sign-in.ts';
import { coded } from '../shared/errors.ts';
import type { Services } from '../shared/request-context.ts';
import { SocketClose } from './close-code.ts';
import { Connection } from './connection.ts';
import { SocketExecution } from './execution.ts';
import type { OperationOrigin } from './execution.ts';
import { OperationBudget, UserSockets } from './socket-limits.ts';
import type { SocketLimits } from './socket-limits.ts';

const CHECK_MS = 500;
/** Told to whoever comes while the node is full or stops. */
const RETRY_AFTER_S = 5;

export interface GraphqlWsOptions {
  readonly server: Server;
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly verifier: TokenVerifier;
  readonly limits: SocketLimits;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
}

/** GraphQL over WebSocket. */
export interface GraphqlWs {
  /** How many sockets are open. */
  connections(): number;
  /** Takes no more sockets, closes every one with 1012, and resolves when all of them answered. */
  stop(): Promise<void>;
  /** Drops the sockets that have not answered. */
  cut(): void;
}

interface SocketExtra {
  readonly connection: Connection;
  readonly budget: OperationBudget;
  /** What the upgrade carried. */
  readonly authorization: string | undefined;
  signedIn: SignedIn | null;
}

type SocketContext = Context<{ authorization?: unknown; Authorization?: unknown }, SocketExtra>;

export function serveGraphqlWs(options: GraphqlWsOptions): GraphqlWs {
  const { limits, reportBug } = options;
  const open = new Map<WebSocket, Connection>();
  const awake = new AwakeClock(performance.now());
  let isStopping = false;
  const sockets = new WebSocketServer({
    server: options.server,
    path: options.path,
    maxPayload: limits.maxFrameBytes,
    handleProtocols: (protocols) => handleProtocols(protocols),
    verifyClient: (_info, answer) => {
      if (isStopping || open.size >= limits.maxSockets) answer(false, 503, 'Service Unavailable', { 'Retry-After': String(RETRY_AFTER_S) });
      else answer(true);
    },
  });
  const protocol = protocolOf(options);
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const connection = new Connection(socket, request.socket, limits.maxQueueBytes, awake.nowMs);
    open.set(socket, connection);
    socket.once('close', () => open.delete(socket));
    socket.on('error', (error) => reportUnlessTheirs(error, reportBug));
    const closed = protocol.opened(socketOf(socket, connection, reportBug), {
      connection,
      budget: new OperationBudget(limits.operationsPerSecond, performance.now()),
      authorization: request.headers.authorization,
      signedIn: null,
    });
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  });
  const checking = setInterval(() => {
    awake.tick(performance.now());
    for (const connection of open.values()) connection.check(awake.nowMs);
  }, CHECK_MS);
  return {
    connections: () => open.size,
    stop: async () => {
      isStopping = true;
      clearInterval(checking);
      await Promise.all([...open].map(async ([socket, connection]) => {
        const closed = new Promise((resolve) => socket.once('close', resolve));
        connection.close(SocketClose.RESTART, 'The node restarts; resume at your last cursor');
        await closed;
      }));
      sockets.close();
    },
    cut: () => {
      for (const socket of open.keys()) socket.terminate();
    },
  };
}

/** Time in which this process could hear its sockets: a loop that was held, or a process that was paused, is not their silence. */
class AwakeClock {
  nowMs = 0;
  #tickedAtMs: number;

  constructor(nowMs: number) {
    this.#tickedAtMs = nowMs;
  }

  tick(nowMs: number): void {
    this.nowMs += Math.min(nowMs - this.#tickedAtMs, 2 * CHECK_MS);
    this.#tickedAtMs = nowMs;
  }
}

/** A socket as graphql-ws sees it. */
function socketOf(socket: WebSocket, connection: Connection, reportBug: ReportBug): Parameters<ReturnType<typeof makeServer>['opened']>[0] {
  return {
    protocol: socket.protocol,
    send: async (text) => connection.send(text),
    close: (code, reason) => connection.close(code ?? 1000, reason ?? ''),
    onMessage: (handle) => {
      socket.on('message', (data) => {
        handle(String(data)).catch((error: unknown) => {
          reportBug(error);
          connection.close(CloseCode.InternalServerError, 'Internal server error');
        });
      });
    },
  };
}

/** What graphql-ws is told of ours. */
function protocolOf(options: GraphqlWsOptions): ReturnType<typeof makeServer<SocketContext['connectionParams'] & object, SocketExtra>> {
  const { schema, limits } = options;
  const reader = { schema, documents: new DocumentCache(schema), persisted: PersistedDocuments.load() };
  const execution = new SocketExecution(options);
  const users = new UserSockets(limits.maxSocketsPerUser);
  return makeServer<SocketContext['connectionParams'] & object, SocketExtra>({
    schema,
    onConnect: (ctx) => connect(ctx as SocketContext, users, options),
    onSubscribe: ({ extra, subscriptions }, id, payload) => {
      if (!extra.budget.take(performance.now())) return [coded('RATE_LIMITED', `A socket may send ${limits.operationsPerSecond} operations a second. Wait a moment.`)];
      if (Object.keys(subscriptions).length > limits.maxSubscriptions) return [coded('TOO_MANY_SUBSCRIPTIONS', `A socket may have ${limits.maxSubscriptions} operations under way. Complete some, or open another socket.`)];
      const operation = readOperation(reader, payload);
      if (Array.isArray(operation)) return operation;
      return { ...operation, contextValue: { connection: extra.connection, id, signedIn: extra.signedIn } satisfies OperationOrigin };
    },
    execute: execution.execute as never,
    subscribe: execution.subscribe as never,
  });
}

async function connect({ connectionParams, extra }: SocketContext, users: UserSockets, { verifier, services, limits, reportBug }: GraphqlWsOptions): Promise<boolean> {
  const given = connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.authorization;
  const signedIn = await signIn(verifier, services, given).catch((error: unknown) => {
    // Left to graphql-ws, its message would be the reason of the close.
    reportBug(error);
    return fail('INTERNAL_SERVER_ERROR', 'Something went wrong on our side. It has been logged.');
  });
  if (!signedIn.ok) {
    extra.connection.close(CloseCode.Forbidden, signedIn.failure.code);
    return false;
  }
  const { connection } = extra;
  extra.signedIn = signedIn.value;
  // One that has gone meanwhile would never be counted out again.
  if (signedIn.value === null || !connection.isOpen) return true;
  const { actor: { userId }, identity } = signedIn.value;
  if (!users.admit(userId)) {
    connection.close(SocketClose.TOO_MANY_SOCKETS, `A user may have ${limits.maxSocketsPerUser} sockets on one node`);
    return false;
  }
  connection.onClose(() => users.release(userId));
  connection.closeAt(identity.expiresAt, CloseCode.Forbidden, 'TOKEN_EXPIRED');
  return true;
}

interface OperationReader {
  readonly schema: GraphQLSchema;
  readonly documents: DocumentCache;
  readonly persisted: PersistedDocuments;
}

/** What is to be executed, or why it cannot be, with the codes that HTTP answers too. */
function readOperation({ schema, documents, persisted }: OperationReader, { query, variables, operationName, ...reference }: SubscribePayload & DocumentReference): Omit<ExecutionArgs, 'contextValue'> | GraphQLError[] {
  const named = persisted.find(reference);
  if (named === null) return [coded('DOCUMENT_UNKNOWN', 'No document is known by this id. Send its text, or publish it first.')];
  const document = documents.read(named ?? query);
  if (!('kind' in document)) return [...document];
  if (getOperationAST(document, operationName) == null) return [coded('OPERATION_RESOLUTION_FAILURE', 'Name one of the document\'s operations in `operationName`.')];
  return { schema, document, operationName, variableValues: variables };
}

/** What a peer sends that is no WebSocket, or too long, is its own fault: ws has closed with the code that says so. */
function reportUnlessTheirs(error: Error, reportBug: ReportBug): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!code.startsWith('WS_ERR_') && code !== 'ECONNRESET' && code !== 'EPIPE') reportBug(error);
}
