const HASH = /^(?:sha256:)?([0-9a-f]{64})$/;

/** What a request may name a document by, beside or instead of sending it. */
export interface DocumentReference {
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/**
 * The hash of the document that is named, in hexadecimal; null where what is named can be none, undefined where none is
 * named.
 */
export function referredHash({ documentId, extensions }: DocumentReference): string | null | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } | null } | null | undefined)
    ?.persistedQuery;
  const named = [documentId, persisted?.sha256Hash].filter((id) => id !== undefined && id !== null).map(hashOf);
  // Of two that differ, which one is meant?
  return named.length > 1 && named[0] !== named[1] ? null : named[0];
}

function hashOf(id: unknown): string | null {
  return typeof id === 'string' ? (HASH.exec(id.toLowerCase())?.[1] ?? null) : null;
}
