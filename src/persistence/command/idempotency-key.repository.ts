import type { Selectable } from 'kysely';
import type { Query, Tables } from '../orm.ts';
import { insertRows, json, updateRows } from '../row-writes.ts';
import type { NewRow } from '../row-writes.ts';

type KeyRow = Selectable<Tables['idempotency_key']>;
/** Names a key: it is its institution's and its actor's. */
export type KeyId = Pick<KeyRow, 'institution_id' | 'actor_id' | 'key'>;

/** Claims a key; whether nobody had it. A concurrent claim of the same waits here until the first one commits. */
export async function claimIdempotencyKey(query: Query, row: NewRow<'idempotency_key'>): Promise<boolean> {
  const claimed = await insertRows(query, 'idempotency_key', row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return claimed.numInsertedOrUpdatedRows === 1n;
}

/** What is kept under a key that was claimed before. */
export function readIdempotencyKey(
  query: Query,
  { institution_id: institutionId, actor_id: actorId, key }: KeyId,
): Promise<Pick<KeyRow, 'command' | 'input_hash' | 'result'>> {
  return query
    .selectFrom('idempotency_key')
    .select(['command', 'input_hash', 'result'])
    .where('institution_id', '=', institutionId)
    .where('actor_id', '=', actorId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Keeps the answer that a repeated call gets again. */
export async function storeAnswer(
  query: Query,
  { institution_id: institutionId, actor_id: actorId, key }: KeyId,
  answer: unknown,
): Promise<void> {
  await updateRows(query, 'idempotency_key', { result: json(answer) })
    .where('institution_id', '=', institutionId)
    .where('actor_id', '=', actorId)
    .where('key', '=', key)
    .execute();
}
