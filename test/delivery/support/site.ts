import { join } from 'node:path';
import pg from 'pg';
import { connectToRunning } from '../../../src/persistence/embedded/embedded-database.ts';
import { callerOf } from '../../support/clc.ts';
import type { Caller } from '../../support/clc.ts';
import { ClcNode, runClc } from './clc-node.ts';
import type { Role } from './clc-node.ts';
import { NatsServer } from './nats-server.ts';
import { PostgresCluster } from './postgres-cluster.ts';
import { removeFolder, temporaryFolder } from './processes.ts';
import type { Backend } from './scenario.ts';
import { TcpProxy } from './tcp-proxy.ts';

export interface SiteOptions {
  /** The nodes to run where they can share a database; the embedded one has a single node for all. */
  readonly roles?: readonly Role[];
  /** Puts a proxy between the nodes and the bus. */
  readonly busProxy?: boolean;
  readonly inspect?: boolean;
}

const INSTITUTION = 'MAIN';

/** A database, a bus where there is one, and nodes, with one institution and a user in it. */
export class Site {
  readonly backend: Backend;
  readonly folder: string;
  readonly postgres: PostgresCluster | null;
  readonly nats: NatsServer | null;
  readonly busProxy: TcpProxy | null;
  readonly nodes: ClcNode[] = [];
  readonly environment: NodeJS.ProcessEnv;
  token = '';
  institutionId = '';

  private constructor(parts: Pick<Site, 'backend' | 'folder' | 'postgres' | 'nats' | 'busProxy'>) {
    this.backend = parts.backend;
    this.folder = parts.folder;
    this.postgres = parts.postgres;
    this.nats = parts.nats;
    this.busProxy = parts.busProxy;
    const busPort = this.busProxy?.port ?? this.nats?.port;
    this.environment = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      HOST: '127.0.0.1',
      DEMO: 'off',
      LOG_LEVEL: 'warn',
      // One user holds all the sockets here.
      WS_MAX_SOCKETS_PER_USER: '100000',
      ...(this.postgres === null ? { DATA_DIR: join(this.folder, 'data') } : { DATABASE_URL: this.postgres.url }),
      ...(busPort === undefined ? {} : { NATS_URL: `nats://127.0.0.1:${busPort}` }),
    };
  }

  /** Opens a site for the time of `work`. What its servers said last is added to an error. */
  static async during<T>(backend: Backend, options: SiteOptions, work: (site: Site) => Promise<T>): Promise<T> {
    const site = await Site.#prepare(backend, options);
    try {
      await site.#start(options);
      const result = await work(site);
      site.assertStanding();
      return result;
    } catch (error) {
      throw new Error(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${site.#tails()}`, {
        cause: error,
      });
    } finally {
      await site.#close();
    }
  }

  static async #prepare(backend: Backend, { busProxy }: SiteOptions): Promise<Site> {
    const folder = temporaryFolder();
    const postgres = backend === 'pglite' ? null : await PostgresCluster.create(join(folder, 'postgres'));
    const nats = backend === 'postgres+nats' ? await NatsServer.create(join(folder, 'nats')) : null;
    const proxy =
      nats !== null && busProxy === true ? await TcpProxy.listen({ host: '127.0.0.1', port: nats.port }) : null;
    return new Site({ backend, folder, postgres, nats, busProxy: proxy });
  }

  async #start({ roles = ['api', 'worker'], inspect }: SiteOptions): Promise<void> {
    await this.clc('institution', 'create', INSTITUTION, 'Main bank');
    this.token = await this.clc('token', '--duty', 'CREDIT_OFFICER', '--institution', INSTITUTION, '--ttl', '7d');
    for (const [index, role] of (this.postgres === null ? ['all' as const] : roles).entries()) {
      this.nodes.push(
        await ClcNode.start({
          name: `${role}${index}`,
          role,
          environment: this.environment,
          folder: this.folder,
          inspect,
        }),
      );
    }
    this.institutionId = (await this.query<{ id: string }>('select id from institution'))[0]!.id;
  }

  /** The nodes that answer clients. */
  get apis(): ClcNode[] {
    return this.nodes.filter(({ role }) => role !== 'worker');
  }

  /** The nodes that place events. */
  get workers(): ClcNode[] {
    return this.nodes.filter(({ role }) => role !== 'api');
  }

  caller(node: ClcNode = this.apis[0]!): Caller {
    return callerOf(node.url, this.token);
  }

  /** Runs a command of the command line beside the nodes. */
  clc(...words: string[]): Promise<string> {
    return runClc(words, this);
  }

  /** How a client reaches the database past row-level security. */
  get superuser(): pg.ClientConfig {
    if (this.postgres !== null) return this.postgres.superuser;
    const { host, port, user, dbName } = connectToRunning(join(this.folder, 'data'))!;
    return { host, port, user, database: dbName };
  }

  /** A connection of its own to the database. */
  async connect(): Promise<pg.Client> {
    const client = new pg.Client(this.superuser);
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  async query<R extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<R[]> {
    const client = await this.connect();
    try {
      return (await client.query<R>(statement, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Stops all but the bus in good order, runs `work` on what lies on disk, and starts all again. */
  async whileStopped(work: (dataFolder: string) => void): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
    await this.postgres?.stop();
    work(this.postgres?.dataFolder ?? join(this.folder, 'data'));
    await this.postgres?.start();
    for (const node of this.nodes) await node.start();
  }

  /** Throws when a node ended that nobody ended. */
  assertStanding(): void {
    const fallen = this.nodes.filter((node) => node.hasFallen);
    if (fallen.length > 0) throw new Error(`ended by themselves: ${fallen.map(({ name }) => name).join(', ')}`);
  }

  #tails(): string {
    return [...this.nodes, this.postgres, this.nats]
      .map((one) => one?.tail ?? '')
      .filter(Boolean)
      .join('\n');
  }

  async #close(): Promise<void> {
    for (const node of this.nodes) node.resume();
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.busProxy?.close();
    await this.nats?.kill();
    await this.postgres?.kill();
    removeFolder(this.folder);
  }
}
