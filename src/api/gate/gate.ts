/**
 * The one way to an operation: from what a request or a subscribe message asks, and who asks it, to a document that is
 * ready to execute, or to the reasons why it is not. HTTP and WebSocket come through here with the same checks in the
 * same order, so that what one refuses the other refuses with the same code. Nothing has been read when it refuses.
 *
 * In this order: which document (the caller's mode), what it looks like (tokens, aliases, breadth, directives,
 * introspection), whether it is valid, which operation, whether the caller and the transport may run that kind, how
 * deep and costly it is, and at last whether the caller's budget bears it.
 */
import { getOperationAST } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { CostBudgets, Spending } from '../../app/partner/cost-budgets.ts';
import type { DocumentRegistry } from '../../app/partner/document-registry.ts';
import type { DocumentUsage } from '../../app/partner/document-usage.ts';
import { modeOf } from '../../domain/partner/caller-mode.ts';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import type { DocumentMode } from '../../domain/partner/document-mode.ts';
import { holdsOnly } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import { coded } from '../shared/errors.ts';
import { DocumentCache } from './document-cache.ts';
import { DocumentFinder } from './document-finder.ts';
import type { AskedDocument, FoundDocument } from './document-finder.ts';
import { excessOf, sizeOf } from './document-limits.ts';
import { budgetRefusal, kindRefusal } from './refusals.ts';
import type { Way } from './refusals.ts';

/** What a request asks for. */
export interface AskedOperation extends AskedDocument {
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Who asks; nobody where nobody signed in. */
export interface Caller {
  readonly actor: Actor | null;
  /** The kinds of operation that what they signed in with allows; null: all. */
  readonly scopes: readonly CredentialScope[] | null;
}

export const NOBODY: Caller = { actor: null, scopes: null };

/** What may be executed. */
export interface ReadyOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly found: FoundDocument;
  /** Fields it would resolve if every page were full. */
  readonly cost: number;
  /** What the caller's budget has left; null where it has none. */
  readonly spending: Spending | null;
}

/** Told of what is asked for. */
export interface GateObserver {
  admitted(mode: DocumentMode, isPersisted: boolean): void;
  refused(code: string): void;
}

export interface GateOptions {
  readonly schema: GraphQLSchema;
  readonly isProduction: boolean;
  /** Whether a caller may learn of the schema by asking. */
  readonly isSchemaOpen: boolean;
  readonly ownDocuments: ReadonlyMap<string, string>;
  readonly registry: DocumentRegistry;
  readonly usage: DocumentUsage;
  readonly budgets: CostBudgets;
  readonly observer: GateObserver;
}

export class Gate {
  readonly #options: GateOptions;
  readonly #documents: DocumentCache;
  readonly #finder: DocumentFinder;

  constructor(options: GateOptions) {
    this.#options = options;
    this.#documents = new DocumentCache(options);
    this.#finder = new DocumentFinder(options.ownDocuments, options.registry);
  }

  async admit(asked: AskedOperation, caller: Caller, way: Way): Promise<ReadyOperation | readonly GraphQLError[]> {
    const mode = this.#modeOf(caller.actor);
    const found = await this.#finder.find(asked, caller.actor, mode);
    const ready = 'text' in found ? await this.#judge(found, asked, caller, way) : [found];
    if ('document' in ready) this.#options.observer.admitted(mode, ready.found.isPersisted);
    else this.#options.observer.refused(String(ready[0]?.extensions['code']));
    return ready;
  }

  /** To be told of what was admitted and has been answered. */
  answered(
    { found: { registered } }: Pick<ReadyOperation, 'found'>,
    { actor }: Pick<Caller, 'actor'>,
    { ms, failed }: { readonly ms: number; readonly failed: boolean },
  ): void {
    if (registered === null || actor === null) return;
    const { versionId, applicationId, hash } = registered;
    this.#options.usage.record({ institutionId: actor.institutionId, applicationId, versionId, hash, ms, failed });
  }

  #modeOf(actor: Actor | null): DocumentMode {
    const isWall = actor !== null && holdsOnly(actor, ['WALL_DISPLAY']);
    return modeOf({
      isProduction: this.#options.isProduction,
      institutionMode: actor?.documentMode ?? null,
      isWall,
      application: actor?.application ?? null,
    });
  }

  async #judge(
    found: FoundDocument,
    { operationName, variables }: AskedOperation,
    { actor, scopes }: Caller,
    way: Way,
  ): Promise<ReadyOperation | readonly GraphQLError[]> {
    const document = this.#documents.read(found.text);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, operationName);
    if (operation == null)
      return [coded('OPERATION_RESOLUTION_FAILURE', "Name one of the document's operations in `operationName`.", 400)];
    const size = sizeOf({ schema: this.#options.schema, document, operationName, variableValues: variables });
    const refusal = kindRefusal(operation.operation, scopes, way) ?? excessOf(size);
    if (refusal !== null) return [refusal];
    const spending = actor === null ? null : await this.#options.budgets.spend(actor, size.cost);
    if (spending?.isAllowed === false) return [budgetRefusal(spending, size.cost)];
    return {
      document,
      operation,
      operationName: operationName ?? undefined,
      variables: variables ?? undefined,
      found,
      cost: size.cost,
      spending,
    };
  }
}
