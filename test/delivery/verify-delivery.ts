/**
 * What is promised of delivery, tried on real processes: nodes, PostgreSQL and NATS that are killed, paused, cut off
 * and slowed down. Prints what was lost, repeated and disordered, one line a target, and repeats a run from its seed.
 */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Random } from '../../src/domain/shared/random.ts';
import { cursors } from './scenarios/cursors.ts';
import { droppedWakeUps } from './scenarios/dropped-wake-ups.ts';
import { kills } from './scenarios/kills.ts';
import { lateCommits } from './scenarios/late-commits.ts';
import { latency } from './scenarios/latency.ts';
import { openTransaction } from './scenarios/open-transaction.ts';
import { restart } from './scenarios/restart.ts';
import { slowSubscriber } from './scenarios/slow-subscriber.ts';
import { soak } from './scenarios/soak.ts';
import { twoSequencers } from './scenarios/two-sequencers.ts';
import { findNats } from './support/nats-server.ts';
import { findPostgres } from './support/postgres-cluster.ts';
import { attempt, BACKENDS } from './support/scenario.ts';
import type { Backend, Row, Scenario } from './support/scenario.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  D1: kills,
  D2: lateCommits,
  D3: openTransaction,
  D4: slowSubscriber,
  D5: droppedWakeUps,
  D6: cursors,
  D7: latency,
  D8: restart,
  D9: twoSequencers,
  D10: soak,
};

const HELP = `Usage: npm run verify:delivery -- [--backend ${BACKENDS.join('|')}|all] [--targets ${Object.keys(SCENARIOS).join(',')}] [--long] [--seed text]`;

interface Options {
  readonly backends: readonly Backend[];
  readonly targets: readonly string[];
  readonly isLong: boolean;
  readonly seed: string;
}

const options = readOptions();
console.log(`Seed ${options.seed}${options.isLong ? '' : ', short form; --long for the full one'}`);
let [passed, failed] = [0, 0];
for (const backend of options.backends) {
  const missing = missingOf(backend);
  if (missing === null) for (const target of options.targets) await runTarget(backend, target);
  else skip(backend, missing);
}
if (failed > 0) console.log(`Repeat with: ${commandOf(options)}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function runTarget(backend: Backend, target: string): Promise<void> {
  const began = performance.now();
  const random = new Random(options.seed, backend, target);
  const rows = await attempt(target, 'the scenario', () =>
    SCENARIOS[target]!({ backend, random, isShort: !options.isLong }),
  );
  for (const row of rows) print(backend, row);
  console.log(`${' '.repeat(6)}(${((performance.now() - began) / 1_000).toFixed(0)} s)`);
}

function print(backend: Backend, { target, what, figures, isOk }: Row): void {
  if (isOk === true) passed += 1;
  if (isOk === false) failed += 1;
  const mark = isOk === null ? 'n/a ' : isOk ? 'ok  ' : 'FAIL';
  console.log(`${mark}  ${target.padEnd(4)} ${backend.padEnd(14)} ${what.padEnd(46)} ${figures}`);
}

/** Which server a backend needs that is not installed; null where nothing is missing. */
function missingOf(backend: Backend): string | null {
  if (backend !== 'pglite' && findPostgres() === null) return 'PostgreSQL (initdb and postgres)';
  if (backend === 'postgres+nats' && findNats() === null) return 'nats-server';
  return null;
}

function skip(backend: Backend, missing: string): void {
  const isNeeded = process.env['CI'] === 'true' && backend === 'postgres';
  if (isNeeded) failed += 1;
  console.log(`${isNeeded ? 'FAIL' : 'skip'}  ${backend}: ${missing} is not installed`);
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      backend: { type: 'string', default: 'all' },
      targets: { type: 'string' },
      long: { type: 'boolean', default: false },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const backends = BACKENDS.filter((backend) => values.backend === 'all' || values.backend === backend);
  const targets = values.targets?.toUpperCase().split(',') ?? Object.keys(SCENARIOS);
  if (values.help || backends.length === 0 || targets.some((target) => !(target in SCENARIOS))) {
    console.log(HELP);
    process.exit(values.help ? 0 : 2);
  }
  return { backends, targets, isLong: values.long, seed: values.seed ?? randomBytes(6).toString('hex') };
}

function commandOf({ backends, targets, isLong, seed }: Options): string {
  const backend = backends.length === BACKENDS.length ? 'all' : backends[0];
  return `npm run verify:delivery -- --backend ${backend} --targets ${targets.join(',')}${isLong ? ' --long' : ''} --seed ${seed}`;
}
