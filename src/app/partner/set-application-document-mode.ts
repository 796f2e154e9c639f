import { ADMINISTRATION } from '../../security/duty-sets.ts';
import type { DocumentMode } from '../../domain/partner/document-mode.ts';
import { ok } from '../../domain/shared/result.ts';
import { changeApplication } from '../../persistence/partner/partner-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseActiveApplication } from './authorise-application.ts';

export interface SetApplicationDocumentMode {
  readonly applicationCode: string;
  readonly documentMode: DocumentMode;
}

/** Says which documents an application may run. */
export const setApplicationDocumentMode = defineCommand(
  { name: 'setApplicationDocumentMode', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { applicationCode, documentMode }: SetApplicationDocumentMode) => {
    const application = await authoriseActiveApplication(context, applicationCode);
    if (!application.ok) return application;
    await changeApplication(context.query, application.value.id, { document_mode: documentMode });
    return ok({ applicationId: application.value.id });
  },
);
