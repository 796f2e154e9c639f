/**
 * The whole yearly file into a running server on its embedded database, as a user would: `clc serve` in one process,
 * `clc import` in another, and a subscriber that is cut off and resumes at its last cursor. Prints what was imported,
 * what the subscriber holds against the final list, and how long the server's event loop was held at most.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Random } from '../../src/domain/shared/random.ts';
import { callerOf } from '../support/clc.ts';
import type { Caller } from '../support/clc.ts';
import { sharedDataFile } from '../support/shared-data.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLI = join(ROOT, 'dist/src/cli/main.js');
const CUTS = 20;
const QUIET_MS = 500;

const file = resolve(process.argv[2] ?? sharedDataFile('us_public_firms_dev.csv.gz'));
const folder = await mkdtemp(join(tmpdir(), 'clc-bench-'));
const environment = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', DEMO: 'off', LOG_LEVEL: 'warn' };
let server: ChildProcess | null = null;
try {
  await run(['institution', 'create', 'MAIN', 'Main bank']);
  const served = await serve();
  server = served.process;
  const caller = callerOf(served.url, (await run(['token', '--duty', 'RISK_MANAGER', '--institution', 'MAIN'])).trim());
  await measure(served.url, caller);
} finally {
  server?.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}

async function measure(url: string, caller: Caller): Promise<void> {
  const { portfolio } = await caller.run('{ portfolio { alertCursor } }');
  const work = { done: false };
  const listening = listenWithCuts(caller, portfolio.alertCursor, work);
  const watching = watchLoop(url, work);
  const began = performance.now();
  const summary = await run(['import', 'firm-years', file, '--institution', 'MAIN']);
  console.log(summary.trim().split('\n').at(-1));
  console.log(`import: ${((performance.now() - began) / 1_000).toFixed(1)} s in all`);
  work.done = true;
  const [heard, loopMs] = [await listening, await watching];
  const listed = await allAlerts(caller);
  const raised = heard.events.filter((event) => event.kind === 'RAISED').map((event) => event.id);
  const lost = listed.filter((id) => !raised.includes(id)).length;
  console.log(
    `subscriber: cut ${heard.cuts} times, heard ${heard.events.length} events; ${raised.length} alerts raised, ${listed.length} listed: ${lost} lost, ${raised.length - new Set(raised).size} repeated`,
  );
  console.log(`server's event loop while importing: held ${loopMs.toFixed(0)} ms at most (target: under 100)`);
  const { clients } = await caller.run('{ clients(first: 0) { totalCount } }');
  console.log(`clients: ${clients.totalCount}`);
}

async function listenWithCuts(
  caller: Caller,
  start: string,
  work: { done: boolean },
): Promise<{ events: { kind: string; id: string }[]; cuts: number }> {
  const random = new Random('import bench');
  const events: { kind: string; id: string }[] = [];
  let [cursor, cuts] = [start, 0];
  for (;;) {
    const most = cuts < CUTS ? random.integer(1, 400) : Infinity;
    await new Promise<void>((resolve, reject) => {
      const client = caller.socket();
      let here = 0;
      const cut = (): void => {
        clearInterval(looking);
        here = Infinity;
        client.terminate();
        resolve();
      };
      let quietSince = performance.now();
      const looking = setInterval(() => work.done && performance.now() - quietSince > 4 * QUIET_MS && cut(), QUIET_MS);
      client.subscribe<any>(
        {
          query:
            'subscription ($after: String) { alertStream(after: $after) { cursor kind alert { id severity client { reference } } } }',
          variables: { after: cursor },
        },
        {
          next: ({ data, errors }) => {
            if (here >= most) return;
            if (!data) return reject(new Error(JSON.stringify(errors)));
            quietSince = performance.now();
            cursor = data.alertStream.cursor;
            events.push({ kind: data.alertStream.kind, id: data.alertStream.alert.id });
            if ((here += 1) >= most) cut();
          },
          error: (error) => (here === Infinity ? undefined : reject(error as Error)),
          complete: () => undefined,
        },
      );
    });
    if (work.done && cuts >= CUTS) return { events, cuts };
    cuts += 1;
  }
}

/** The longest that the server's loop was held between two looks, by its own metrics. */
async function watchLoop(url: string, work: { done: boolean }): Promise<number> {
  let worst = 0;
  while (!work.done) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const held = Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(metrics)?.[1] ?? Number.NaN) * 1_000;
    if (held > worst) worst = held;
  }
  return worst;
}

async function allAlerts(caller: Caller): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { alerts }: any = await caller.run(
      'query ($after: String) { alerts(first: 500, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    ids.push(...alerts.nodes.map((node: { id: string }) => node.id));
    after = alerts.pageInfo.hasNextPage ? alerts.pageInfo.endCursor : null;
  } while (after !== null);
  return ids;
}

function run(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...words], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`clc ${words.join(' ')} ended with ${code}: ${err}${out}`)),
    );
  });
}

function serve(): Promise<{ url: string; process: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, 'serve'], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    const look = (chunk: Buffer): void => {
      out += chunk.toString();
      const url = /http:\/\/[\w.]+:\d+/.exec(out)?.[0];
      if (url !== undefined) resolve({ url, process: child });
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.on('exit', (code) => reject(new Error(`clc serve ended with ${code}: ${out}`)));
  });
}
