import { existsSync, globSync } from 'node:fs';
import { readManifest } from '../domain/partner/manifest.ts';
import { findActiveDocuments } from '../persistence/partner/document.repository.ts';
import { checkDocuments } from '../security/documents/check-documents.ts';
import type { ActiveDocument, Finding, SchemaCheck, SchemaStep } from '../security/documents/check-documents.ts';
import { notYetMade, readRecord } from '../security/documents/recorded-changes.ts';
import type { RecordedChange } from '../security/documents/recorded-changes.ts';
import { CliError } from './cli-error.ts';
import { institutionsOf } from './institution.ts';
import { readJson, readText } from './read-json.ts';
import { withSession } from './session.ts';
import { tableLines } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Where Clc's own documents are kept for good. */
const KEPT_MANIFESTS = 'schema/persisted/*.json';
/** The breaking changes that were made on purpose. */
const KEPT_RECORD = 'schema/breaking-changes.json';

export interface CheckOptions {
  /** SDL of the schema that is to be served. */
  readonly schema: string;
  /** SDL of the schema before: what was removed from it must have been deprecated in it. */
  readonly against?: string;
  readonly manifest?: readonly string[];
  /** The record of breaking changes; where it is left out, Clc's own, if it is there. */
  readonly recorded?: string;
  /** Also the active documents of the configured database. */
  readonly database?: boolean;
}

/**
 * `clc documents check`: what a schema would do to those who use the one before. Read from files, so that it can be
 * asked before there is a server of that schema; exit code 1 where something breaks.
 */
export async function checkRelease(
  terminal: Terminal,
  { schema, against, manifest, recorded, database = false }: CheckOptions,
): Promise<void> {
  const files = manifest ?? globSync(KEPT_MANIFESTS).sort();
  const documents = [...files.flatMap(documentsOf), ...(database ? await activeDocuments(terminal) : [])];
  const record = recordOf(recorded);
  const check = held({ schema, against }, documents, new Set(record.flatMap(({ changes }) => changes)));
  report(terminal, 'BREAKS', check.broken);
  report(terminal, 'REMOVED', check.removed);
  report(terminal, 'RECORDED', entriesMade(record, check.recorded));
  report(terminal, 'CHANGED', check.changed);
  report(terminal, 'DEPRECATED', check.deprecated);
  const broken = new Set(check.broken.map(({ subject }) => subject)).size;
  if (broken + check.removed.length > 0)
    throw new CliError(
      `${schema} breaks ${counted(broken, 'active document')} and removes ${counted(check.removed.length, 'part')} without deprecation. Keep what is in use: deprecate first and remove in a later release, or record an intended change in ${KEPT_RECORD}.`,
    );
  const made = new Set(check.recorded.map(({ detail }) => detail));
  const open = against === undefined ? [] : notYetMade(record, made, new Date().toISOString().slice(0, 10));
  if (open.length > 0) throw new CliError(`Recorded with a future date but not made by ${schema}: ${open.join(' ')}`);
  terminal.say(
    `${schema} answers ${counted(documents.length, 'active document')}${against === undefined ? '' : ` and removes nothing of ${against} without deprecation`}.`,
  );
}

function held(
  { schema, against }: Pick<CheckOptions, 'schema' | 'against'>,
  documents: readonly ActiveDocument[],
  recorded: ReadonlySet<string>,
): SchemaCheck {
  const step: SchemaStep = {
    schema: readText(schema),
    before: against === undefined ? null : readText(against),
    recorded,
  };
  try {
    return checkDocuments(step, documents);
  } catch (error) {
    throw new CliError(
      `${against === undefined ? schema : `${schema} or ${against}`} is not a valid schema: ${(error as Error).message}`,
    );
  }
}

function recordOf(file: string | undefined): readonly RecordedChange[] {
  if (file === undefined && !existsSync(KEPT_RECORD)) return [];
  const record = readRecord(readJson(file ?? KEPT_RECORD));
  if ('fault' in record) throw new CliError(`${file ?? KEPT_RECORD}: ${record.fault}`);
  return record;
}

/** The entries of the record that the schema makes true, with how much of each. */
function entriesMade(record: readonly RecordedChange[], recorded: readonly Finding[]): Finding[] {
  const made = new Set(recorded.map(({ detail }) => detail));
  return record
    .map(({ date, what, changes }) => ({ date, what, count: changes.filter((one) => made.has(one)).length }))
    .filter(({ count }) => count > 0)
    .map(({ date, what, count }) => ({ subject: date, detail: `${counted(count, 'change')}: ${what}` }));
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
