/** A document as the code generator writes it. */
export interface Persisted {
  readonly __meta__?: Record<string, any> | undefined;
}

/** The document by its id: these pages may run nothing else. */
export function idOf(document: Persisted): { readonly documentId: string } {
  return { documentId: document.__meta__!['hash'] as string };
}
