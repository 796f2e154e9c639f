/**
 * What a caller may run. PERSISTED_ONLY: documents of the registry that are its application's, and nothing else.
 * PERSISTED_PREFERRED: anything, and what is not of the registry is counted. OPEN: anything.
 */
export const DOCUMENT_MODES = ['PERSISTED_ONLY', 'PERSISTED_PREFERRED', 'OPEN'] as const;
export type DocumentMode = (typeof DOCUMENT_MODES)[number];

/**
 * Who an application belongs to. INTERNAL: the institution itself, whose staff use it in their own name. EXTERNAL:
 * others.
 */
export const PARTNER_KINDS = ['INTERNAL', 'EXTERNAL'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];
