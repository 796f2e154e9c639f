import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { readSuite } from './support/suite.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const suite = readSuite();

/** With TEST_DATABASE_URL the suite runs on that PostgreSQL; with TEST_DATABASES=both on the embedded one as well. */
const postgresUrl = process.env['TEST_DATABASE_URL'] ?? '';
const isEmbeddedTested = postgresUrl === '' || process.env['TEST_DATABASES'] === 'both';

/** The tests that need a database, on one. */
function onDatabase(name: string, url: string): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [...suite.onEachDatabase],
      env: { TEST_DATABASE_URL: url },
      globalSetup: ['test/support/global-setup.ts'],
      provide: { databaseUrl: url },
    },
  };
}

export default defineConfig({
  root,
  resolve: {
    // Vite and Node would each load a copy of graphql of their own, and its instanceof checks fail across copies.
    alias: [{ find: /^graphql$/, replacement: `${root}node_modules/graphql/index.js` }],
  },
  test: {
    projects: [
      ...(isEmbeddedTested ? [onDatabase('embedded', '')] : []),
      ...(postgresUrl === '' ? [] : [onDatabase('postgres', postgresUrl)]),
      { extends: true, test: { name: 'pure', include: [...suite.once] } },
    ],
    // Few processes run all files, so that each loads the code, and starts a server and a database to share, once:
    // one more than the two cores of the smallest machine, as tests wait for a good part of their time.
    pool: 'forks',
    isolate: false,
    maxWorkers: 3,
    // V8 loses count of the pages that compiled WebAssembly lies on where the processor has protection keys, and ends
    // the process (nodejs/node#64500); so many embedded databases in one process meet it now and then.
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
