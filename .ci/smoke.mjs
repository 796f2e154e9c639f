// Starts the built program on a database in memory, asks it what a first visitor asks, and stops it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 20_000;

const server = spawn(process.execPath, ['dist/src/cli/main.js', 'serve'], {
  env: { ...process.env, DATABASE_URL: 'pglite:memory', PORT: '0', DEMO: 'off', LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const exited = once(server, 'exit');

try {
  const url = await within(STARTS_WITHIN_MS, 'no address was printed', addressOf(server));
  await expectJson(`${url}/healthz`, {}, (body) => body.status === 'ok');
  await expectJson(`${url}/readyz`, {}, (body) => body.status === 'ready');
  const question = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  };
  await expectJson(`${url}/graphql`, question, (body) => body.data?.__typename === 'Query');
  const page = await fetch(`${url}/graphiql/`);
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  check(page.status === 200 && script !== undefined, `/graphiql/ answers ${page.status} without its script`);
  check((await fetch(`${url}/graphiql/${script}`)).status === 200, `/graphiql/${script} is not served`);
  server.kill('SIGTERM');
  const [code, signal] = await within(STOPS_WITHIN_MS, 'SIGTERM did not stop it', exited);
  check(code === 0, `it ended with ${code ?? signal} on SIGTERM`);
  console.log('The built program starts, answers and stops.');
} catch (error) {
  console.error(`Smoke test: ${error.message}`);
  process.exitCode = 1;
  server.kill('SIGKILL');
}

async function addressOf(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/[\w.]+:\d+/.exec(line)?.[0];
    if (address !== undefined) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('it ended before it printed its address');
}

async function expectJson(url, request, holds) {
  const response = await fetch(url, request);
  const body = await response.json();
  check(response.status === 200 && holds(body), `${url} answers ${response.status} ${JSON.stringify(body)}`);
}

function check(holds, message) {
  if (!holds) throw new Error(message);
}

function within(ms, message, promise) {
  return Promise.race([
    promise,
    new Promise((_resolve, reject) => setTimeout(() => reject(new Error(`${message} within ${ms} ms`)), ms).unref()),
  ]);
}
