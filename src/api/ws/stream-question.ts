import { createHash } from 'node:crypto';
import { Kind, execute, visit } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { PlacedEvent } from '../../persistence/event-log/event-log.repository.ts';
import type { Question, StreamMessage } from '../../realtime/question.ts';
import { scopeOf } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import type { AlertSubscription, AlertView } from '../alert/alert-subscription.ts';
import type { Services } from '../shared/request-context.ts';
import type { SharedSnapshots } from './shared-snapshots.ts';

/**
 * An answer that fails as often with a database that works is a fault of ours; its subscribers are told of it and go
 * on.
 */
const MOST_ATTEMPTS = 5;
const MOST_PERSONAL_OPERATIONS = 1_000;

/** What one subscription asks, whoever asks it. */
export interface StreamOperation {
  readonly args: Omit<ExecutionArgs, 'contextValue' | 'rootValue'>;
  readonly source: AlertSubscription;
}

export interface QuestionHost {
  readonly services: Services;
  readonly snapshots: SharedSnapshots;
  /** Operations whose answers were found to name who asks; each user of them is a question of its own. */
  readonly personal: Set<string>;
  /** Puts errors into the words a caller gets. */
  readonly present: (result: ExecutionResult) => ExecutionResult;
  /** Told of each answer: how long it took, and whether it had errors. */
  readonly onAnswer: (args: StreamOperation['args'], outcome: 'ok' | 'error', seconds: number) => void;
}

/** An operation under the rights of a scope. */
export class StreamQuestion implements Question {
  readonly key: string;
  readonly institutionId: string;
  readonly userId: string;
  readonly hasHeartbeats: boolean;
  readonly #host: QuestionHost;
  readonly #operation: StreamOperation;
  readonly #view: AlertView;
  readonly #operationKey: string;
  readonly #actor: Actor;
  readonly #scope: string;
  readonly #attempts = new Map<bigint, number>();
  #isPersonal = false;

  constructor(host: QuestionHost, operation: StreamOperation, actor: Actor, view: AlertView) {
    this.#host = host;
    this.#operation = operation;
    this.#view = view;
    this.#operationKey = keyOf(operation.args);
    this.institutionId = actor.institutionId;
    this.userId = actor.userId;
    this.hasHeartbeats = operation.source.isFeed;
    this.#scope = scopeOf(actor);
    this.key = hash(this.#operationKey, this.#scope, host.personal.has(this.#operationKey) ? actor.userId : '');
    this.#actor = actor;
  }

  get isPersonal(): boolean {
    return this.#isPersonal;
  }

  async refresh(): Promise<void> {
    const { source } = this.#operation;
    if (source.isUnsettled) await source.refresh(this.#host.services, this.institutionId);
  }

  wants(event: PlacedEvent): boolean {
    return this.#view(event);
  }

  render(messages: readonly StreamMessage[]): Promise<readonly (Buffer | null)[]> {
    return this.#host.snapshots.run(
      this.#scope,
      this.#actor,
      () => this.#turnPersonal(),
      async (context) => {
        const startedAt = performance.now();
        const results = await Promise.all(
          messages.map((message) => execute({ ...this.#operation.args, rootValue: message, contextValue: context })),
        );
        return results.map((result, index) => this.#payload(result, messages[index]!, startedAt));
      },
    );
  }

  #payload(result: ExecutionResult, message: StreamMessage, startedAt: number): Buffer | null {
    if (result.errors?.some((error) => error.path?.length === 1 && codeOf(error) === 'FORBIDDEN') === true) return null;
    if (message.kind === 'event' && result.errors !== undefined) this.#refuseFault(result.errors, message.event.seq);
    this.#host.onAnswer(
      this.#operation.args,
      result.errors === undefined ? 'ok' : 'error',
      (performance.now() - startedAt) / 1_000,
    );
    return Buffer.from(JSON.stringify(this.#host.present(result)));
  }

  /** Throws where the answer failed by a fault that another attempt may not meet. */
  #refuseFault(errors: readonly GraphQLError[], seq: bigint): void {
    const fault = errors.find((error) => codeOf(error) === undefined);
    if (fault === undefined) return;
    const attempts = (this.#attempts.get(seq) ?? 0) + 1;
    this.#attempts.set(seq, attempts);
    if (attempts < MOST_ATTEMPTS) throw fault.originalError ?? fault;
    this.#attempts.delete(seq);
  }

  #turnPersonal(): void {
    this.#isPersonal = true;
    const { personal } = this.#host;
    if (personal.size >= MOST_PERSONAL_OPERATIONS) personal.clear();
    personal.add(this.#operationKey);
  }
}

function codeOf(error: GraphQLError): unknown {
  return error.extensions['code'];
}

/** Of document, operation and variables, but for the cursor: where a stream begins does not change what it says. */
function keyOf({ document, operationName, variableValues }: StreamOperation['args']): string {
  const cursors = cursorVariables(document);
  const variables = Object.entries(variableValues ?? {}).filter(([name]) => !cursors.has(name));
  return hash(document.loc!.source.body, operationName ?? '', JSON.stringify(sorted(Object.fromEntries(variables))));
}

/** Variables that are used for `after` of a root field and for nothing else. */
function cursorVariables(document: StreamOperation['args']['document']): Set<string> {
  const uses = new Map<string, boolean>();
  visit(document, {
    Variable(node, _key, parent, path) {
      const isDefinition = parent !== undefined && 'kind' in parent && parent.kind === Kind.VARIABLE_DEFINITION;
      if (isDefinition) return;
      // definitions / i / selectionSet / selections / j / arguments / k / value
      const isCursor =
        parent !== undefined &&
        'kind' in parent &&
        parent.kind === Kind.ARGUMENT &&
        parent.name.value === 'after' &&
        path.length === 8;
      uses.set(node.name.value, isCursor && uses.get(node.name.value) !== false);
    },
  });
  return new Set([...uses].flatMap(([name, isCursor]) => (isCursor ? [name] : [])));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64');
}
