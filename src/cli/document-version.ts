import { retireDocumentVersion } from '../app/partner/retire-document-version.ts';
import { quantileMs } from '../domain/partner/duration-histogram.ts';
import { pageVersions } from '../persistence/partner/document-page.repository.ts';
import { usageOf } from '../persistence/partner/document-usage.repository.ts';
import type { UsageTotal } from '../persistence/partner/document-usage.repository.ts';
import { findApplicationsById } from '../persistence/partner/partner.repository.ts';
import { existingInstitution } from './institution.ts';
import type { InstitutionOption } from './institution-option.ts';
import { runCommand } from './run-command.ts';
import { withSession } from './session.ts';
import { tableLines } from './table.ts';
import type { Terminal } from './terminal.ts';

const SHOWN = 1_000;

/** `clc documents list`: the newest versions and how they were used. */
export function listVersions(
  terminal: Terminal,
  applicationCode: string | undefined,
  options: InstitutionOption,
): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const { id } = await existingInstitution(database, options.institution);
    const rows = await database.inTenant(id, async (query) => {
      const { rows: versions } = await pageVersions(
        query,
        { applicationCode: applicationCode ?? null },
        { first: SHOWN },
      );
      if (versions.length === 0) return [];
      const applications = new Map(
        (await findApplicationsById(query, [...new Set(versions.map((version) => version.application_id))])).map(
          (application) => [application.id, application.code],
        ),
      );
      const usage = new Map(
        (
          await usageOf(
            query,
            'version',
            versions.map((version) => version.id),
          )
        ).map((total) => [total.key, total]),
      );
      return versions.map((version) => [
        applications.get(version.application_id)!,
        version.version,
        String(version.document_count),
        version.published_at.toISOString().slice(0, 10),
        ...usageCells(usage.get(version.id)),
        version.retired_at === null ? '' : `retired ${version.retired_at.toISOString().slice(0, 10)}`,
      ]);
    });
    if (rows.length === 0)
      return terminal.note(
        'No documents are published yet. Publish some: clc documents publish APPLICATION VERSION MANIFEST',
      );
    for (const line of tableLines(
      ['APPLICATION', 'VERSION', 'DOCUMENTS', 'PUBLISHED', 'REQUESTS', 'ERRORS', 'P95', 'LAST USED', ''],
      rows,
    ))
      terminal.say(line);
  });
}

function usageCells(total: UsageTotal | undefined): string[] {
  if (total === undefined) return ['0', '0', '', 'never'];
  const p95 = quantileMs(total.durations, 0.95, total.slowestMs);
  return [
    String(total.requestCount),
    String(total.errorCount),
    `${p95?.toFixed(1)} ms`,
    total.lastUsedAt.toISOString().slice(0, 16).replace('T', ' '),
  ];
}

export interface RetireOptions extends InstitutionOption {
  readonly reason: string;
  readonly force?: boolean;
  readonly unusedForDays: number;
}

/** `clc documents retire`. */
export function retireVersion(
  terminal: Terminal,
  applicationCode: string,
  version: string,
  options: RetireOptions,
): Promise<void> {
  const { reason, force = false, unusedForDays } = options;
  return runCommand(
    terminal,
    options,
    retireDocumentVersion,
    { applicationCode, version, reason, force, unusedForDays },
    `Retired version ${version} of ${applicationCode}.`,
  );
}
