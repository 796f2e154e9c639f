import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, RunningProcess } from './processes.ts';

const CLI = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist/src/cli/main.js');
const STARTS_WITHIN_MS = 60_000;

/** `api` serves, `worker` places events, `all` does both. */
export type Role = 'api' | 'worker' | 'all';

export interface NodeOptions {
  readonly name: string;
  readonly role: Role;
  readonly environment: NodeJS.ProcessEnv;
  /** Where it is started. */
  readonly folder: string;
  /** Opens the inspector, for looking at its heap. */
  readonly inspect?: boolean;
}

/** One `clc serve`, always on the same port: whoever was connected finds it there again. */
export class ClcNode {
  readonly #options: NodeOptions;
  readonly port: number;
  #process: RunningProcess | null = null;
  #isWanted = false;
  #inspector = '';

  private constructor(options: NodeOptions, port: number) {
    this.#options = options;
    this.port = port;
  }

  static async start(options: NodeOptions): Promise<ClcNode> {
    const node = new ClcNode(options, await freePort());
    await node.start();
    return node;
  }

  get name(): string {
    return this.#options.name;
  }

  get role(): Role {
    return this.#options.role;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.#process!.pid;
  }

  get exitCode(): number | null {
    return this.#process!.exitCode;
  }

  get tail(): string {
    return this.#process?.tail ?? '';
  }

  /** Whether it ended without being asked to. */
  get hasFallen(): boolean {
    return this.#isWanted && this.#process!.hasExited;
  }

  /** Resolves when it listens. */
  async start(): Promise<void> {
    const { name, role, environment, folder, inspect } = this.#options;
    const words = [
      ...(inspect === true ? ['--inspect=127.0.0.1:0'] : []),
      CLI,
      'serve',
      ...(role === 'all' ? [] : ['--role', role]),
    ];
    this.#process = new RunningProcess(name, process.execPath, words, {
      folder,
      environment: { ...environment, PORT: String(this.port) },
    });
    this.#isWanted = true;
    if (inspect === true)
      this.#inspector = (await this.#process.says(/Debugger listening on (ws:\S+)/, STARTS_WITHIN_MS))[1]!;
    await this.#process.says(/http:\/\/[\w.]+:\d+/, STARTS_WITHIN_MS);
  }

  /** The address of its inspector, where it was asked to have one. */
  get inspector(): string {
    return this.#inspector;
  }

  async kill(): Promise<void> {
    this.#isWanted = false;
    await this.#process!.end('SIGKILL');
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#process!.end('SIGTERM');
  }

  /** Takes its processor away, as a long pause of its machine does. */
  pause(): void {
    this.#process!.signal('SIGSTOP');
  }

  resume(): void {
    this.#process!.signal('SIGCONT');
  }

  /** A figure of its /metrics; NaN where it tells none of that name. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`, { signal: AbortSignal.timeout(5_000) })).text();
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  }
}

/** Runs a command of the command line and gives what it printed. */
export async function runClc(
  words: readonly string[],
  { environment, folder }: Pick<NodeOptions, 'environment' | 'folder'>,
): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...words], { cwd: folder, env: environment });
  return stdout.trim();
}
