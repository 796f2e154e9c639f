/**
 * Which test files need the test database. They run once on each database; all others once. Nobody keeps a list: a
 * file needs the database where it, or anything it imports below `test`, reaches `support/database.ts` or asks which
 * database it is.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ASKS_FOR_DATABASE = /TEST_DATABASE_URL|\binject\(/;
/** What is imported as a type alone is not there when the test runs. */
const TYPES = /^(?:import|export) type [^;]*;$/gm;
const IMPORT = /(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+\.tsx?)'/g;

export interface Suite {
  /** Test files that run on each database, as paths below the root with forward slashes. */
  readonly onEachDatabase: readonly string[];
  /** Test files that run once. */
  readonly once: readonly string[];
}

/** Every test file below `root`, by what it needs. */
export function readSuite(root = ROOT): Suite {
  const files = globSync('test/**/*.test.ts', { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .toSorted();
  const onEachDatabase = files.filter((path) => needsDatabase(join(root, path), join(root, 'test')));
  return { onEachDatabase, once: files.filter((path) => !onEachDatabase.includes(path)) };
}

function needsDatabase(file: string, tests: string): boolean {
  const database = join(tests, 'support', 'database.ts');
  const reached = new Set([file]);
  for (const path of reached) {
    if (path === database) return true;
    // Sources know nothing of the tests, so what they import need not be read.
    if (!path.startsWith(tests + sep) || !existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    if (ASKS_FOR_DATABASE.test(text)) return true;
    for (const [, specifier] of text.replaceAll(TYPES, '').matchAll(IMPORT))
      reached.add(resolve(dirname(path), specifier!));
  }
  return false;
}
