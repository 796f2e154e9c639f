import { exportAudit } from '../app/audit/export-audit.ts';
import { verifyAudit } from '../app/audit/verify-audit.ts';
import type { AuditFault, Checkpoint } from '../app/audit/verify-audit.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution, institutionsOf } from './institution.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface AuditOptions {
  readonly institution?: string;
  readonly from?: bigint;
}

/** `clc audit verify`: every institution, or the one that is named. */
export function verifyAuditChains(
  terminal: Terminal,
  { institution, from, checkpoint }: AuditOptions & { readonly checkpoint?: Checkpoint },
): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const all =
      institution === undefined && checkpoint === undefined
        ? await institutionsOf(database)
        : [await existingInstitution(database, institution)];
    let broken = 0;
    for (const { id, code } of all) {
      const onProgress = (seq: bigint): void =>
        void (terminal.progress.isTTY === true && terminal.progress.write(`\r${code}: ${seq} links\u001b[K`));
      const { fault, head, waiting } = await verifyAudit({
        database,
        institutionId: id,
        ...(from === undefined ? {} : { from }),
        checkpoint: checkpoint ?? null,
        onProgress,
      });
      if (terminal.progress.isTTY === true) terminal.progress.write('\r\u001b[K');
      if (fault === null)
        terminal.say(
          `${code}: intact${head === null ? ' (empty)' : ` up to ${head.seq}:${head.hash}`}; ${waiting} entries not linked yet.`,
        );
      else terminal.say(`${code}: ${lineOf(fault)}`);
      broken += fault === null ? 0 : 1;
    }
    if (broken > 0) throw new CliError(`The audit chain of ${broken} institution${broken === 1 ? '' : 's'} is broken.`);
  });
}

/** `clc audit export`. */
export function exportAuditChain(terminal: Terminal, { institution, from }: AuditOptions): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const { id } = await existingInstitution(database, institution);
    for await (const line of exportAudit(database, id, from)) terminal.say(line);
  });
}

function lineOf({ seq, entryId, problem }: AuditFault): string {
  return `broken${seq === null ? '' : ` at link ${seq}`}${entryId === null ? '' : ` (entry ${entryId})`}: ${problem}.`;
}
