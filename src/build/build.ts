// Builds dist/: the compiled sources, the executable bit of the command line tool, and the pages; what is fresh is
// left.
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { makeUnlessFresh } from './fresh.ts';
import { buildPages } from './pages.ts';

const INPUTS = [
  'src/**/*.ts',
  'migrations/*.ts',
  'migrations/catalogue.json',
  'tsconfig.json',
  'src/tsconfig.json',
  'src/client/tsconfig.json',
  'package-lock.json',
];

await makeUnlessFresh(INPUTS, 'dist/src/.inputs', async () => {
  // A migration that is gone from the sources would still be found and applied from the build.
  for (const folder of ['dist/src', 'dist/migrations']) rmSync(folder, { recursive: true, force: true });
  // The client helper is published, with its types.
  for (const project of ['src', 'src/client']) {
    const compiled = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: process.platform === 'win32' });
    if (compiled.status !== 0) process.exit(compiled.status ?? 1);
  }
  chmodSync('dist/src/cli/main.js', 0o755);
});
await buildPages();
