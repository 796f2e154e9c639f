import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROBE = new URL('probe.ts', import.meta.url).href;

export interface NodeProcess {
  readonly child: ChildProcess;
  /** All that it has written. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts a program under Node with the probe in it; that it ends by itself is for whoever waits for it to notice. */
export function startNode(
  words: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): NodeProcess {
  const env = {
    ...process.env,
    ...options.env,
    NODE_ENV: 'production',
    NODE_OPTIONS: process.env['BENCH_NODE_OPTIONS'] ?? '',
  };
  const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...words], {
    cwd: options.cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const keep = (chunk: Buffer): void => void (text += chunk.toString());
  child.stdout!.on('data', keep);
  child.stderr!.on('data', keep);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  };
  return { child, output: () => text, stop };
}

/** The path of a file beside this one. */
export function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
