import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);
const MAIN = fileURLToPath(new URL('src/cli/main.ts', ROOT));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface ClcOptions {
  /** Working directory; the data folder is `data` in it. */
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further arguments of Node. */
  readonly nodeArgs?: readonly string[];
}

/** `clc` as a process of its own. */
export interface ClcProcess {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Resolves once the output matches; rejects when the process ends without. */
  until(pattern: RegExp): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const running = new Set<ChildProcess>();

/** For `afterAll`: a failed test leaves no process behind. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function startClcProcess(args: readonly string[], { cwd, env = {}, nodeArgs = [] }: ClcOptions): ClcProcess {
  // Of this process's environment only what a process needs: a developer's own settings must not decide a test.
  const inherited = Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const child = spawn(process.execPath, ['--import', TSX, ...nodeArgs, MAIN, ...args], {
    cwd,
    env: {
      ...inherited,
      TSX_TSCONFIG_PATH: fileURLToPath(new URL('tsconfig.json', ROOT)),
      PORT: '0',
      DEMO: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const text = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (signal ?? code) as number | NodeJS.Signals;
  });
  const until = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(text.stdout) ?? pattern.exec(text.stderr);
        if (match === null) return;
        listeners.delete(look);
        resolve(match);
      };
      listeners.add(look);
      look();
      void ended.then((how) =>
        reject(new Error(`clc ${args.join(' ')} ended (${how}) without ${pattern}:\n${text.stdout}\n${text.stderr}`)),
      );
    });
  return {
    stdout: () => text.stdout,
    stderr: () => text.stderr,
    until,
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

/** Runs a command to its end. */
export async function clc(
  args: readonly string[],
  options: ClcOptions,
): Promise<{ code: number | NodeJS.Signals; stdout: string; stderr: string }> {
  const started = startClcProcess(args, options);
  return { code: await started.ended, stdout: started.stdout(), stderr: started.stderr() };
}
