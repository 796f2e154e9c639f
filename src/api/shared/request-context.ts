import DataLoader from 'dataloader';
import { AccessLog } from '../../app/audit/access-log.ts';
import type { RequestOrigin } from '../../app/audit/access-log.ts';
import type { Command } from '../../app/command/command.ts';
import type { CommandRunner } from '../../app/command/command-runner.ts';
import type { DocumentRegistry } from '../../app/partner/document-registry.ts';
import type { DocumentUsage } from '../../app/partner/document-usage.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Database, Query } from '../../persistence/orm.ts';
import { Reader } from '../../persistence/reader.ts';
import type { AlertFeed } from '../../realtime/feed.ts';
import type { Hub } from '../../realtime/hub.ts';
import type { Rights } from '../../realtime/rights.ts';
import type { Actor } from '../../security/actor.ts';
import type { Identity } from '../../security/identity.ts';
import type { KeyRing } from '../../security/personal-data/key-ring.ts';
import { unauthenticated } from './errors.ts';

/** What a batch of loads works with: the request's snapshot, and who asks. */
export interface LoadScope {
  readonly query: Query;
  readonly actor: Actor;
}

/** A batched read: the values of many keys by one query, in the order of the keys. */
export interface LoaderDefinition<Key, Value> {
  readonly batch: (scope: LoadScope, keys: readonly Key[]) => Promise<readonly Value[]>;
  /** What makes two keys the same, where they are not plain strings. */
  readonly cacheKey?: (key: Key) => string;
}

export interface Services {
  readonly database: Database;
  readonly commands: CommandRunner;
  readonly feed: AlertFeed;
  readonly hub: Hub;
  readonly rights: Rights;
  readonly documents: DocumentRegistry;
  readonly documentUsage: DocumentUsage;
  /** What the database may take for one statement of a request. */
  readonly statementTimeoutMs: number;
  /** The user behind an identity with the duties held now; null where there is none. */
  loadActor(identity: Identity): Promise<Actor | null>;
  /** Open what is personal. */
  readonly keys: KeyRing;
  /** Writes for auditors what a request was refused and whose personal data it read. */
  recordAccess(actor: Actor, origin: RequestOrigin, access: AccessLog): Promise<void>;
}

/**
 * One request's, or one subscription event's, view of the world: who asks, one snapshot, and loaders that live as
 * long as it. Never kept for the next. (Apollo serves a shallow copy of it, which true private fields would not
 * survive.)
 */
export class RequestContext {
  readonly services: Services;
  /**
   * Null for what no request asks: the events of streams. They show no personal data, and nothing of them is recorded.
   */
  readonly origin: RequestOrigin | null;
  /** What auditors are told of the request when it ends. */
  readonly access = new AccessLog();
  private readonly signedIn: Actor | null;
  private readonly reader: Reader | null;
  private readonly loaders = new Map<LoaderDefinition<never, unknown>, DataLoader<unknown, unknown, string>>();

  constructor(services: Services, actor: Actor | null, origin: RequestOrigin | null = null) {
    this.services = services;
    this.origin = origin;
    this.signedIn = actor;
    this.reader =
      actor === null ? null : new Reader(services.database, actor.institutionId, services.statementTimeoutMs);
  }

  /** The signed-in user, or null. */
  get viewer(): Actor | null {
    return this.signedIn;
  }

  /** The signed-in user; throws UNAUTHENTICATED where there is none. */
  get actor(): Actor {
    if (this.signedIn === null) throw unauthenticated();
    return this.signedIn;
  }

  /** The snapshot all reads of this request see. */
  query(): Promise<Query> {
    if (this.reader === null) throw unauthenticated();
    return this.reader.query();
  }

  /** One value of a batched read; loads of one turn of the loop become one query. */
  load<Key, Value>(definition: LoaderDefinition<Key, Value>, key: Key): Promise<Value> {
    const known = this.loaders.get(definition as LoaderDefinition<never, unknown>);
    const loader = known ?? this.newLoader(definition as LoaderDefinition<unknown, unknown>);
    return loader.load(key) as Promise<Value>;
  }

  /** The same snapshot and loaders in the hands of another who may see the same. */
  as(actor: Actor): RequestContext {
    return Object.create(this, { signedIn: { value: actor }, load: { value: this.load.bind(this) } }) as RequestContext;
  }

  /** Runs a command as the signed-in user, then lets later reads see what it did. */
  async execute<Input, Output>(
    command: Command<Input, Output>,
    input: Input,
    idempotencyKey?: string | null,
  ): Promise<Result<Output>> {
    await this.release();
    return this.services.commands.run(
      command,
      this.actor,
      input,
      idempotencyKey ?? null,
      this.origin?.requestId ?? null,
    );
  }

  /**
   * Ends the context before its answer is given; fields that still run read nothing more. What cannot be recorded must
   * not be answered.
   */
  async end(): Promise<void> {
    await this.reader?.close();
    if (this.signedIn !== null && this.origin !== null)
      await this.services.recordAccess(this.signedIn, this.origin, this.access);
  }

  /** Ends the snapshot and forgets what was loaded, so that later reads see what happened since. */
  private async release(): Promise<void> {
    this.loaders.clear();
    await this.reader?.release();
  }

  private newLoader(definition: LoaderDefinition<unknown, unknown>): DataLoader<unknown, unknown, string> {
    const batch = async (keys: readonly unknown[]) =>
      definition.batch({ query: await this.query(), actor: this.actor }, keys) as Promise<unknown[]>;
    const cacheKeyFn = definition.cacheKey ?? ((key: unknown) => key as string);
    const loader = new DataLoader<unknown, unknown, string>(batch, { cacheKeyFn, maxBatchSize: 1_000 });
    this.loaders.set(definition as LoaderDefinition<never, unknown>, loader);
    return loader;
  }
}
