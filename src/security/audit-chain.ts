/**
 * The chain that binds the audit entries of an institution: each link's hash is SHA-256 over the 32 bytes of the hash
 * before it followed by the UTF-8 of the entry's canonical text; before the first stands a hash of the format's and the
 * institution's name. Whoever changes, removes, adds or swaps an entry that is linked changes a hash, and with it every
 * one after it.
 *
 * Entries are written unlinked in the transaction of their command, so that commands do not wait for each other, and
 * linked once they are committed, in whatever order that was: the chain says what was there, `recordedAt` when.
 *
 * What the chain alone cannot show: that its end was cut off, or that all of it was computed anew by somebody who may
 * write to the tables. Both show against a checkpoint (`seq:hash`) kept elsewhere. Nor an entry that was removed, with
 * the mark that it waits, in the second before it was linked.
 */
import { createHash } from 'node:crypto';
import { AUDIT_FORMAT, canonicalEntry } from '../domain/audit/audit-entry.ts';
import type { AuditEntry } from '../domain/audit/audit-entry.ts';

/** What stands before the first link, as hexadecimal text. */
export function genesisHash(institutionId: string): string {
  return createHash('sha256').update(`${AUDIT_FORMAT}\n${institutionId}`).digest('hex');
}

/** The hash of the link after `previous`, as hexadecimal text. */
export function linkHash(previous: string, entry: AuditEntry): string {
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(canonicalEntry(entry)).digest('hex');
}
