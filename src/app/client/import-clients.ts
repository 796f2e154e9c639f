import { sql } from 'kysely';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';

/** What a file says of a client. */
export interface ImportedClient {
  readonly reference: string;
  readonly name: string;
  readonly segment: ClientSegment;
  readonly industryCode: string | null;
  readonly country: string | null;
  /** The unit of a client that is new; the root unit where it is left out. */
  readonly unitCode?: string | null;
}

/** Enters the clients that are not there yet, as active ones of their unit; those that are there stay as they are. */
export async function importClients(
  context: CommandContext,
  given: readonly ImportedClient[],
): Promise<{ idByReference: Map<string, string>; created: number }> {
  // By reference, so that two imports of the same new clients cannot wait for each other.
  const clients = [...new Map(given.map((client) => [client.reference, client])).values()].toSorted((a, b) =>
    a.reference < b.reference ? -1 : 1,
  );
  const units = await context.query.selectFrom('organisation_unit').select(['id', 'code', 'parent_id']).execute();
  const root = units.find((unit) => unit.parent_id === null);
  const unitIdByCode = new Map(units.map((unit) => [unit.code, unit.id]));
  const unitOf = (client: ImportedClient): string | undefined =>
    client.unitCode == null ? root?.id : unitIdByCode.get(client.unitCode);
  const placed = clients.filter((client) => unitOf(client) !== undefined);
  const list = <T>(value: (client: ImportedClient) => T): T[] => placed.map(value);
  const recordedAt = context.recordedAt.toISOString();
  const added = await sql<{ id: string }>`
    insert into client (id, institution_id, reference, name, industry_code, country, segment, stage, tier, unit_id,
      version, created_at, updated_at)
    select id, ${context.institutionId}::uuid, reference, name, industry_code, country, segment, 'ACTIVE', 'STANDARD',
      unit_id, 1, ${recordedAt}::timestamptz, ${recordedAt}::timestamptz
    from unnest(${list(() => newId())}::uuid[], ${list((c) => c.reference)}::text[], ${list((c) => c.name)}::text[],
      ${list((c) => c.industryCode)}::text[], ${list((c) => c.country)}::text[],
      ${list((c) => c.segment)}::text[], ${list((c) => unitOf(c)!)}::uuid[])
        as g (id, reference, name, industry_code, country, segment, unit_id)
    on conflict (institution_id, reference) do nothing returning id`.execute(context.query);
  await sql`
    insert into client_transition (id, institution_id, client_id, field, from_value, to_value, reason, actor_id,
      occurred_at, recorded_at)
    select id, ${context.institutionId}::uuid, client_id, 'STAGE', null, 'ACTIVE', 'Imported',
      ${context.actor.userId}::uuid, ${context.now.toISOString()}::timestamptz, ${recordedAt}::timestamptz
    from unnest(${added.rows.map(() => newId())}::uuid[], ${added.rows.map((row) => row.id)}::uuid[])
      as g (id, client_id)`.execute(context.query);
  const rows = await context.query
    .selectFrom('client')
    .select(['id', 'reference'])
    .where('reference', '=', (where) => where.fn.any(where.val(clients.map((client) => client.reference))))
    .execute();
  return { idByReference: new Map(rows.map((row) => [row.reference, row.id])), created: added.rows.length };
}
