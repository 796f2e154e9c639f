import type { Server } from 'node:http';
import { GraphQLError, Kind, createSourceEventStream, execute, getOperationAST, validate } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { CloseCode } from 'graphql-ws';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { fail } from '../../domain/shared/result.ts';
import type { Actor } from '../../security/actor.ts';
import type { TokenVerifier } from '../../security/token-verifier.ts';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';
import { excessOf, parseBounded } from './document-limits.ts';
import { formatError } from './format-error.ts';
import type { ReportBug } from './format-error.ts';
import type { TrafficObserver } from './metrics.ts';
import { signIn } from './sign-in.ts';
import type { SignedIn } from './sign-in.ts';

const MAX_FRAME_BYTES = 1_048_576;
const GOING_AWAY = 1001;

export interface GraphqlWsOptions {
  readonly server: Server;
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly verifier: TokenVerifier;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
}

/** GraphQL over WebSocket. */
export interface GraphqlWs {
  /** How many sockets are open. */
  connections(): number;
  /** Closes every socket with 1001, and resolves when all of them answered. */
  stop(): Promise<void>;
  /** Drops the sockets that have not answered. */
  cut(): void;
}

type SocketExtra = Record<PropertyKey, unknown> & { signedIn?: SignedIn | null; rights?: { actor: Promise<Actor | null>; untilMs: number } };

/** How long a socket's rights are believed: a burst of events asks for them once, and a revocation counts within this. */
const RIGHTS_AGE_MS = 1_000;

/**
 * GraphQL over WebSocket. Every operation, and every event of a subscription, runs in a context of its own with the
 * rights the user holds then: graphql would keep the first one's loaders, and its rights, for as long as the socket lives.
 */
export function serveGraphqlWs(options: GraphqlWsOptions): GraphqlWs {
  const { schema, services, verifier, reportBug } = options;
  const sockets = new WebSocketServer({ server: options.server, path: options.path, maxPayload: MAX_FRAME_BYTES });
  const { executeOperation, subscribeFresh } = freshExecution(options);
  const served = useServer<{ authorization?: unknown; Authorization?: unknown }, Extra & SocketExtra>(
    {
      schema,
      onSubscribe: (_ctx, _id, payload) => readOperation(schema, payload),
      execute: executeOperation as never,
      subscribe: subscribeFresh as never,
      context: (ctx) => ctx.extra,
      onConnect: async (ctx) => {
        const given = ctx.connectionParams?.authorization ?? ctx.connectionParams?.Authorization ?? ctx.extra.request.headers.authorization;
        const signedIn = await signIn(verifier, services, given).catch((error: unknown) => {
          // Left to graphql-ws, its message would be the reason of the close.
          reportBug(error);
          return fail('INTERNAL_SERVER_ERROR', 'Something went wrong on our side. It has been logged.');
        });
        if (!signedIn.ok) {
          ctx.extra.socket.close(CloseCode.Forbidden, signedIn.failure.code);
          return false;
        }
        ctx.extra.signedIn = signedIn.value;
        closeAtExpiry(ctx.extra, signedIn.value);
        return true;
      },
    },
    sockets,
  );
  return {
    connections: () => sockets.clients.size,
    stop: async () => {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Server is shutting down; resume at your last cursor');
      await served.dispose();
    },
    cut: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** Executes with a context made for the occasion. */
function freshExecution({ services, reportBug, observer }: GraphqlWsOptions) {
  const fresh = async (extra: SocketExtra): Promise<RequestContext> => {
    if (extra.signedIn == null) return new RequestContext(services, null);
    const nowMs = performance.now();
    if (extra.rights === undefined || nowMs >= extra.rights.untilMs) extra.rights = { actor: services.loadActor(extra.signedIn.identity), untilMs: nowMs + RIGHTS_AGE_MS };
    const actor = await extra.rights.actor.catch((error: unknown) => {
      delete extra.rights;
      throw error;
    });
    if (actor === null) throw new GraphQLError('You are no longer a user of this institution.', { extensions: { code: 'USER_UNKNOWN' } });
    return new RequestContext(services, actor);
  };
  const present = (result: ExecutionResult): ExecutionResult => {
    if (!result.errors) return result;
    // graphql-ws serialises the errors with toJSON, which a formatted one has already been through.
    return { ...result, errors: result.errors.map((error) => new PresentedError(formatError(error.toJSON(), error, reportBug))) };
  };
  const failed = (error: unknown): ExecutionResult => {
    const located = error instanceof GraphQLError ? error : new GraphQLError('failed');
    return { errors: [new PresentedError(formatError(located.toJSON(), error, reportBug))] };
  };
  const executeFresh = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const startedAt = performance.now();
    const context = await fresh(args.contextValue as SocketExtra);
    try {
      const result = present(await execute({ ...args, contextValue: context }));
      observer.answered('ws', nameOf(args), result.errors === undefined ? 'ok' : 'error', (performance.now() - startedAt) / 1_000);
      return result;
    } finally {
      await context.end();
    }
  };
  /** One that asks for too much is refused before anything is read. */
  const executeOperation = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const excess = excessOf(args);
    return excess === null ? executeFresh(args).catch(failed) : present({ errors: [excess] });
  };
  const subscribeFresh = async (args: ExecutionArgs): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> => {
    const excess = excessOf(args);
    if (excess !== null) return present({ errors: [excess] });
    let context: RequestContext | null = null;
    try {
      context = await fresh(args.contextValue as SocketExtra);
      const events = await createSourceEventStream({ ...args, contextValue: context });
      return Symbol.asyncIterator in events ? mapEvents(events, (event) => executeFresh({ ...args, rootValue: event }), failed, observer) : present(events);
    } catch (error) {
      return failed(error);
    } finally {
      await context?.end();
    }
  };
  return { executeOperation, subscribeFresh };
}

/** What is to be executed, or why it cannot be, with the codes that HTTP answers too. */
function readOperation(schema: GraphQLSchema, { query, variables, operationName }: SubscribePayload): Omit<ExecutionArgs, 'contextValue'> | GraphQLError[] {
  const coded = (error: GraphQLError, code: string): GraphQLError => new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code } });
  try {
    const document = parseBounded(query);
    const faults = validate(schema, document);
    if (faults.length > 0) return faults.map((fault) => coded(fault, 'GRAPHQL_VALIDATION_FAILED'));
    if (getOperationAST(document, operationName) == null) return [coded(new GraphQLError('Name one of the document\'s operations in `operationName`.'), 'OPERATION_RESOLUTION_FAILURE')];
    return { schema, document, operationName, variableValues: variables };
  } catch (error) {
    if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

/** An error already put into the words a caller gets. */
class PresentedError extends GraphQLError {
  constructor(formatted: ReturnType<GraphQLError['toJSON']>) {
    super(formatted.message, { extensions: formatted.extensions, path: formatted.path });
  }
}

/** What the caller names the operation; a document with one operation need not be told which. */
function nameOf({ operationName, document }: ExecutionArgs): string | undefined {
  return operationName ?? document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value;
}

/** The longest that a timer can wait; a token may be valid for longer. */
const MAX_TIMEOUT_MS = 2_147_483_647;

/** A socket lives no longer than the token it was opened with. */
function closeAtExpiry(extra: Extra, signedIn: SignedIn | null): void {
  if (signedIn === null) return;
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const remaining = signedIn.identity.expiresAt.getTime() - Date.now();
    timer = setTimeout(remaining > MAX_TIMEOUT_MS ? arm : close, Math.min(Math.max(0, remaining), MAX_TIMEOUT_MS));
  };
  const close = (): void => extra.socket.close(CloseCode.Forbidden, 'TOKEN_EXPIRED');
  arm();
  extra.socket.once('close', () => clearTimeout(timer));
}

/**
 * Like `for await` into a new stream, but one that hands `return` on at once, so that an idle source can be ended. A
 * failure is its last message, in the words a caller gets; the subscriber resumes at its last cursor.
 */
function mapEvents(events: AsyncIterable<unknown>, map: (event: unknown) => Promise<ExecutionResult>, fail: (error: unknown) => ExecutionResult, observer: TrafficObserver): AsyncIterableIterator<ExecutionResult> {
  const source = events[Symbol.asyncIterator]();
  let open = true;
  observer.subscribed();
  const end = (): void => {
    if (open) observer.unsubscribed();
    open = false;
  };
  return {
    async next() {
      if (!open) return { value: undefined, done: true };
      try {
        const step = await source.next();
        if (step.done !== true) {
          const value = await map(step.value);
          observer.delivered();
          return { value, done: false };
        }
      } catch (error) {
        end();
        await source.return?.();
        return { value: fail(error), done: false };
      }
      end();
      return { value: undefined, done: true };
    },
    async return() {
      end();
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
