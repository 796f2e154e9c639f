import type { CommandContext } from './command.ts';

/**
 * Commands lock in one order, so that no two wait for each other in a ring: the institution, then clients by id, then
 * what belongs to them. Who holds a client's lock is alone with its facilities, assets, statements and alerts, and
 * reads what it decides on after locking.
 *
 * NO KEY UPDATE throughout: FOR UPDATE would also wait for every row being added that merely refers to the locked one.
 */
type Locking = Pick<CommandContext, 'query'>;

/** Locks clients until the command ends. */
export async function lockClients({ query }: Locking, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await query
    .selectFrom('client')
    .select('id')
    .where('id', '=', ({ fn, val }) => fn.any(val([...new Set(ids)])))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

/** Locks the clients of facilities until the command ends. */
export async function lockClientsOfFacilities({ query }: Locking, facilityIds: readonly string[]): Promise<void> {
  const owners = query
    .selectFrom('facility')
    .select('client_id')
    .where('id', '=', ({ fn, val }) => fn.any(val([...facilityIds])));
  await query.selectFrom('client').select('id').where('id', 'in', owners).orderBy('id').forNoKeyUpdate().execute();
}

/**
 * Locks what holds for the whole institution: its rules, its indicators, and the end of its day. One at a time changes
 * them.
 */
export async function lockInstitution({ query }: Locking): Promise<void> {
  await query.selectFrom('institution').select('id').forNoKeyUpdate().execute();
}
