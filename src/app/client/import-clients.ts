import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { insertClients } from '../../persistence/client/client-write.repository.ts';
import type { PlainRow } from '../../persistence/row-writes.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { UNKNOWN_DETAILS } from './client-details.ts';
import { addTransitions } from './client-record.ts';

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
  const added = await enterActive(
    context,
    clients.flatMap((client) => {
      const unitId = unitOf(client);
      return unitId === undefined ? [] : [{ ...client, unitId }];
    }),
    'Imported',
  );
  const rows = await context.query
    .selectFrom('client')
    .select(['id', 'reference'])
    .where('reference', '=', (where) => where.fn.any(where.val(clients.map((client) => client.reference))))
    .execute();
  return { idByReference: new Map(rows.map((row) => [row.reference, row.id])), created: added };
}

/** A client as another book has it, and the unit it comes to. */
type ClientToEnter = Pick<ImportedClient, 'reference' | 'name' | 'segment' | 'country' | 'industryCode'> & {
  readonly unitId: string;
};

/** Enters the clients that are not there yet, with the history of that; how many they were. */
export async function enterActive(
  context: CommandContext,
  clients: readonly ClientToEnter[],
  reason: string,
): Promise<number> {
  const { query, institutionId, recordedAt } = context;
  const rows = clients.map((client): PlainRow<'client'> => ({
    ...UNKNOWN_DETAILS,
    id: newId(),
    institution_id: institutionId,
    reference: client.reference,
    name: client.name,
    industry_code: client.industryCode,
    country: client.country,
    segment: client.segment,
    stage: 'ACTIVE',
    tier: 'STANDARD',
    unit_id: client.unitId,
    relationship_manager_id: null,
    version: 1,
    created_at: recordedAt,
    updated_at: recordedAt,
  }));
  const added = await insertClients(query, rows);
  await addTransitions(
    context,
    added.map((clientId) => ({ clientId, field: 'STAGE', from: null, to: 'ACTIVE', reason })),
  );
  return added.length;
}
