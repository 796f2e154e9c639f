import type { DocumentMode } from '../../domain/partner/document-mode.ts';
import { ok } from '../../domain/shared/result.ts';
import { defineCommand } from '../command/command.ts';

export interface SetDocumentMode {
  /** Null: what the node's environment says. */
  readonly mode: DocumentMode | null;
}

/** Says which documents the institution's own may run. Whoever runs the node decides it, not who works on it. */
export const setInstitutionDocumentMode = defineCommand(
  { name: 'setInstitutionDocumentMode', reach: 'SYSTEM' },
  async ({ query, institutionId, audit }, { mode }: SetDocumentMode) => {
    await audit.watch(query, 'institution', institutionId);
    await query.updateTable('institution').set({ document_mode: mode }).where('id', '=', institutionId).execute();
    return ok({ mode });
  },
);
