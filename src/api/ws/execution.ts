/**
 * How operations of a socket are executed. Each runs in a context of its own with the rights the user holds then: graphql
 * would keep the first one's loaders, and its rights, for as long as the socket lives. Events of subscriptions are the
 * hub's (see hub-stream.ts).
 */
import { GraphQLError, Kind, createSourceEventStream, execute } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { EndReason } from '../../realtime/question.ts';
import type { Actor } from '../../security/actor.ts';
import { AlertSubscription } from '../alert/alert-subscription.ts';
import { excessOf } from '../http/document-limits.ts';
import { formatError } from '../http/format-error.ts';
import type { ReportBug } from '../http/format-error.ts';
import type { Outcome, TrafficObserver } from '../http/metrics.ts';
import type { SignedIn } from '../http/sign-in.ts';
import { coded, forbidden } from '../shared/errors.ts';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';
import type { Connection } from './connection.ts';
import { HubStream } from './hub-stream.ts';
import { SharedSnapshots } from './shared-snapshots.ts';
import { StreamQuestion } from './stream-question.ts';
import type { QuestionHost, StreamOperation } from './stream-question.ts';

/** What an operation is executed for: where it came from, and by whom. */
export interface OperationOrigin {
  readonly connection: Connection;
  /** The operation's id on its socket. */
  readonly id: string;
  readonly signedIn: SignedIn | null;
}

type Args = ExecutionArgs & { contextValue: OperationOrigin };

export interface ExecutionOptions {
  readonly services: Services;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
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

  /** Executes a query or mutation; one that asks for too much is refused before anything is read. */
  readonly execute = async (args: Args): Promise<ExecutionResult> => {
    const excess = excessOf(args);
    return excess === null ? this.#execute(args).catch((error: unknown) => this.#failed(error)) : this.#present({ errors: [excess] });
  };

  /** Opens a subscription. */
  readonly subscribe = async (args: Args): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
    const excess = excessOf(args);
    if (excess !== null) return this.#present({ errors: [excess] });
    try {
      return await this.#subscribe(args);
    } catch (error) {
      return this.#failed(error);
    }
  };

  async #execute(args: Args): Promise<ExecutionResult> {
    const startedAt = performance.now();
    const { context } = await this.#contextFor(args.contextValue.signedIn);
    try {
      const result = this.#present(await execute({ ...args, contextValue: context }));
      this.#answered(args, result.errors === undefined ? 'ok' : 'error', (performance.now() - startedAt) / 1_000);
      return result;
    } finally {
      await context.end();
    }
  }

  async #subscribe(args: Args): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const { signedIn } = args.contextValue;
    const { context, rightsVersion } = await this.#contextFor(signedIn);
    try {
      const source = await createSourceEventStream({ ...args, contextValue: context });
      if (!(source instanceof AlertSubscription)) return this.#present(source as ExecutionResult);
      return await this.#open(args, source, { actor: context.actor, rightsVersion });
    } finally {
      await context.end();
    }
  }

  async #open({ contextValue: origin, ...args }: Args, source: AlertSubscription, { actor, rightsVersion }: { actor: Actor; rightsVersion: string }): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
    const { start } = source;
    const operation = { args, source };
    const answerEnd = (reason: EndReason): Promise<ExecutionResult> => this.#answerEnd(operation, reason, origin);
    if (typeof start === 'string') return answerEnd(start);
    const { services, services: { hub } } = this.#options;
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
    const { connection, id, signedIn } = origin;
    return new HubStream({ hub, connection, id, subject: signedIn!.identity, start, question, rightsVersion, ask, answerEnd, observer: this.#options.observer });
  }

  /** The last message of a stream that ended by itself, in the form that its field has for it. */
  async #answerEnd({ args }: StreamOperation, reason: EndReason, { signedIn }: OperationOrigin): Promise<ExecutionResult> {
    if (reason === 'FORBIDDEN') return this.#present({ errors: [forbidden('this stream any more')] });
    try {
      const { context } = await this.#contextFor(signedIn);
      return this.#present(await execute({ ...args, rootValue: { kind: 'resync', fault: reason }, contextValue: context }));
    } catch (error) {
      return this.#failed(error);
    }
  }

  async #contextFor(signedIn: SignedIn | null): Promise<{ context: RequestContext; rightsVersion: string }> {
    const { services } = this.#options;
    if (signedIn === null) return { context: new RequestContext(services, null), rightsVersion: '' };
    const { institutionId } = signedIn.actor;
    // Asked before the rights themselves: a change between the two is found at the next look, not missed.
    const rightsVersion = await services.rights.version(institutionId);
    const actor = await services.rights.actor(institutionId, rightsVersion, signedIn.identity);
    if (actor === null) throw coded('USER_UNKNOWN', 'You are no longer a user of this institution.');
    return { context: new RequestContext(services, actor), rightsVersion };
  }

  #present(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    // graphql-ws serialises the errors with toJSON, which a formatted one has already been through.
    return { ...result, errors: result.errors.map((error) => new PresentedError(formatError(error.toJSON(), error, this.#options.reportBug))) };
  }

  #failed(error: unknown): ExecutionResult {
    const located = error instanceof GraphQLError ? error : new GraphQLError('failed');
    return { errors: [new PresentedError(formatError(located.toJSON(), error, this.#options.reportBug))] };
  }

  #answered(args: Pick<ExecutionArgs, 'operationName' | 'document'>, outcome: Outcome, seconds: number): void {
    this.#options.observer.answered('ws', nameOf(args), outcome, seconds);
  }
}

/** An error already put into the words a caller gets. */
class PresentedError extends GraphQLError {
  constructor(formatted: ReturnType<GraphQLError['toJSON']>) {
    super(formatted.message, { extensions: formatted.extensions, path: formatted.path });
  }
}

/** What the caller names the operation; a document with one operation need not be told which. */
function nameOf({ operationName, document }: Pick<ExecutionArgs, 'operationName' | 'document'>): string | undefined {
  return operationName ?? document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)?.name?.value;
}
