import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { freePort, RunningProcess } from './processes.ts';
import { until } from './wait.ts';

const DEBIAN_PLACE = '/usr/lib/postgresql';
const STARTS_WITHIN_MS = 30_000;

/** Where PostgreSQL's programs are: the newest of Debian's, or on the path; null where there is none. */
export function findPostgres(): string | null {
  const versions = existsSync(DEBIAN_PLACE)
    ? readdirSync(DEBIAN_PLACE).sort((one, other) => Number(other) - Number(one))
    : [];
  const places = [
    ...versions.map((version) => join(DEBIAN_PLACE, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return places.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'postgres'))) ?? null;
}

/** A PostgreSQL of our own, to be killed and started again. It keeps its word on disk: fsync is on. */
export class PostgresCluster {
  readonly dataFolder: string;
  readonly port: number;
  readonly #socketFolder: string;
  readonly #programs: string;
  #process: RunningProcess | null = null;

  private constructor(folder: string, port: number, programs: string) {
    this.dataFolder = join(folder, 'data');
    this.#socketFolder = folder;
    this.port = port;
    this.#programs = programs;
  }

  /** Makes one in the folder, starts it, and gives it a database of an account that is no superuser. */
  static async create(folder: string): Promise<PostgresCluster> {
    mkdirSync(folder);
    const account = serverAccount();
    if (account !== null) chownSync(folder, account.uid, account.gid);
    const cluster = new PostgresCluster(folder, await freePort(), findPostgres()!);
    const [command, ...words] = cluster.#asServer(
      'initdb',
      '-D',
      cluster.dataFolder,
      '-U',
      'postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
    );
    execFileSync(command!, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await cluster.start();
    await cluster.#onServer('create role clc login createrole');
    await cluster.#onServer('create database clc owner clc');
    return cluster;
  }

  /** As the nodes connect. */
  get url(): string {
    return `postgres://clc@127.0.0.1:${this.port}/clc`;
  }

  /** As who may do everything, past row-level security. */
  get superuser(): pg.ClientConfig {
    return { host: '127.0.0.1', port: this.port, user: 'postgres', database: 'clc' };
  }

  get tail(): string {
    return this.#process?.tail ?? '';
  }

  /** Resolves when it takes connections, which after a kill means: once it has recovered. */
  async start(): Promise<void> {
    // Killed backends may hold the shared memory for a moment still; PostgreSQL refuses to start until it is free.
    await until(
      'PostgreSQL starts',
      STARTS_WITHIN_MS,
      async () => {
        const [command, ...words] = this.#asServer(
          'postgres',
          '-D',
          this.dataFolder,
          '-p',
          String(this.port),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          `unix_socket_directories=${this.#socketFolder}`,
        );
        const server = new RunningProcess('postgres', command!, words, {
          folder: this.#socketFolder,
          environment: { PATH: process.env['PATH'] },
        });
        this.#process = server;
        return until('it answers', STARTS_WITHIN_MS, async () => {
          if (server.hasExited) return 'ended';
          return this.#onServer('select 1').then(
            () => 'answers',
            () => null,
          );
        }).then((state) => state === 'answers');
      },
      100,
    );
  }

  /** `kill -9` of all of it at once. */
  async kill(): Promise<void> {
    this.#process!.killAll();
    await this.#process!.exited;
  }

  /** Stops it in good order; open connections are cut. */
  async stop(): Promise<void> {
    await this.#process!.end('SIGINT');
  }

  #asServer(program: string, ...words: readonly string[]): string[] {
    const command = [join(this.#programs, program), ...words];
    const account = serverAccount();
    return account === null
      ? command
      : ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...command];
  }

  async #onServer(statement: string): Promise<void> {
    const client = new pg.Client({ ...this.superuser, database: 'postgres', connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(statement);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** PostgreSQL refuses to run as root: it is given its own account then. */
function serverAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
