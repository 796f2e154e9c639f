import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Query, Tables } from '../orm.ts';

export type ClientConnectionRow = Selectable<Tables['client_connection']>;

/** The connections that hold on the date and have one of the clients at either end, oldest first. */
export function findConnectionsOf(
  query: Query,
  clientIds: readonly string[],
  asOf: IsoDate,
): Promise<ClientConnectionRow[]> {
  return validOn(query, asOf)
    .where((where) =>
      where.or([
        where('from_client_id', 'in', clientIds as string[]),
        where('to_client_id', 'in', clientIds as string[]),
      ]),
    )
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
}

/** The connections that hold on the date between clients of the list. */
export function findConnectionsAmong(
  query: Query,
  clientIds: readonly string[],
  asOf: IsoDate,
): Promise<ClientConnectionRow[]> {
  const among = sql<string>`any(${[...clientIds]}::uuid[])`;
  return validOn(query, asOf)
    .where('from_client_id', '=', among)
    .where('to_client_id', '=', among)
    .orderBy('id')
    .execute();
}

export function findConnection(query: Query, id: string): Promise<ClientConnectionRow | undefined> {
  return query.selectFrom('client_connection').selectAll().where('id', '=', id).executeTakeFirst();
}

function validOn(query: Query, asOf: IsoDate) {
  return query
    .selectFrom('client_connection')
    .selectAll()
    .where('valid_from', '<=', asOf)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', asOf)]));
}

/** A client of the neighbourhood of `startId`. */
export interface NeighbourRow {
  readonly startId: string;
  readonly clientId: string;
}

/**
 * Whoever can stand in a group with each of the clients on the date, at most `limit` + 1 places each: whoever could
 * pull the client down (UP), whoever falls with those (DOWN), and whoever control links in either direction (CONTROL).
 * A recursive query yields rows as they are asked for, nearest first, so the limit bounds its work.
 */
export async function findNeighbours(
  query: Query,
  startIds: readonly string[],
  asOf: IsoDate,
  limit: number,
): Promise<NeighbourRow[]> {
  const valid = sql`e.valid_from <= ${asOf}::date and (e.valid_to is null or e.valid_to > ${asOf}::date)`;
  const { rows } = await sql<NeighbourRow>`
    select start.id as "startId", near.id as "clientId"
    from unnest(${[...startIds]}::uuid[]) as start(id)
    cross join lateral (
      with recursive reached(id, way) as (
        select start.id, way from unnest(array['UP', 'CONTROL']) as way
        union
        select step.id, step.way from reached
        cross join lateral (
          select e.from_client_id as id, 'UP' as way from client_connection e where reached.way = 'UP'
            and e.to_client_id = reached.id and ${valid}
          union all
          select e.to_client_id, 'DOWN' from client_connection e where reached.way in ('UP', 'DOWN')
            and e.from_client_id = reached.id and ${valid}
          union all
          select e.from_client_id, 'CONTROL' from client_connection e where reached.way = 'CONTROL'
            and e.type = 'CONTROL' and e.to_client_id = reached.id and ${valid}
          union all
          select e.to_client_id, 'CONTROL' from client_connection e where reached.way = 'CONTROL'
            and e.type = 'CONTROL' and e.from_client_id = reached.id and ${valid}
        ) step
      )
      select reached.id from reached limit ${limit + 1}
    ) near`.execute(query);
  return rows;
}
