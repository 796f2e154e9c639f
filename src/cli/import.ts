import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { readFirmYears } from '../importers/firm-years/firm-year-reader.ts';
import { firmYearStatement } from '../importers/firm-years/firm-year-statement.ts';
import { importIbrdLoans } from '../importers/ibrd/import-ibrd-loans.ts';
import { importStatementFile } from '../importers/import-statement-file.ts';
import type { ImportSummary, ImportTarget } from '../importers/import-target.ts';
import { Progress } from '../importers/progress.ts';
import { RejectsFile } from '../importers/rejects-file.ts';
import { secImportedStatement } from '../importers/sec/sec-imported-statement.ts';
import { readSecStatements } from '../importers/sec/sec-statement-reader.ts';
import type { OnBytes } from '../importers/text-source.ts';
import type { Database } from '../persistence/orm.ts';
import { CliError } from './cli-error.ts';
import { institutionForImport } from './institution.ts';
import type { NamedInstitution } from './institution.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface ImportOptions {
  readonly institution?: string;
}

/** `clc import firm-years`. */
export function importFirmYears(terminal: Terminal, file: string, options: ImportOptions): Promise<void> {
  return importFiles(terminal, [file], {
    choose: (database) => institutionForImport(database, options.institution, terminal),
    run: (target, onBytes) => importStatementFile(target, file, readFirmYears(file, onBytes), firmYearStatement(file)),
  });
}

/** `clc import sec`. */
export function importSec(terminal: Terminal, files: readonly string[], options: ImportOptions): Promise<void> {
  return importFiles(terminal, files, {
    choose: (database) => institutionForImport(database, options.institution, terminal),
    run: (target, onBytes) =>
      importStatementFile(target, files[0]!, readSecStatements(files, onBytes), secImportedStatement),
  });
}

/** `clc import ibrd`. */
export function importIbrd(terminal: Terminal, file: string, options: ImportOptions): Promise<void> {
  return importFiles(terminal, [file], {
    choose: (database) => institutionForImport(database, options.institution, terminal),
    run: (target, onBytes) => importIbrdLoans(target, file, onBytes),
  });
}

interface ImportPlan {
  choose(database: Database): Promise<NamedInstitution>;
  run(target: ImportTarget, onBytes: OnBytes, database: Database): Promise<ImportSummary>;
}

/** Runs an import with its progress, its rejects file in the working directory, and its summary. */
export async function importFiles(
  terminal: Terminal,
  files: readonly string[],
  { choose, run }: ImportPlan,
): Promise<void> {
  const totalBytes = await sizeOf(files);
  await withSession(terminal, async ({ database, commands }) => {
    const institution = await choose(database);
    const label = `${basename(files[0]!)} → ${institution.code}`;
    const progress = new Progress({ stream: terminal.progress, nowMs: () => performance.now(), label, totalBytes });
    const rejects = new RejectsFile(resolve(`${basename(files[0]!)}.rejects.csv`));
    const startedMs = performance.now();
    const target: ImportTarget = { commands, institutionId: institution.id, rejects, progress };
    try {
      printSummary(
        terminal,
        await run(target, (bytes) => progress.addBytes(bytes), database),
        (performance.now() - startedMs) / 1_000,
      );
    } finally {
      if (await rejects.close()) terminal.say(`Rejected rows, with reasons: ${rejects.path}`);
    }
  });
}

async function sizeOf(files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
      throw new CliError(
        `${file} cannot be read (${error.code ?? error.message}); check the path and its permissions.`,
      );
    });
    if (!found.isFile()) throw new CliError(`${file} is not a file.`);
    bytes += found.size;
  }
  return bytes;
}

function printSummary(terminal: Terminal, summary: ImportSummary, seconds: number): void {
  const rows = summary.recorded + summary.restated + summary.unchanged + summary.rejected;
  const counts = (
    [
      [rows, 'read'],
      [summary.clientsCreated, 'clients created'],
      [summary.recorded, 'recorded'],
      [summary.restated, 'restated'],
      [summary.unchanged, 'unchanged'],
      [summary.rejected, 'rejected'],
      [summary.alertsRaised, 'alerts raised'],
    ] as const
  ).map(([count, what]) => `${count} ${what}`);
  terminal.say(
    `${counts.join(', ')} in ${seconds.toFixed(1)} s (${Math.round(rows / Math.max(seconds, 0.001))} rows/s).`,
  );
  const notes = [...summary.notes].sort().map(([code, count]) => `${code} ${count}`);
  if (notes.length > 0) terminal.say(`Unusual, but imported: ${notes.join(', ')}`);
}
