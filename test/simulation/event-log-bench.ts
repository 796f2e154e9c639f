/** The two event logs that are held together, each with the same handles for what happens around it. */
import { sql } from 'kysely';
import { Random } from '../../src/domain/shared/random.ts';
import { SqlEventLog } from '../../src/persistence/event-log/event-log-store.ts';
import type { EventLogStore } from '../../src/persistence/event-log/event-log-store.ts';
import { queryOf } from '../../src/persistence/orm.ts';
import type { Database, Query } from '../../src/persistence/orm.ts';
import { ModelEventLog } from './model/model-event-log.ts';
import type { NewEvent } from './model/model-event-log.ts';

export interface Bench {
  readonly store: EventLogStore;
  /** Gives events of an institution their ids; the returned function commits them. */
  begin(institutionId: string, count: number): Promise<() => Promise<void>>;
  /** The lease runs out. */
  passLease(): Promise<void>;
  /** All that is placed becomes older than the log is kept. */
  age(): Promise<void>;
}

/** Of every event here. */
export const RECORDED_AT_MS = Date.UTC(2030, 0, 1);
const RETENTION_MS = 3_600_000;
/** The smallest that the database makes. */
const PARTITION_SIZE = 1_000;

export function modelBench(): Bench {
  let nowMs = 0;
  const store = new ModelEventLog({
    random: new Random('bench'),
    nowMs: () => nowMs,
    retentionMs: RETENTION_MS,
    partitionSize: PARTITION_SIZE,
  });
  const pass = async (ms: number): Promise<void> => void (nowMs += ms);
  return {
    store,
    begin: async (institutionId, count) => {
      const transaction = store.begin();
      for (let index = 0; index < count; index += 1) transaction.append(eventOf(institutionId));
      return async () => transaction.commit();
    },
    passLease: () => pass(60_000),
    age: () => pass(RETENTION_MS + 1),
  };
}

/** On an event log as it is after the migrations. */
export async function sqlBench(database: Database): Promise<Bench> {
  await asOwner(database, emptyLog);
  return {
    store: new SqlEventLog(database, RETENTION_MS),
    begin: async (institutionId, count) => {
      const { rows } = await asOwner(database, (query) =>
        sql<{
          id: string;
        }>`select nextval(pg_get_serial_sequence('event_outbox', 'id')) as id
          from generate_series(1, ${count})`.execute(query),
      );
      return () =>
        asOwner(database, (query) =>
          insertEvents(
            query,
            institutionId,
            rows.map(({ id }) => id),
          ),
        );
    },
    passLease: () =>
      asOwner(
        database,
        async (query) =>
          void (await sql`update sequencer_lease set expires_at = clock_timestamp() - interval '1 second'`.execute(
            query,
          )),
      ),
    age: () =>
      asOwner(
        database,
        async (query) =>
          void (await sql`
            update event_log set placed_at = placed_at - ${RETENTION_MS + 1} * interval '1 millisecond'
          `.execute(query)),
      ),
  };
}

/** One transaction of the database's owner, whom no policy binds. */
function asOwner<T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> {
  return database.orm.em.fork().transactional((em) => work(queryOf(em)));
}

async function emptyLog(query: Query): Promise<void> {
  const { rows } = await sql<{
    name: string;
  }>`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event_log'::regclass`.execute(query);
  for (const { name } of rows) await sql`drop table ${sql.id(name)}`.execute(query);
  await sql`truncate event_outbox restart identity`.execute(query);
  await sql`update sequencer_lease set origin = gen_random_uuid(), token = 0, holder = null, last_seq = 0, first_seq = 1, partitioned_through = 0`.execute(
    query,
  );
  await sql`update sequencer_lease set epoch = origin, last_epoch = origin`.execute(query);
}

async function insertEvents(query: Query, institutionId: string, ids: readonly string[]): Promise<void> {
  const { kind, payload, occurredAt } = eventOf(institutionId);
  const rows = ids.map((id) => ({
    id,
    institution_id: institutionId,
    kind,
    payload: JSON.stringify(payload),
    occurred_at: occurredAt,
    recorded_at: occurredAt,
  }));
  await query
    .insertInto('event_outbox')
    .values(rows as never)
    .execute();
}

function eventOf(institutionId: string): NewEvent {
  const at = new Date(RECORDED_AT_MS);
  return {
    institutionId,
    kind: 'RAISED',
    payload: { alertId: institutionId, severity: 'RED' } as NewEvent['payload'],
    occurredAt: at,
    recordedAt: at,
  };
}
