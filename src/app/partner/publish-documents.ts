import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { checkDocumentVersion } from '../../domain/partner/partner-code.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { countActiveVersions, findVersion, insertDocuments } from '../../persistence/partner/document.repository.ts';
import type { NewDocument } from '../../persistence/partner/document.repository.ts';
import { insertDocumentVersion } from '../../persistence/partner/partner-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { commandOf, declareCommand } from '../command/command.ts';
import type { Command, CommandContext } from '../command/command.ts';
import { authoriseActiveApplication } from './authorise-application.ts';

/** Versions of an application that can be asked for at once; what is in no use is to be retired. */
export const MAX_ACTIVE_VERSIONS = 100;

export interface PublishDocuments {
  readonly applicationCode: string;
  readonly version: string;
  /** Names the documents: see judge-manifest.ts. */
  readonly contentHash: string;
}

export const PUBLISH_DOCUMENTS = declareCommand({
  name: 'publishDocuments',
  duties: ADMINISTRATION,
  reach: 'INSTITUTION',
});

/**
 * Publishes judged documents as a version, which never changes from then on: to publish the same again is the same
 * answer, to publish others under its name is refused. The documents are no part of the input, which is kept with
 * idempotency keys and records; the hash of their content is, and stands for them.
 */
export function publishDocuments(documents: readonly NewDocument[]): Command<PublishDocuments, { versionId: string }> {
  return commandOf(
    PUBLISH_DOCUMENTS,
    async (context, input: PublishDocuments): Promise<Result<{ versionId: string }>> => {
      const application = await authoriseActiveApplication(context, input.applicationCode);
      if (!application.ok) return application;
      const checked = checkDocumentVersion(input.version);
      if (!checked.ok) return checked;
      const known = await findVersion(context.query, application.value.id, input.version);
      if (known !== undefined) return publishedAgain(known, input);
      if ((await countActiveVersions(context.query, application.value.id)) >= MAX_ACTIVE_VERSIONS)
        return fail(
          'DOCUMENT_VERSIONS_TOO_MANY',
          `${input.applicationCode} has ${MAX_ACTIVE_VERSIONS} active versions, which is the most. Retire what is in no use.`,
          'version',
        );
      return ok({ versionId: await insertVersion(context, application.value.id, input, documents) });
    },
  );
}

function publishedAgain(
  known: { id: string; content_hash: string; retired_at: Date | null },
  { applicationCode, version, contentHash }: PublishDocuments,
): Result<{ versionId: string }> {
  if (known.retired_at !== null)
    return fail(
      'DOCUMENT_VERSION_RETIRED',
      `Version ${version} of ${applicationCode} was retired; publish under another name.`,
      'version',
    );
  if (known.content_hash !== contentHash)
    return fail(
      'DOCUMENT_VERSION_FROZEN',
      `Version ${version} of ${applicationCode} was published with other documents, and never changes; publish under another name.`,
      'version',
    );
  return ok({ versionId: known.id });
}

async function insertVersion(
  { query, institutionId, actor, recordedAt }: CommandContext,
  applicationId: string,
  { version, contentHash }: PublishDocuments,
  documents: readonly NewDocument[],
): Promise<string> {
  const row = { id: newId(), institution_id: institutionId, application_id: applicationId };
  await insertDocumentVersion(query, {
    ...row,
    version,
    content_hash: contentHash,
    document_count: documents.length,
    published_by_id: actor.userId,
    published_at: recordedAt,
    retired_by_id: null,
    retired_at: null,
    retire_reason: null,
    retire_forced: false,
  });
  await insertDocuments(query, row, documents);
  return row.id;
}
