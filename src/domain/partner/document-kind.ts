/** What a document's operation does. */
export const DOCUMENT_KINDS = ['QUERY', 'MUTATION', 'SUBSCRIPTION'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
