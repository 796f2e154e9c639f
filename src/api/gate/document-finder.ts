import { createHash } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { DocumentRegistry } from '../../app/partner/document-registry.ts';
import type { DocumentMode } from '../../domain/partner/document-mode.ts';
import type { RegisteredDocument } from '../../persistence/partner/document.repository.ts';
import type { Actor } from '../../security/actor.ts';
import { coded } from '../shared/errors.ts';
import { referredHash } from './document-reference.ts';
import type { DocumentReference } from './document-reference.ts';

/** What a request says of its document. */
export interface AskedDocument extends DocumentReference {
  readonly query?: unknown;
}

/** The text that was asked for, and where it is from. */
export interface FoundDocument {
  readonly text: string;
  /** Published, or one of Clc's own; not what the caller made up. */
  readonly isPersisted: boolean;
  readonly isCacheable: boolean;
  /** Null where it is not in the registry. */
  readonly registered: RegisteredDocument | null;
}

/**
 * Finds what a request asks for among what its caller may run. What is somebody else's is unknown, in the same words.
 */
export class DocumentFinder {
  readonly #registry: DocumentRegistry;
  readonly #own: ReadonlyMap<string, string>;

  constructor(own: ReadonlyMap<string, string>, registry: DocumentRegistry) {
    this.#own = own;
    this.#registry = registry;
  }

  async find(asked: AskedDocument, actor: Actor | null, mode: DocumentMode): Promise<FoundDocument | GraphQLError> {
    const text = typeof asked.query === 'string' && asked.query !== '' ? asked.query : null;
    const hash = referredHash(asked);
    if (hash === undefined && text === null)
      return coded('BAD_REQUEST', 'Send a document as `query`, or the id of a published one as `documentId`.', 400);
    if (hash === undefined && mode === 'PERSISTED_ONLY')
      return coded(
        'DOCUMENT_NOT_PERSISTED',
        'Only published documents are run here. Publish it, and send its id as `documentId`.',
        400,
      );
    if (hash != null && text !== null && sha256(text) !== hash)
      return coded(
        'DOCUMENT_HASH_MISMATCH',
        'The document is not the one of the id beside it. Send one of the two.',
        400,
      );
    const known = hash == null ? null : await this.#persisted(hash, actor);
    if (known !== null) return known;
    if (hash !== null && text !== null && mode !== 'PERSISTED_ONLY')
      return { text, isPersisted: false, isCacheable: false, registered: null };
    return coded('DOCUMENT_UNKNOWN', 'No document is known by this id. Send its text, or publish it first.', 400);
  }

  async #persisted(hash: string, actor: Actor | null): Promise<FoundDocument | null> {
    const application = actor?.application ?? null;
    const own = application === null ? this.#own.get(hash) : undefined;
    if (own !== undefined) return { text: own, isPersisted: true, isCacheable: true, registered: null };
    if (actor === null) return null;
    const registered = await this.#registry.find(actor.institutionId, application?.id ?? 'internal', hash);
    return registered === null
      ? null
      : { text: registered.text, isPersisted: true, isCacheable: registered.cacheable, registered };
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
