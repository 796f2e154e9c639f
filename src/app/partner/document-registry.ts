import { documentRegistryVersion, findRegisteredDocument } from '../../persistence/partner/document.repository.ts';
import type { DocumentScope, RegisteredDocument } from '../../persistence/partner/document.repository.ts';
import type { Database } from '../../persistence/orm.ts';

/** How long the state of a registry is believed: what was published or retired counts from then on at the latest. */
const BELIEVED_MS = 1_000;
/** UTF-16 units of texts that are kept; a page of documents is far below a thousandth of it. */
const KEPT_LENGTH = 16_000_000;

const HASH = /^[0-9a-f]{64}$/;

export interface DocumentRegistryOptions {
  readonly database: Database;
  readonly nowMs: () => number;
}

/**
 * The documents that may be asked for by their hash. What was found is kept under the state of the registry it was
 * found in: a publication or a retirement on any node makes another state, and nothing needs to be told to forget. What
 * was not found is not kept, or whoever asks for hashes at random would push out the others.
 */
export class DocumentRegistry {
  readonly #options: DocumentRegistryOptions;
  readonly #versions = new Map<string, { version: Promise<string>; untilMs: number }>();
  readonly #kept = new Map<string, RegisteredDocument>();
  #keptLength = 0;

  constructor(options: DocumentRegistryOptions) {
    this.#options = options;
  }

  /**
   * An application's own active document with the hash, or, `internal`, one of the institution's own applications; null
   * where there is none. Never to be called while a transaction of the caller is open.
   */
  async find(institutionId: string, scope: DocumentScope, hash: string): Promise<RegisteredDocument | null> {
    if (!HASH.test(hash)) return null;
    const key = [institutionId, await this.#version(institutionId), scope, hash].join(' ');
    const known = this.#kept.get(key);
    if (known !== undefined) return this.#keep(key, known);
    const found = await this.#options.database.inTenant(institutionId, (query) =>
      findRegisteredDocument(query, scope, hash),
    );
    return found === null ? null : this.#keep(key, found);
  }

  /** A second old at most. */
  #version(institutionId: string): Promise<string> {
    const nowMs = this.#options.nowMs();
    const known = this.#versions.get(institutionId);
    if (known !== undefined && nowMs < known.untilMs) return known.version;
    const version = this.#options.database.inTenant(institutionId, documentRegistryVersion);
    this.#versions.set(institutionId, { version, untilMs: nowMs + BELIEVED_MS });
    version.catch(() => this.#versions.delete(institutionId));
    return version;
  }

  /** Keeps it as the one used last, and drops those used longest ago where it is too many. */
  #keep(key: string, document: RegisteredDocument): RegisteredDocument {
    if (!this.#kept.delete(key)) this.#keptLength += document.text.length;
    this.#kept.set(key, document);
    for (const [oldest, { text }] of this.#kept) {
      if (this.#keptLength <= KEPT_LENGTH) break;
      this.#kept.delete(oldest);
      this.#keptLength -= text.length;
    }
    return document;
  }
}
