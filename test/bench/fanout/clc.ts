/** The real `clc serve`, from the build, and events that come of real observations. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ClcWriter } from './clc-writer.ts';
import { DOCUMENT } from './message.ts';
import { beside, startNode } from './node-process.ts';
import { scratchDatabase } from './scratch-database.ts';
import type { ScratchDatabase } from './scratch-database.ts';
import type { Server } from './server.ts';

const execute = promisify(execFile);
const CLI = beside('../../../dist/src/cli/main.js');

/** An institution with clients in a database of its own. */
export class ClcBench {
  readonly #folder: string;
  readonly #database: ScratchDatabase | null;
  readonly #environment: NodeJS.ProcessEnv;
  #tokens = { writer: '', listener: '' };
  #recorded = 0;

  private constructor(folder: string, database: ScratchDatabase | null) {
    this.#folder = folder;
    this.#database = database;
    this.#environment = {
      DATABASE_URL: database?.url ?? '',
      DATA_DIR: join(folder, 'data'),
      PORT: '0',
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      WS_MAX_SOCKETS: '100000',
      WS_MAX_SOCKETS_PER_USER: '100000',
    };
  }

  static async create(): Promise<ClcBench> {
    const bench = new ClcBench(await mkdtemp(join(tmpdir(), 'clc-fanout-')), await scratchDatabase());
    try {
      await bench.#found();
      return bench;
    } catch (error) {
      await bench.drop();
      throw error;
    }
  }

  /** Where its database is, in words. */
  get place(): string {
    return this.#database === null
      ? 'the embedded database, whose thread and memory count in'
      : 'PostgreSQL, in processes of its own that do not count';
  }

  async start(): Promise<Server> {
    const { child, output, stop } = startNode([CLI, 'serve'], { cwd: this.#folder, env: this.#environment });
    const url = await new Promise<string>((resolve, reject) => {
      const look = (): void => {
        const found = /GraphQL +(http:\/\/\S+)\/graphql/.exec(output())?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout!.on('data', look);
      child.once('exit', (code) => reject(new Error(`clc serve ended with ${code}: ${output()}`)));
    });
    const writer = new ClcWriter(url, this.#tokens.writer);
    return {
      child,
      port: Number(new URL(url).port),
      asking: { token: this.#tokens.listener, query: DOCUMENT },
      fire: async (events) => {
        const recorded = this.#recorded;
        this.#recorded += events;
        await writer.record(recorded, events);
      },
      subscribers: async () =>
        Number(/^clc_subscriptions (\d+)/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1]),
      stop,
    };
  }

  async drop(): Promise<void> {
    await this.#database?.drop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Founds the institution and enters its clients. */
  async #found(): Promise<void> {
    await this.#run(['institution', 'create', 'BENCH', 'Bench']);
    const token = async (duty: string): Promise<string> =>
      (await this.#run(['token', '--duty', duty, '--institution', 'BENCH'])).trim();
    this.#tokens = { writer: await token('CREDIT_OFFICER'), listener: await token('WALL_DISPLAY') };
    const server = await this.start();
    try {
      await new ClcWriter(`http://127.0.0.1:${server.port}`, this.#tokens.writer).enterClients();
    } finally {
      await server.stop();
    }
  }

  async #run(words: readonly string[]): Promise<string> {
    return (
      await execute(process.execPath, [CLI, ...words], {
        cwd: this.#folder,
        env: { ...process.env, ...this.#environment },
      })
    ).stdout;
  }
}
