/**
 * `npm run verify:isolation -- --probes 10000 --seed 7 --banks 20`: the isolation test at length, with its figures.
 * TEST_DATABASE_URL runs it on that PostgreSQL.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { probes, seed, banks } = parseArgs({
  options: {
    probes: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    banks: { type: 'string', default: '20' },
  },
}).values;
const { status } = spawnSync(
  'vitest',
  ['run', '--config', 'test/vitest.config.ts', 'test/security/isolation.test.ts'],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ISOLATION_PROBES: probes, ISOLATION_SEED: seed, ISOLATION_BANKS: banks },
  },
);
process.exitCode = status ?? 1;
