import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The folder of the real data: `CLC_DATA`, or `../shared/data` beside the repository. It need not exist. */
export function sharedDataFolder(): string {
  return process.env['CLC_DATA'] ?? resolve(root, '../shared/data');
}

/** The path of one data file, for example `us_public_firms_dev.csv.gz`. */
export function sharedDataFile(name: string): string {
  return resolve(sharedDataFolder(), name);
}

/**
 * A `describe` block that needs the named data files. Where one is missing the block fails under CI, because a run
 * that checks nothing must not look green there, and is skipped with a clear line elsewhere.
 */
export function describeWithData(title: string, files: readonly string[], body: () => void): void {
  const missing = files.filter((file) => !existsSync(sharedDataFile(file)));
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  const line = `real data missing: ${missing.join(', ')} not found in ${sharedDataFolder()}; set CLC_DATA to its folder`;
  if (runsInCi()) {
    describe(title, () => test('has its data', () => Promise.reject(new Error(line))));
    return;
  }
  console.warn(`SKIPPED ${title}: ${line}`);
  describe.skip(`${title} (${line})`, body);
}

/** The rows of a CSV file with a header line, gzipped when its name ends in `.gz`; all values are text. */
export function readSharedCsv(name: string): Record<string, string>[] {
  const bytes = readFileSync(sharedDataFile(name));
  return parse(name.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, skip_empty_lines: true });
}

function runsInCi(): boolean {
  const ci = process.env['CI'];
  return ci !== undefined && ci !== '' && ci !== 'false';
}
