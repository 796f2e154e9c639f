// Builds dist/: the compiled sources, the executable bit of the command line tool, and the pages.
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { buildPages } from './pages.ts';

const compiled = spawnSync('tsc', ['-p', 'src'], { stdio: 'inherit', shell: process.platform === 'win32' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
chmodSync('dist/src/cli/main.js', 0o755);
await buildPages();
