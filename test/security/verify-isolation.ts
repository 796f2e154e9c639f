/**
 * `npm run verify:isolation -- --probes 10000 --seed 7`: the isolation test at length, with its figures.
 * TEST_DATABASE_URL runs it on that PostgreSQL.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { probes, seed } = parseArgs({
  options: { probes: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
}).values;
const { status } = spawnSync(
  'vitest',
  ['run', '--config', 'test/vitest.config.ts', 'test/security/isolation.test.ts'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ISOLATION_PROBES: probes, ISOLATION_SEED: seed },
  },
);
process.exitCode = status ?? 1;
