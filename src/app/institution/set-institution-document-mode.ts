import type { DocumentMode } from '../../domain/partner/document-mode.ts';
import { ok } from '../../domain/shared/result.ts';
import { changeInstitution } from '../../persistence/institution/institution-write.repository.ts';
import { defineCommand } from '../command/command.ts';

export interface SetDocumentMode {
  /** Null: what the node's environment says. */
  readonly mode: DocumentMode | null;
}

/** Says which documents the institution's own may run. Whoever runs the node decides it, not who works on it. */
export const setInstitutionDocumentMode = defineCommand(
  { name: 'setInstitutionDocumentMode', reach: 'SYSTEM' },
  async ({ query, institutionId }, { mode }: SetDocumentMode) => {
    await changeInstitution(query, institutionId, { document_mode: mode });
    return ok({ mode });
  },
);
