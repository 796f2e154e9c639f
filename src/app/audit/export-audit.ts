import { AUDIT_FIELDS, AUDIT_FORMAT, canonicalEntry } from '../../domain/audit/audit-entry.ts';
import { linksFrom } from '../../persistence/audit/audit-chain.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { genesisHash } from '../../security/audit-chain.ts';

const PAGE = 500;

/**
 * The chain of an institution as lines of JSON: first what it is, then a line a link with its entry's canonical text,
 * so that `sha256(previous hash ‖ canonical)` can be computed by anybody. Links whose entry is missing have null there.
 */
export async function* exportAudit(database: Database, institutionId: string, from = 1n): AsyncGenerator<string> {
  yield JSON.stringify({
    format: AUDIT_FORMAT,
    institutionId,
    genesis: genesisHash(institutionId),
    fields: AUDIT_FIELDS,
  });
  for (let first = from; ;) {
    const links = await database.inTenant(institutionId, (query) => linksFrom(query, institutionId, first, PAGE));
    for (const { seq, hash, entryId, entry } of links)
      yield JSON.stringify({
        seq: String(seq),
        hash,
        entryId,
        canonical: entry === null ? null : canonicalEntry(entry),
      });
    if (links.length < PAGE) return;
    first = links.at(-1)!.seq + 1n;
  }
}
