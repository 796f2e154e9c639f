import { globSync } from 'node:fs';
import { readManifest } from '../domain/partner/manifest.ts';
import { findActiveDocuments } from '../persistence/partner/document.repository.ts';
import { checkDocuments } from '../security/documents/check-documents.ts';
import type { ActiveDocument, Finding, SchemaCheck } from '../security/documents/check-documents.ts';
import { CliError } from './cli-error.ts';
import { institutionsOf } from './institution.ts';
import { readJson, readText } from './read-json.ts';
import { withSession } from './session.ts';
import { tableLines } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Where Clc's own documents are kept for good. */
const KEPT_MANIFESTS = 'schema/persisted/*.json';

export interface CheckOptions {
  /** SDL of the schema that is to be served. */
  readonly schema: string;
  /** SDL of the schema before: what was removed from it must have been deprecated in it. */
  readonly against?: string;
  readonly manifest?: readonly string[];
  /** Also the active documents of the configured database. */
  readonly database?: boolean;
}

/**
 * `clc documents check`: what a schema would do to those who use the one before. Read from files, so that it can be
 * asked before there is a server of that schema; exit code 1 where something breaks.
 */
export async function checkRelease(
  terminal: Terminal,
  { schema, against, manifest, database = false }: CheckOptions,
): Promise<void> {
  const files = manifest ?? globSync(KEPT_MANIFESTS).sort();
  const documents = [...files.flatMap(documentsOf), ...(database ? await activeDocuments(terminal) : [])];
  const check = held({ schema, against }, documents);
  report(terminal, 'BREAKS', check.broken);
  report(terminal, 'REMOVED', check.removed);
  report(terminal, 'CHANGED', check.changed);
  report(terminal, 'DEPRECATED', check.deprecated);
  const broken = new Set(check.broken.map(({ subject }) => subject)).size;
  if (broken + check.removed.length > 0)
    throw new CliError(
      `${schema} breaks ${counted(broken, 'active document')} and removes ${counted(check.removed.length, 'part')} without notice. Keep what is used; deprecate first, and remove in a later release.`,
    );
  terminal.say(
    `${schema} answers ${counted(documents.length, 'active document')}${against === undefined ? '' : `, and removes nothing of ${against} without notice`}.`,
  );
}

function held(
  { schema, against }: Pick<CheckOptions, 'schema' | 'against'>,
  documents: readonly ActiveDocument[],
): SchemaCheck {
  const step = { schema: readText(schema), before: against === undefined ? null : readText(against) };
  try {
    return checkDocuments(step, documents);
  } catch (error) {
    throw new CliError(
      `${against === undefined ? schema : `${schema} or ${against}`} is no schema: ${(error as Error).message}`,
    );
  }
}

function documentsOf(file: string): ActiveDocument[] {
  const { entries, faults } = readManifest(readJson(file));
  if (faults.length > 0) throw new CliError(`${file}: ${faults.map(({ message }) => message).join(' ')}`);
  return entries.map(({ name, id, text }) => ({ source: file, label: name ?? nameIn(text) ?? id, text }));
}

/** What the first operation of a text calls itself, for people. */
function nameIn(text: string): string | undefined {
  return /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1];
}

function activeDocuments(terminal: Terminal): Promise<ActiveDocument[]> {
  return withSession(terminal, async ({ database }) => {
    const found: ActiveDocument[] = [];
    for (const { id, code } of await institutionsOf(database)) {
      const rows = await database.inTenant(id, findActiveDocuments);
      found.push(
        ...rows.map(({ partner, application, version, name, hash, text }) => ({
          source: `${code}/${partner}/${application} ${version}`,
          label: name ?? hash,
          text,
        })),
      );
    }
    return found;
  });
}

function report(terminal: Terminal, title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  for (const line of tableLines(
    [title, ''],
    findings.map(({ subject, detail }) => [subject, detail]),
  ))
    terminal.say(line);
  terminal.say('');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
