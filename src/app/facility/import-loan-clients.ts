import { updateImportedClients } from '../../persistence/client/client-write.repository.ts';
import type { ImportedDetails } from '../../persistence/client/client-write.repository.ts';
import { enterActive } from '../client/import-clients.ts';
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
  const created = await enterActive(
    context,
    fresh.map((client) => ({ ...client, industryCode: client.industryCode ?? null, unitId })),
    'Imported with its loans',
  );
  await lockClients(
    context,
    [...(await findClients(context, references)).values()].map(({ id }) => id),
  );
  const all = await findClients(context, references);
  await updateImportedClients(
    context.query,
    [...all.values()].flatMap((row) => changedClient(row, byReference.get(row.reference)!) ?? []),
    context.recordedAt,
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

/** What the file would change; null for nothing. Loan books spell one name in several ways, which is no change. */
function changedClient(row: KnownClient, given: LoanClient): ImportedDetails | null {
  const name = plainName(row.name) === plainName(given.name) ? row.name : given.name;
  const next = {
    id: row.id,
    name,
    country: given.country ?? row.country,
    segment: given.segment,
    industry_code: given.industryCode ?? row.industryCode,
  };
  const isSame =
    next.name === row.name &&
    next.country === row.country &&
    next.segment === row.segment &&
    next.industry_code === row.industryCode;
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
