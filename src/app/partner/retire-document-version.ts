import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { lastUseSince } from '../../persistence/partner/document-usage.repository.ts';
import { findVersion } from '../../persistence/partner/document.repository.ts';
import { retireVersion } from '../../persistence/partner/partner-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseApplication } from './authorise-application.ts';

const DAY_MS = 86_400_000;
const MAX_DAYS = 3_650;

export interface RetireDocumentVersion {
  readonly applicationCode: string;
  readonly version: string;
  readonly reason: string;
  /** Retires it although it is in use. */
  readonly force: boolean;
  /** How long none of its documents may have been used. */
  readonly unusedForDays: number;
}

/**
 * Takes a version out of the registry: its documents are unknown from then on, unless another active version has them.
 */
export const retireDocumentVersion = defineCommand(
  { name: 'retireDocumentVersion', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, input: RetireDocumentVersion) => {
    const { applicationCode, version, reason, force, unusedForDays } = input;
    const application = await authoriseApplication(context, applicationCode);
    if (!application.ok) return application;
    const blank = requireText(reason, 'reason');
    if (blank !== null) return fail('REASON_REQUIRED', 'Say why the version is retired.', 'reason');
    if (!Number.isInteger(unusedForDays) || unusedForDays < 1 || unusedForDays > MAX_DAYS)
      return fail('DAYS_OUT_OF_RANGE', `\`unusedForDays\` is 1 to ${MAX_DAYS}.`, 'unusedForDays');
    const { query, recordedAt, actor } = context;
    const known = await findVersion(query, application.value.id, version);
    if (known === undefined)
      return fail('DOCUMENT_VERSION_NOT_FOUND', `${applicationCode} has no version ${version}.`, 'version');
    if (known.retired_at !== null)
      return fail(
        'DOCUMENT_VERSION_RETIRED',
        `Version ${version} of ${applicationCode} was retired already.`,
        'version',
      );
    const used = await lastUseSince(query, known.id, new Date(recordedAt.getTime() - unusedForDays * DAY_MS));
    if (used !== undefined && !force) {
      return fail(
        'DOCUMENT_VERSION_IN_USE',
        `${used.name ?? used.hash} of version ${version} was used at ${used.last_used_at.toISOString()}, within the last ${unusedForDays} days. Wait until nobody asks for it, or set \`force\`: whoever still does is refused from then on.`,
        'force',
      );
    }
    await retireVersion(query, known.id, {
      retired_at: recordedAt,
      retired_by_id: actor.userId,
      retire_reason: reason,
      retire_forced: used !== undefined,
    });
    return ok({ versionId: known.id });
  },
);
