import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSuite } from './support/suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'clc-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

let roots = 0;

/** Whether `test/x/a.test.ts` of these files runs on each database. */
function runsOnEach(files: Readonly<Record<string, string>>): boolean {
  const root = join(folder, String((roots += 1)));
  for (const [path, text] of Object.entries({ 'test/support/database.ts': '', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { onEachDatabase, once } = readSuite(root);
  expect([...onEachDatabase, ...once]).toEqual(['test/x/a.test.ts']);
  return onEachDatabase.length === 1;
}

describe('a test file', () => {
  const viaHelper = `import { help } from '../support/help.ts';`;
  it.each([
    ['imports the database', { 'test/x/a.test.ts': `import { createTestDatabase } from '../support/database.ts';` }],
    ['imports it late', { 'test/x/a.test.ts': `await import('../support/database.ts');` }],
    [
      'imports what imports it',
      { 'test/x/a.test.ts': viaHelper, 'test/support/help.ts': `export * from './database.ts';` },
    ],
    [
      'imports a ring that imports it',
      {
        'test/x/a.test.ts': viaHelper,
        'test/support/help.ts': `import './ring.ts';`,
        'test/support/ring.ts': `import './help.ts';\nimport {\n  a,\n} from './database.ts';`,
      },
    ],
    ['asks which it is', { 'test/x/a.test.ts': `describe.skipIf(!process.env['TEST_DATABASE_URL'])` }],
    [
      'is given it',
      { 'test/x/a.test.ts': viaHelper, 'test/support/help.ts': `const template = inject('templateUrl');` },
    ],
  ])('that %s runs on each database', (_name, files) => expect(runsOnEach(files)).toBe(true));

  it.each([
    ['imports nothing', { 'test/x/a.test.ts': '' }],
    ['imports sources', { 'test/x/a.test.ts': `import { x } from '../../src/persistence/orm.ts';` }],
    ['imports a type of it', { 'test/x/a.test.ts': `import type { TestDatabase } from '../support/database.ts';` }],
    [
      'imports several types of it',
      { 'test/x/a.test.ts': `import type {\n  TestDatabase,\n  Other,\n} from '../support/database.ts';` },
    ],
  ])('that %s runs once', (_name, files) => expect(runsOnEach(files)).toBe(false));
});
