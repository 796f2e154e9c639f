/**
 * How operations of a socket are executed. Each runs in a context of its own with the rights the user holds then:
 * graphql would keep the first one's loaders, and its rights, for as long as the socket lives. Events of subscriptions
 * are the hub's (see hub-stream.ts).
 */
import { GraphQLError, Kind, createSourceEventStream, execute } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { RequestOrigin } from '../../app/audit/access-log.ts';
import type { EndReason } from '../../realtime/question.ts';
import type { Actor } from '../../security/actor.ts';
import { AlertSubscription } from '../alert/alert-subscription.ts';
import { NOBODY } from '../gate/gate.ts';
import type { Caller, Gate, ReadyOperation } from '../gate/gate.ts';
import { costOf } from '../gate/cost-of.ts';
import { formatError, tooSlow } from '../http/format-error.ts';
import type { ReportBug } from '../http/format-error.ts';
import type { Outcome, TrafficObserver } from '../http/metrics.ts';
import { coded, forbidden } from '../shared/errors.ts';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';
import { withTimeout } from '../shared/with-timeout.ts';
import { HubStream } from './hub-stream.ts';
import { SharedSnapshots } from './shared-snapshots.ts';
import { StreamQuestion } from './stream-question.ts';
import type { QuestionHost, StreamOperation } from './stream-question.ts';
import type { SocketSession } from './socket-session.ts';

/** What an operation is executed for: where it came from, and by whom. */
export interface OperationOrigin {
  readonly session: SocketSession;
  /** The operation's id on its socket. */
  readonly id: string;
  readonly ready: ReadyOperation;
  /** Whether the answer tells what it cost. */
  readonly reportsCost: boolean;
  /** For auditors: the operation is a request of its own. */
  readonly origin: RequestOrigin;
}

type Args = ExecutionArgs & { contextValue: OperationOrigin };

export interface ExecutionOptions {
  readonly services: Services;
  readonly gate: Gate;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
  /** Whether what is told of faults may name the schema's members. */
  readonly isSchemaOpen: boolean;
  /** How long an operation may take, a subscription until it is open. */
  readonly timeoutMs: number;
}

export class SocketExecution {
  readonly #options: ExecutionOptions;
  readonly #host: QuestionHost;

  constructor(options: ExecutionOptions) {
    this.#options = options;
    this.#host = {
      services: options.services,
      snapshots: new SharedSnapshots(options.services),
      personal: new Set(),
      present: (result) => this.#present(result),
      onAnswer: (args, outcome, seconds) => this.#answered(args, outcome, seconds),
    };
  }

  /** Whoever the socket speaks for with the rights held now, for the gate. Throws where they count no more. */
  async callerOf(session: SocketSession): Promise<Caller> {
    const { signedIn } = session;
    return signedIn === null ? NOBODY : { actor: (await this.#actorOf(session)).actor, scopes: signedIn.scopes };
  }

  /** Executes a query or mutation. */
  readonly execute = (args: Args): Promise<ExecutionResult> =>
    withTimeout(
      this.#options.timeoutMs,
      this.#execute(args).catch((error: unknown) => this.#failed(error)),
      () => this.#failed(tooSlow()),
    );

  /** Opens a subscription. */
  readonly subscribe = (args: Args): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> =>
    this.#subscribe(args).catch((error: unknown) => this.#failed(error));

  async #execute(args: Args): Promise<ExecutionResult> {
    const startedAt = performance.now();
    const { session, ready, reportsCost, origin } = args.contextValue;
    const { context } = await this.#contextFor(session, origin);
    const late = setTimeout(() => void context.end().catch(this.#options.reportBug), this.#options.timeoutMs);
    try {
      const result = this.#present(await execute({ ...args, contextValue: context }));
      const ms = performance.now() - startedAt;
      const failed = result.errors !== undefined;
      this.#answered(args, failed ? 'error' : 'ok', ms / 1_000);
      this.#options.gate.answered(ready, { actor: context.viewer }, { ms, failed });
      return reportsCost ? { ...result, extensions: { ...result.extensions, cost: costOf(ready) } } : result;
    } finally {
      clearTimeout(late);
      await context.end();
    }
  }

  async #subscribe(args: Args): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const startedAt = performance.now();
    const { session, ready, origin } = args.contextValue;
    const { context, rightsVersion } = await this.#contextFor(session, origin);
    try {
      const source = await createSourceEventStream({ ...args, contextValue: context });
      const isOpen = source instanceof AlertSubscription;
      this.#options.gate.answered(
        ready,
        { actor: context.viewer },
        { ms: performance.now() - startedAt, failed: !isOpen },
      );
      if (!isOpen) return this.#present(source as ExecutionResult);
      return await this.#open(args, source, { actor: context.actor, rightsVersion });
    } finally {
      await context.end();
    }
  }

  async #open(
    { contextValue: origin, ...args }: Args,
    source: AlertSubscription,
    { actor, rightsVersion }: { actor: Actor; rightsVersion: string },
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const { start } = source;
    const operation = { args, source };
    const answerEnd = (reason: EndReason): Promise<ExecutionResult> => this.#answerEnd(operation, reason, origin);
    if (typeof start === 'string') return answerEnd(start);
    const {
      services,
      services: { hub },
    } = this.#options;
    const questionOf = (by: Actor): StreamQuestion | null => {
      const view = source.viewOf(by);
      return view === null ? null : new StreamQuestion(this.#host, operation, by, view);
    };
    const question = questionOf(actor);
    if (question === null) throw forbidden('this stream');
    // Asked again when rights have changed: units that the filter names may have changed with them.
    const ask = async (by: Actor): Promise<StreamQuestion | null> => {
      await source.refresh(services, by.institutionId);
      return questionOf(by);
    };
    const { session, id } = origin;
    return new HubStream({
      hub,
      session,
      id,
      start,
      question,
      rightsVersion,
      ask,
      answerEnd,
      observer: this.#options.observer,
    });
  }

  /** The last message of a stream that ended by itself, in the form that its field has for it. */
  async #answerEnd(
    { args }: StreamOperation,
    reason: EndReason,
    { session }: OperationOrigin,
  ): Promise<ExecutionResult> {
    if (reason === 'FORBIDDEN') return this.#present({ errors: [forbidden('this stream any more')] });
    if (reason === 'TOKEN_REVOKED') return this.#present({ errors: [revoked()] });
    try {
      const { context } = await this.#contextFor(session, null);
      return this.#present(
        await execute({ ...args, rootValue: { kind: 'resync', fault: reason }, contextValue: context }),
      );
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #contextFor(
    session: SocketSession,
    origin: RequestOrigin | null,
  ): Promise<{ context: RequestContext; rightsVersion: string }> {
    const { services } = this.#options;
    if (session.signedIn === null) return { context: new RequestContext(services, null, origin), rightsVersion: '' };
    const { actor, rightsVersion } = await this.#actorOf(session);
    return { context: new RequestContext(services, actor, origin), rightsVersion };
  }

  async #actorOf({ signedIn }: SocketSession): Promise<{ actor: Actor; rightsVersion: string }> {
    const { rights } = this.#options.services;
    const {
      actor: { institutionId },
      identity,
    } = signedIn!;
    // Asked before the rights themselves: a change between the two is found at the next look, not missed.
    const rightsVersion = await rights.version(institutionId);
    const actor = await rights.actor(institutionId, rightsVersion, identity);
    if (actor === null) throw revoked();
    return { actor, rightsVersion };
  }

  /** Puts errors into the words a caller gets. */
  #present(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    // graphql-ws serialises the errors with toJSON, which a formatted one has already been through.
    return { ...result, errors: result.errors.map((error) => new PresentedError(this.#format(error, error))) };
  }

  /** The errors that the gate has refused an operation for, as a socket is told them. */
  refusal(errors: readonly GraphQLError[]): GraphQLError[] {
    return [...this.#present({ errors }).errors!];
  }

  /** What a socket is told of what went wrong before it was executed. */
  failure(error: unknown): GraphQLError[] {
    return [...this.#failed(error).errors!];
  }

  #failed(error: unknown): ExecutionResult {
    const located = error instanceof GraphQLError ? error : new GraphQLError('failed');
    return { errors: [new PresentedError(this.#format(located, error))] };
  }

  #format(located: GraphQLError, error: unknown): ReturnType<typeof formatError> {
    const { reportBug, isSchemaOpen } = this.#options;
    return formatError(located.toJSON(), error, reportBug, isSchemaOpen);
  }

  #answered(args: Pick<ExecutionArgs, 'operationName' | 'document'>, outcome: Outcome, seconds: number): void {
    this.#options.observer.answered('ws', nameOf(args), outcome, seconds);
  }
}

function revoked(): GraphQLError {
  return coded('TOKEN_REVOKED', 'What you signed in with counts no more. Sign in again.');
}

/** An error already put into the words a caller gets. */
class PresentedError extends GraphQLError {
  constructor(formatted: ReturnType<GraphQLError['toJSON']>) {
    super(formatted.message, { extensions: formatted.extensions, path: formatted.path });
  }
}

/** What the caller names the operation; a document with one operation need not be told which. */
function nameOf({ operationName, document }: Pick<ExecutionArgs, 'operationName' | 'document'>): string | undefined {
  return (
    operationName ??
    document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value
  );
}
