#!/usr/bin/env node
/**
 * Starts the program under a Node that can run it. It imports nothing of the program itself: an older Node would fail
 * while loading that, before it could say what is wrong.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** MikroORM 7 needs it. */
const OLDEST = [22, 17] as const;
/**
 * V8 of Node 24 can crash in WebAssembly, which the embedded database is, where the processor has protection keys:
 * nodejs/node#64500.
 */
const BUNDLED_OPTIONS = ['--no-memory-protection-keys'] as const;
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
  const { main } = await import('./program.ts');
  await main(process.argv);
} else {
  const bundled = bundledNode();
  if (bundled === null) {
    process.stderr.write(
      `clc: Node ${OLDEST.join('.')} or later is required; this is ${process.versions.node}, and the bundled Node is not installed. Install Node 24, or run npm install without --omit=optional.\n`,
    );
    process.exitCode = 1;
  } else {
    runUnder(bundled);
  }
}

/** The Node among the optional dependencies; null where none fits this platform. */
function bundledNode(): string | null {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    return null;
  }
}

/** Runs this very command line under another Node and ends as that one ends. */
function runUnder(node: string): void {
  const child = spawn(
    node,
    [...BUNDLED_OPTIONS, ...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of FORWARDED) process.on(signal, forward);
  child.once('error', (error) => {
    process.stderr.write(`clc: cannot start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    for (const each of FORWARDED) process.off(each, forward);
    if (signal === null) process.exitCode = code ?? 1;
    else process.kill(process.pid, signal);
  });
}
