// Builds dist/: the compiled sources, the executable bit of the command line tool, and the pages.
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { makeUnlessFresh } from './fresh.ts';

const LAUNCHER = 'dist/src/cli/main.js';

/** Each page with the files its bundle is made of; the lock file stands for the packages in it. */
const PAGES = [{ name: 'graphiql', inputs: ['src/graphiql/*', 'schema/operations/*', 'package-lock.json'] }];

const compiled = spawnSync('tsc', ['-p', 'src'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);

for (const { name, inputs } of PAGES) {
  await makeUnlessFresh(inputs, `dist/${name}/.inputs`, async () => {
    const { build } = await import('vite');
    await build({ configFile: `src/${name}/vite.config.ts` });
  });
}

chmodSync(LAUNCHER, 0o755);
