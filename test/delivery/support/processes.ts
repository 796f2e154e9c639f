/**
 * The processes and folders of this program. Whatever way it ends, they end with it: what a scenario has not put away
 * is killed and removed at the exit.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KEPT_LINES = 30;

const running = new Set<RunningProcess>();
const folders = new Set<string>();

process.on('exit', () => {
  for (const one of running) one.killAll();
  for (const folder of folders) {
    try {
      removeFolder(folder);
    } catch (error) {
      console.error(String(error));
    }
  }
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

export interface StartOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly folder?: string;
}

/** A process of another program, with what it complained of last. */
export class RunningProcess {
  readonly name: string;
  readonly #child: ChildProcess;
  /** What it said last, and what of it was said on standard error: the other may hold tokens, and is not shown. */
  readonly #lines: string[] = [];
  readonly #complaints: string[] = [];
  readonly exited: Promise<void>;
  #hasExited = false;
  #onLine: (line: string) => void = () => undefined;

  constructor(name: string, command: string, words: readonly string[], { environment, folder }: StartOptions = {}) {
    this.name = name;
    this.#child = spawn(command, words, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(this);
    this.#read(this.#child.stdout!, [this.#lines]);
    this.#read(this.#child.stderr!, [this.#lines, this.#complaints]);
    this.exited = new Promise((resolve) => {
      const done = (why: string): void => {
        running.delete(this);
        this.#hasExited = true;
        keep(this.#complaints, `(${why})`);
        resolve();
      };
      this.#child.on('exit', (code, signal) => done(`ended with ${code ?? signal}`));
      this.#child.on('error', (error) => done(error.message));
    });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get hasExited(): boolean {
    return this.#hasExited;
  }

  /** Its exit code; null while it runs, and when a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** Its last complaints. */
  get tail(): string {
    return this.#complaints.map((line) => `  ${this.name}| ${line}`).join('\n');
  }

  /** The first line that fits the pattern, in what it wrote so far or will; throws when it ends before. */
  async says(pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray> {
    const found = new Promise<RegExpExecArray>((resolve) => {
      this.#onLine = (line) => {
        const match = pattern.exec(line);
        if (match !== null) resolve(match);
      };
      this.#lines.forEach(this.#onLine);
    });
    let timer: NodeJS.Timeout;
    const failed = new Promise<never>((_resolve, reject) => {
      const fail = (why: string): void =>
        reject(new Error(`${this.name} ${why} before it said ${pattern}:\n${this.tail}`));
      timer = setTimeout(() => fail(`ran ${timeoutMs} ms`), timeoutMs);
      void this.exited.then(() => fail('ended'));
    });
    return Promise.race([found, failed]).finally(() => clearTimeout(timer));
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Sends the signal and waits until it ended; after `graceMs` it is killed. */
  async end(signal: NodeJS.Signals, graceMs = 30_000): Promise<void> {
    this.signal(signal);
    const timer = setTimeout(() => this.killAll(), graceMs);
    await this.exited;
    clearTimeout(timer);
  }

  /** `kill -9` of the process and its children, who may not get to know it otherwise. */
  killAll(): void {
    const children = this.#hasExited ? [] : childrenOf(this.pid);
    this.signal('SIGKILL');
    for (const pid of children) killQuietly(pid);
  }

  #read(stream: NodeJS.ReadableStream, into: readonly string[][]): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        for (const kept of into) keep(kept, line);
        this.#onLine(line);
      }
    });
  }
}

function keep(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > KEPT_LINES) lines.shift();
}

/** A new folder that the account of a server may pass through, and that is gone at the exit. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clc-delivery-'));
  chmodSync(folder, 0o711);
  folders.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  // Who was just killed may still be writing into it.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  folders.delete(folder);
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Only where there is a /proc; elsewhere children have to notice by themselves. */
function childrenOf(parent: number): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => parentOf(pid) === parent);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | null {
  try {
    // The name of the program stands in parentheses and may hold anything.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]);
  } catch {
    return null;
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}
