import type { Actor } from '../security/actor.ts';
import { identityKey, isWithdrawn } from '../security/identity.ts';
import type { Identity } from '../security/identity.ts';
import type { Clock } from './clock.ts';

/** How long rights are believed: what was withdrawn counts from then on at the latest. */
const BELIEVED_MS = 1_000;

export interface RightsOptions {
  readonly clock: Clock;
  /** Which state the users, duties, units, programs and credentials of the institution are in. */
  readonly version: (institutionId: string) => Promise<string>;
  /** The user with the duties held now; null where there is none any more. */
  readonly loadActor: (identity: Identity) => Promise<Actor | null>;
}

/**
 * What subscribers may do, asked once for all of an institution: who they are is looked up again only when something
 * changed.
 */
export class Rights {
  readonly #options: RightsOptions;
  readonly #versions = new Map<string, { version: Promise<string>; untilMs: number }>();
  /** Actors of one version, so that a thousand walls of one user are one question. */
  readonly #actors = new Map<string, { version: string; actors: Map<string, Promise<Actor | null>> }>();

  constructor(options: RightsOptions) {
    this.#options = options;
  }

  /** A second old at most. */
  version(institutionId: string): Promise<string> {
    const nowMs = this.#options.clock.nowMs();
    const known = this.#versions.get(institutionId);
    if (known !== undefined && nowMs < known.untilMs) return known.version;
    const version = this.#options.version(institutionId);
    this.#versions.set(institutionId, { version, untilMs: nowMs + BELIEVED_MS });
    version.catch(() => this.#versions.delete(institutionId));
    return version;
  }

  /** Whoever signed in so, with the rights of this version; null where they count no more. */
  async actor(institutionId: string, version: string, identity: Identity): Promise<Actor | null> {
    const actor = await this.#load(institutionId, version, identity);
    return actor === null || isWithdrawn(actor, identity) ? null : actor;
  }

  #load(institutionId: string, version: string, identity: Identity): Promise<Actor | null> {
    let known = this.#actors.get(institutionId);
    if (known?.version !== version) this.#actors.set(institutionId, (known = { version, actors: new Map() }));
    const { actors } = known;
    const key = identityKey(identity);
    const asked = actors.get(key) ?? this.#options.loadActor(identity);
    actors.set(key, asked);
    asked.catch(() => actors.delete(key));
    return asked;
  }
}
