/**
 * What happened, as it is kept for auditors, and the one way to write an entry as text so that it can be hashed.
 *
 * The canonical text is a JSON array without blanks: the name of the format, then the fields of `AUDIT_FIELDS` in that
 * order, each a string or null. Strings are escaped as RFC 8785 (and so JSON.stringify) does it, ids and hashes are in
 * small letters, instants are ISO 8601 in UTC with three decimals, dates YYYY-MM-DD. `input`, `before` and `after` are
 * kept, and hashed, as the very text that was written, never as a JSON value that a database may spell differently.
 */
export const AUDIT_FORMAT = 'clc-audit-1';

export const AUDIT_KINDS = ['COMMAND', 'REFUSAL', 'READ'] as const;
/** COMMAND: something was changed; REFUSAL: somebody tried what duties do not allow; READ: personal data was read. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** The fields of an entry in the order in which they are hashed; a field that is added later begins a new format. */
export const AUDIT_FIELDS = [
  'institutionId',
  'id',
  'recordedAt',
  'businessDate',
  'kind',
  'actorId',
  'actorSubject',
  'onBehalfOfId',
  'applicationId',
  'command',
  'subjectKind',
  'subjectId',
  'clientId',
  'input',
  'before',
  'after',
  'reason',
  'code',
  'requestId',
] as const;

type AuditField = (typeof AUDIT_FIELDS)[number];
/** Fields that every entry has. */
type Given = 'institutionId' | 'id' | 'recordedAt' | 'businessDate' | 'kind' | 'actorSubject' | 'command';

export type AuditEntry = { readonly [Field in AuditField]: Field extends Given ? string : string | null };

export function canonicalEntry(entry: AuditEntry): string {
  return JSON.stringify([AUDIT_FORMAT, ...AUDIT_FIELDS.map((field) => entry[field])]);
}
