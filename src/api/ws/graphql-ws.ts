/**
 * GraphQL over WebSocket. graphql-ws keeps the protocol: handshake, authentication, validation, completion. What is
 * sent goes through one writer a socket, so that all that a socket is owed in one turn leaves together; events of
 * subscriptions come to it from the hub.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError } from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import { CloseCode, MessageType, handleProtocols, makeServer } from 'graphql-ws';
import type { SubscribePayload } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Authenticator } from '../../app/sign-in/authenticator.ts';
import { callerAddress } from '../../security/address-list.ts';
import type { Gate } from '../gate/gate.ts';
import type { DocumentReference } from '../gate/document-reference.ts';
import type { ReportBug } from '../http/format-error.ts';
import type { TrafficObserver } from '../http/metrics.ts';
import { mayConnectFrom } from '../http/cors.ts';
import { statedPurpose } from '../http/purpose.ts';
import { coded } from '../shared/errors.ts';
import type { Services } from '../shared/request-context.ts';
import { SocketClose } from './close-code.ts';
import { Connection } from './connection.ts';
import { SocketExecution } from './execution.ts';
import type { OperationOrigin } from './execution.ts';
import { OperationTurns } from './operation-turns.ts';
import { SessionWatch } from './session-watch.ts';
import { OperationBudget, SocketCount } from './socket-limits.ts';
import type { SocketLimits } from './socket-limits.ts';
import { SocketSession } from './socket-session.ts';
import { connect, renewal } from './socket-sign-in.ts';
import type { SocketContext, SocketExtra, SocketRegister } from './socket-sign-in.ts';

const CHECK_MS = 500;
/** Told to whoever comes while the node is full or stops. */
const RETRY_AFTER_S = 5;

export interface GraphqlWsOptions {
  readonly server: Server;
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly gate: Gate;
  readonly limits: SocketLimits;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
  /** How long an operation may take. */
  readonly timeoutMs: number;
  /** Whether what is told of faults may name the schema's members. */
  readonly isSchemaOpen: boolean;
  /** How many proxies in front tell where a socket comes from. */
  readonly proxies: number;
  /** Of pages on other hosts that may open sockets. */
  readonly origins: readonly string[];
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

export function serveGraphqlWs(options: GraphqlWsOptions): GraphqlWs {
  const { limits, reportBug, services } = options;
  const open = new Map<WebSocket, Connection>();
  const awake = new AwakeClock(performance.now());
  const anonymous = new SocketCount(limits.maxAnonymousPerAddress);
  const watch = new SessionWatch({
    rights: services.rights,
    onChange: (institutionId) => services.hub.recheck(institutionId),
  });
  const addressOf = ({ socket, headers }: IncomingMessage): string =>
    callerAddress(socket.remoteAddress, [headers['x-forwarded-for']].flat().join(), options.proxies);
  let isStopping = false;
  const sockets = new WebSocketServer({
    server: options.server,
    path: options.path,
    maxPayload: limits.maxFrameBytes,
    handleProtocols: (protocols) => handleProtocols(protocols),
    verifyClient: ({ req }, answer) => {
      if (!mayConnectFrom(req.headers.origin, req.headers.host, options.origins)) answer(false, 403, 'Forbidden');
      else if (isStopping || open.size >= limits.maxSockets || anonymous.isFull(addressOf(req)))
        answer(false, 503, 'Service Unavailable', { 'Retry-After': String(RETRY_AFTER_S) });
      else answer(true);
    },
  });
  const protocol = protocolOf(options, { users: new SocketCount(limits.maxSocketsPerUser), anonymous, watch });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    const connection = new Connection(socket, request.socket, limits.maxQueueBytes, awake.nowMs);
    const session = new SocketSession(connection, addressOf(request));
    open.set(socket, connection);
    anonymous.admit(session.address);
    socket.once('close', () => {
      open.delete(socket);
      if (session.signedIn === null) anonymous.release(session.address);
    });
    socket.on('error', (error) => reportUnlessTheirs(error, reportBug));
    const extra: SocketExtra = {
      session,
      budget: new OperationBudget(limits.operationsPerSecond, performance.now()),
      authorization: request.headers.authorization,
      operations: null,
    };
    const closed = protocol.opened(socketOf(socket, extra, options), extra);
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  });
  const checking = setInterval(() => {
    awake.tick(performance.now());
    for (const connection of open.values()) connection.check(awake.nowMs);
    void watch.check();
  }, CHECK_MS);
  return {
    connections: () => open.size,
    stop: async () => {
      isStopping = true;
      clearInterval(checking);
      await Promise.all(
        [...open].map(async ([socket, connection]) => {
          const closed = new Promise((resolve) => socket.once('close', resolve));
          connection.close(SocketClose.RESTART, 'The node restarts; resume at your last cursor');
          await closed;
        }),
      );
      sockets.close();
    },
    cut: () => {
      for (const socket of open.keys()) socket.terminate();
    },
  };
}

/**
 * Time in which this process could hear its sockets: a loop that was held, or a process that was paused, is not their
 * silence.
 */
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
function socketOf(
  socket: WebSocket,
  extra: SocketExtra,
  options: GraphqlWsOptions,
): Parameters<ReturnType<typeof makeServer>['opened']>[0] {
  const {
    session: { connection },
  } = extra;
  return {
    protocol: socket.protocol,
    send: async (text) => connection.send(text),
    close: (code, reason) => connection.close(code ?? 1000, reason ?? ''),
    onMessage: (handle) => {
      const turns = new OperationTurns({
        handle,
        onDuplicate: (id) => connection.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`),
      });
      extra.operations = turns;
      socket.once('close', () => turns.close());
      socket.on('message', (data) => {
        turns.take(String(data)).catch((error: unknown) => {
          // A payload that nests so deep that it cannot be written again, as the answer to a ping is.
          if (error instanceof RangeError) return connection.close(CloseCode.BadRequest, 'The message nests too deep');
          options.reportBug(error);
          connection.close(CloseCode.InternalServerError, 'Internal server error');
        });
      });
    },
    onPing: async (payload) => {
      const told =
        payload?.['authorization'] === undefined ? payload : await renewal(payload['authorization'], extra, options);
      connection.send(JSON.stringify({ type: MessageType.Pong, ...(told === undefined ? {} : { payload: told }) }));
    },
  };
}

/** What graphql-ws is told of ours. */
function protocolOf(
  options: GraphqlWsOptions,
  register: SocketRegister,
): ReturnType<typeof makeServer<SocketContext['connectionParams'] & object, SocketExtra>> {
  const { limits } = options;
  const execution = new SocketExecution(options);
  return makeServer<SocketContext['connectionParams'] & object, SocketExtra>({
    schema: options.schema,
    onConnect: (ctx) => connect(ctx as SocketContext, register, options),
    onSubscribe: ({ extra }, id, payload) => {
      if (!extra.budget.take(performance.now()))
        return [
          coded('RATE_LIMITED', `A socket may send ${limits.operationsPerSecond} operations a second. Wait a moment.`),
        ];
      const { active, all } = extra.operations!.count();
      // What was completed a moment ago makes room; what is completed and never over does not.
      if (active > limits.maxSubscriptions || all > 2 * limits.maxSubscriptions)
        return [
          coded(
            'TOO_MANY_SUBSCRIPTIONS',
            `A socket may have ${limits.maxSubscriptions} operations under way. Complete some, or open another socket.`,
          ),
        ];
      return admit(options, execution, { session: extra.session, id }, payload);
    },
    execute: execution.execute as never,
    subscribe: execution.subscribe as never,
  });
}

/** What is to be executed, or why it cannot be, with the codes that HTTP answers too. */
async function admit(
  { schema, gate }: GraphqlWsOptions,
  execution: SocketExecution,
  { session, id }: Pick<OperationOrigin, 'session' | 'id'>,
  payload: SubscribePayload & DocumentReference,
): Promise<ExecutionArgs | GraphQLError[]> {
  const purpose = statedPurpose(payload.extensions?.['purpose']);
  if (purpose instanceof GraphQLError) return [purpose];
  try {
    const ready = await gate.admit(payload, await execution.callerOf(session), 'SOCKET');
    if (!('document' in ready)) return execution.refusal(ready);
    const contextValue: OperationOrigin = {
      session,
      id,
      ready,
      reportsCost: payload.extensions?.['cost'] === true,
      origin: { requestId: randomUUID(), purpose },
    };
    return {
      schema,
      document: ready.document,
      operationName: ready.operationName,
      variableValues: ready.variables,
      contextValue,
    };
  } catch (error) {
    return execution.failure(error);
  }
}

/** What a peer sends that is no WebSocket, or too long, is its own fault: ws has closed with the code that says so. */
function reportUnlessTheirs(error: Error, reportBug: ReportBug): void {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (!code.startsWith('WS_ERR_') && code !== 'ECONNRESET' && code !== 'EPIPE') reportBug(error);
}
