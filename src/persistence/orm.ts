import { fileURLToPath } from 'node:url';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { InferKyselyDB, EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { ENTITIES } from './entities.ts';
import { releaseLostConnections } from './lost-connections.ts';
import { INSTITUTION_VARIABLE, SYSTEM_ROLE, TENANT_ROLE } from './tenant.ts';

/** How to reach the database: a PostgreSQL URL, or the socket of the embedded one. */
export type DatabaseAddress =
  | { readonly url: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly dbName: string;
      readonly password?: string;
    };

/** The tables by their column names, for reads that do not hydrate. */
export type Tables = InferKyselyDB<(typeof ENTITIES)[number]>;
export type Query = Kysely<Tables>;

/**
 * The open database. Every piece of work takes a fork of its own from here; the global entity manager is never used.
 */
export interface Database {
  readonly orm: MikroORM;
  /**
   * A fork that sees one institution. PostgreSQL ends a statement of it that takes longer than `statementTimeoutMs`;
   * the embedded database cannot end one, and finishes it.
   */
  forkForTenant(institutionId: string, statementTimeoutMs?: number): EntityManager;
  /** Runs `work` in a transaction that sees one institution. */
  inTenant<T>(institutionId: string, work: (query: Query, em: EntityManager) => Promise<T>): Promise<T>;
  /** Runs `work` in a transaction of the machinery that serves all institutions. */
  inSystem<T>(work: (query: Query, em: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const MIGRATIONS_DIR = fileURLToPath(new URL('../../migrations', import.meta.url));

/**
 * How columns become JavaScript in reads that do not hydrate: instants are dates (our columns keep milliseconds,
 * so nothing is lost); dates, amounts and 64-bit numbers stay the text the database wrote.
 */
const COLUMN_PARSERS = new pg.TypeOverrides();
for (const oid of [pg.types.builtins.DATE, pg.types.builtins.TIMESTAMP, pg.types.builtins.INTERVAL])
  COLUMN_PARSERS.setTypeParser(oid, String);
COLUMN_PARSERS.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text));

/** Connects; applies no migration. `poolSize` bounds the connections this process may hold. */
export async function openDatabase(address: DatabaseAddress, poolSize = 10): Promise<Database> {
  const orm = await MikroORM.init({
    entities: [...ENTITIES],
    ...('url' in address ? { clientUrl: address.url } : address),
    pool: { min: 0, max: poolSize },
    extensions: [Migrator],
    migrations: {
      path: MIGRATIONS_DIR,
      pathTs: MIGRATIONS_DIR,
      glob: '!(*.d).{js,ts}',
      tableName: 'migration',
      snapshotName: 'snapshot',
      emit: 'ts',
      silent: true,
      snapshotOnMigrate: false,
    },
    // Partitions of the event log come and go by themselves; triggers and functions are written in migrations.
    schemaGenerator: { skipTables: [/^event_log_\d+$/], ignoreTriggers: true, ignoreRoutines: true },
    driverOptions: { types: COLUMN_PARSERS, onPoolCreated: releaseLostConnections },
    forceUtcTimezone: true,
    allowGlobalContext: false,
  });
  // set_config('role', …, true) is SET LOCAL ROLE: one round trip sets all.
  const forkForTenant = (institutionId: string, statementTimeoutMs?: number) =>
    orm.em.fork({
      freshEventManager: true,
      session: {
        variables: {
          [INSTITUTION_VARIABLE]: institutionId,
          role: TENANT_ROLE,
          ...(statementTimeoutMs === undefined ? {} : { statement_timeout: String(statementTimeoutMs) }),
        },
      },
    });
  const forkForSystem = () => orm.em.fork({ session: { variables: { role: SYSTEM_ROLE } } });
  return {
    orm,
    forkForTenant,
    inTenant: (institutionId, work) => forkForTenant(institutionId).transactional((em) => work(queryOf(em), em)),
    inSystem: (work) => forkForSystem().transactional((em) => work(queryOf(em), em)),
    close: () => orm.close(),
  };
}

/** The fork's query builder: inside a transaction it is that transaction's. */
export function queryOf(em: EntityManager): Query {
  return em.getKysely<Tables>();
}

/** Brings the schema up to date and returns the names of the migrations that were applied. */
export async function migrate(database: Database): Promise<string[]> {
  const applied = await database.orm.migrator.up();
  return applied.map((migration) => migration.name);
}
