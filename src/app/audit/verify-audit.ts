import { countPending, hashAt, linksFrom, looseEnds } from '../../persistence/audit/audit-chain.repository.ts';
import type { LinkedEntry } from '../../persistence/audit/audit-chain.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { genesisHash, linkHash } from '../../security/audit-chain.ts';

const PAGE = 1_000;

/** A place in a chain with the hash it had, kept elsewhere by an auditor. */
export interface Checkpoint {
  readonly seq: bigint;
  readonly hash: string;
}

export interface VerifyAudit {
  readonly database: Database;
  readonly institutionId: string;
  /** The first link to look at; the one before it is believed. */
  readonly from?: bigint;
  readonly checkpoint?: Checkpoint | null;
  /** Told after each page how far it is. */
  readonly onProgress?: (seq: bigint) => void;
}

/** Where a chain is broken, and how. */
export interface AuditFault {
  /** Null where the entry is in no chain. */
  readonly seq: bigint | null;
  readonly entryId: string | null;
  readonly problem: string;
}

export interface AuditVerdict {
  /** The first break; null where there is none. */
  readonly fault: AuditFault | null;
  /** The last link that was found sound; null where there is none. */
  readonly head: Checkpoint | null;
  /** Entries that are not linked yet. */
  readonly waiting: number;
}

/** Computes an institution's chain anew, page by page, and compares. */
export async function verifyAudit(options: VerifyAudit): Promise<AuditVerdict> {
  const { database, institutionId, from = 1n, checkpoint = null, onProgress } = options;
  const before =
    from === 1n
      ? genesisHash(institutionId)
      : await database.inTenant(institutionId, (query) => hashAt(query, institutionId, from - 1n));
  if (before === undefined)
    return {
      fault: { seq: from - 1n, entryId: null, problem: 'there is no such link to begin after' },
      head: null,
      waiting: 0,
    };
  let head: Checkpoint = { seq: from - 1n, hash: before };
  for (;;) {
    // One more than is looked at: the link after a broken one tells which side was changed.
    const links = await database.inTenant(institutionId, (query) =>
      linksFrom(query, institutionId, head.seq + 1n, PAGE + 1),
    );
    for (const [index, link] of links.slice(0, PAGE).entries()) {
      const fault = faultOf(head, link, links[index + 1]) ?? checkpointFault(link, checkpoint);
      if (fault !== null) return { fault, head, waiting: 0 };
      head = { seq: link.seq, hash: link.hash };
    }
    onProgress?.(head.seq);
    if (links.length <= PAGE) break;
  }
  return { ...(await unlinkedEntries(options, head)), head: head.seq === 0n ? null : head };
}

/** What is wrong with the link after `head`; null where nothing is. */
function faultOf(head: Checkpoint, link: LinkedEntry, next: LinkedEntry | undefined): AuditFault | null {
  const { seq, entryId, entry } = link;
  if (seq !== head.seq + 1n)
    return { seq: head.seq + 1n, entryId: null, problem: `the link is missing; the next one is ${seq}` };
  if (entry === null) return { seq, entryId, problem: 'the entry is missing' };
  const hash = linkHash(head.hash, entry);
  if (hash === link.hash) return null;
  const isEntrySound = next?.entry != null && linkHash(hash, next.entry) === next.hash;
  return {
    seq,
    entryId,
    problem: isEntrySound
      ? `the hash of the link was changed: it is ${link.hash}, and should be ${hash}`
      : 'the entry was changed, or is not the one that was linked here',
  };
}

function checkpointFault({ seq, entryId, hash }: LinkedEntry, checkpoint: Checkpoint | null): AuditFault | null {
  if (checkpoint === null || checkpoint.seq !== seq || checkpoint.hash === hash) return null;
  return { seq, entryId, problem: `the chain is not the one of the checkpoint: its hash here is ${hash}` };
}

/** What the chain itself does not show: that its end is missing, and entries beside it. */
async function unlinkedEntries(
  { database, institutionId, checkpoint }: VerifyAudit,
  head: Checkpoint,
): Promise<Pick<AuditVerdict, 'fault' | 'waiting'>> {
  const [waiting, { unlinked, vanished }] = await database.inTenant(
    institutionId,
    async (query) => [await countPending(query), await looseEnds(query, 1)] as const,
  );
  const fault = (seq: bigint | null, entryId: string | null, problem: string) => ({
    fault: { seq, entryId, problem },
    waiting,
  });
  if (checkpoint != null && checkpoint.seq > head.seq)
    return fault(head.seq + 1n, null, `the chain ends at ${head.seq}, before the checkpoint`);
  if (unlinked[0] !== undefined)
    return fault(null, unlinked[0], 'the entry is in no chain and waits for none: its link was removed');
  if (vanished[0] !== undefined) return fault(null, vanished[0], 'the entry was removed before it was linked');
  return { fault: null, waiting };
}
