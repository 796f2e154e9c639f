import { sql } from 'kysely';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import type { LoanClient } from './loan-row.ts';

interface ImportedClients {
  /** Row ids by reference, of every client named. */
  readonly ids: ReadonlyMap<string, string>;
  readonly created: number;
}

/** Enters borrowers that are new, as active clients of the unit, and brings the others up to date; in bulk. */
export async function importLoanClients(
  context: CommandContext,
  unitId: string,
  clients: readonly LoanClient[],
): Promise<ImportedClients> {
  // Of several loans of one borrower the first says how it is called, every time the file is read.
  const byReference = new Map(clients.toReversed().map((client) => [client.reference, client]));
  const references = [...byReference.keys()];
  const known = await findClients(context, references);
  const fresh = [...byReference.values()]
    .filter(({ reference }) => !known.has(reference))
    .toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
  const created = await insertClients(context, unitId, fresh);
  await lockClients(
    context,
    [...(await findClients(context, references)).values()].map(({ id }) => id),
  );
  const all = await findClients(context, references);
  await updateClients(
    context,
    [...all.values()].flatMap((row) => changedClient(row, byReference.get(row.reference)!) ?? []),
  );
  return { ids: new Map([...all].map(([reference, row]) => [reference, row.id])), created };
}

type KnownClient = Awaited<ReturnType<typeof selectClients>>[number];

async function findClients(context: CommandContext, references: readonly string[]): Promise<Map<string, KnownClient>> {
  return new Map((await selectClients(context, references)).map((row) => [row.reference, row]));
}

function selectClients({ query }: CommandContext, references: readonly string[]) {
  return query
    .selectFrom('client')
    .select(['id', 'reference', 'name', 'country', 'segment', 'industry_code as industryCode'])
    .where('reference', '=', ({ fn, val }) => fn.any(val([...references])))
    .execute();
}

async function insertClients(context: CommandContext, unitId: string, clients: readonly LoanClient[]): Promise<number> {
  if (clients.length === 0) return 0;
  const { query, institutionId, recordedAt, now } = context;
  const rows = clients.map(({ reference, name, country, segment, industryCode }) => ({
    id: newId(),
    institution_id: institutionId,
    reference,
    name,
    country,
    segment,
    industry_code: industryCode ?? null,
    stage: 'ACTIVE' as const,
    tier: 'STANDARD' as const,
    unit_id: unitId,
    version: 1,
    created_at: recordedAt,
    updated_at: recordedAt,
  }));
  const added = await query
    .insertInto('client')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['institution_id', 'reference']).doNothing())
    .returning('id')
    .execute();
  if (added.length === 0) return 0;
  const transitions = added.map(({ id }) => ({
    id: newId(),
    institution_id: institutionId,
    client_id: id,
    field: 'STAGE' as const,
    to_value: 'ACTIVE',
    reason: 'Imported with its loans',
    occurred_at: now,
    recorded_at: recordedAt,
  }));
  await query.insertInto('client_transition').values(transitions).execute();
  return added.length;
}

/** What the file would change; null for nothing. Loan books spell one name in several ways, which is no change. */
function changedClient(row: KnownClient, given: LoanClient): (LoanClient & { readonly id: string }) | null {
  const name = plainName(row.name) === plainName(given.name) ? row.name : given.name;
  const next = {
    id: row.id,
    reference: row.reference,
    name,
    country: given.country ?? row.country,
    segment: given.segment,
    industryCode: given.industryCode ?? row.industryCode,
  };
  const isSame =
    next.name === row.name &&
    next.country === row.country &&
    next.segment === row.segment &&
    next.industryCode === row.industryCode;
  return isSame ? null : next;
}

function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

async function updateClients(
  { query, recordedAt }: CommandContext,
  clients: readonly (LoanClient & { readonly id: string })[],
): Promise<void> {
  if (clients.length === 0) return;
  const column = <K extends keyof (typeof clients)[number]>(key: K) => clients.map((client) => client[key] ?? null);
  await sql`
    update client set name = given.name, country = given.country, segment = given.segment,
      industry_code = given.industry_code, version = client.version + 1, updated_at = ${recordedAt}::timestamptz
      from unnest(${column('id')}::uuid[], ${column('name')}::text[], ${column('country')}::text[],
        ${column('segment')}::text[], ${column('industryCode')}::text[])
        as given (id, name, country, segment, industry_code)
     where client.id = given.id`.execute(query);
}
