import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: {
    // Vite and Node would each load a copy of graphql of their own, and its instanceof checks fail across copies.
    alias: [{ find: /^graphql$/, replacement: `${root}node_modules/graphql/index.js` }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // A process a file: each may hold an embedded database of some 500 MB.
    pool: 'forks',
    maxWorkers: 2,
    // V8 loses count of the pages that compiled WebAssembly lies on where the processor has protection keys, and ends
    // the process (nodejs/node#64500); so many embedded databases in one process meet it now and then.
    execArgv: ['--no-memory-protection-keys'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
