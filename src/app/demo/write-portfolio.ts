import type { DemoClient, DemoPortfolio } from '../../domain/demo/demo-portfolio.ts';
import { PERSONAL_COLUMNS } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import type { Database, Query } from '../../persistence/orm.ts';
import { findPersonKeys, insertPersonKeys } from '../../persistence/personal-data/person-key.repository.ts';
import type { NewPersonKey } from '../../persistence/personal-data/person-key.repository.ts';
import { insertDemoRows } from '../../persistence/demo/demo-row.repository.ts';
import type { NewRow } from '../../persistence/row-writes.ts';
import type { KeyRing } from '../../security/personal-data/key-ring.ts';
import { UNKNOWN_DETAILS } from '../client/client-details.ts';
import { sealPerson, sealValues } from '../personal-data/seal-person.ts';
import { DemoIds } from './demo-rows.ts';

/** Whose demo it is, and by which keys its people's data is enciphered. */
export interface DemoOwner {
  readonly institutionId: string;
  readonly keys: KeyRing;
}

interface DemoWriter extends DemoOwner {
  readonly query: Query;
  readonly ids: DemoIds;
  readonly now: Date;
  /** Row ids of units by code. */
  readonly unitIds: ReadonlyMap<string, string>;
}

const CLIENTS_AT_ONCE = 100;

/**
 * Writes who and what there is before the first day: users, industries, clients with their people and pledges, groups,
 * guarantees.
 */
export async function writePortfolio(
  database: Database,
  { institutionId, keys }: DemoOwner,
  portfolio: DemoPortfolio,
  now: Date,
): Promise<void> {
  const inTransaction = (work: (writer: DemoWriter) => Promise<void>): Promise<void> =>
    database.inTenant(institutionId, async (query) => {
      const units = await query.selectFrom('organisation_unit').select(['id', 'code']).execute();
      await work({
        query,
        institutionId,
        keys,
        ids: new DemoIds(institutionId),
        now,
        unitIds: new Map(units.map(({ id, code }) => [code, id])),
      });
    });
  await inTransaction((writer) => writeOrganisation(writer, portfolio));
  for (let from = 0; from < portfolio.clients.length; from += CLIENTS_AT_ONCE) {
    await inTransaction((writer) =>
      writeClients(writer, portfolio, portfolio.clients.slice(from, from + CLIENTS_AT_ONCE)),
    );
  }
  await inTransaction((writer) => writeConnections(writer, portfolio));
}

/** The row id of a client of the demo. */
export function demoClientId(ids: DemoIds, reference: string): string {
  return ids.of('client', reference);
}

async function writeOrganisation(
  { query, institutionId, ids, unitIds }: DemoWriter,
  { users, industries }: DemoPortfolio,
): Promise<void> {
  const institution_id = institutionId;
  await insertDemoRows(
    query,
    'app_user',
    users.map(({ subject, name }) => ({
      id: ids.of('user', subject),
      institution_id,
      subject,
      name,
      active: true,
      tokens_valid_from: null,
    })),
  );
  await insertDemoRows(
    query,
    'user_duty',
    users.flatMap(({ subject, duties }) =>
      duties.map(({ duty, unitCode }) => ({
        id: ids.of('duty', subject, duty, unitCode),
        institution_id,
        user_id: ids.of('user', subject),
        duty,
        unit_id: unitIds.get(unitCode)!,
      })),
    ),
  );
  await insertDemoRows(
    query,
    'industry',
    industries.map(({ code, name, localName }) => ({
      id: ids.of('industry', code),
      institution_id,
      code,
      name,
      local_name: localName,
    })),
  );
}

async function writeClients(
  writer: DemoWriter,
  { startsOn }: DemoPortfolio,
  clients: readonly DemoClient[],
): Promise<void> {
  const { query } = writer;
  await insertDemoRows(
    query,
    'client',
    clients.map((client) => clientRow(writer, client)),
  );
  const openedAt = new Date(`${startsOn}T08:00:00Z`);
  await insertDemoRows(
    query,
    'client_transition',
    clients.flatMap((client) => transitionRows(writer, client, openedAt)),
  );
  const rowsOf = <Row>(rows: (writer: DemoWriter, client: DemoClient) => Row[]): Row[] =>
    clients.flatMap((client) => rows(writer, client));
  await insertPeople(writer, 'management_member', rowsOf(managementRows));
  await insertPeople(writer, 'contact', rowsOf(contactRows));
  await insertPeople(writer, 'collateral', rowsOf(collateralRows));
}

/** How a client came into the books. */
function transitionRows(
  { institutionId, ids, now }: DemoWriter,
  { reference, stage, tier }: DemoClient,
  openedAt: Date,
): NewRow<'client_transition'>[] {
  const fields = [
    ['STAGE', stage],
    ['TIER', tier],
  ] as const;
  return fields.map(([field, value]) => ({
    id: ids.of('transition', reference, field),
    institution_id: institutionId,
    client_id: demoClientId(ids, reference),
    field,
    from_value: null,
    to_value: value,
    reason: 'Opening of the books',
    actor_id: null,
    occurred_at: openedAt,
    recorded_at: now,
  }));
}

function managementRows(
  { institutionId, ids }: DemoWriter,
  { reference, management }: DemoClient,
): NewRow<'management_member'>[] {
  return management.map(({ name, position, keyPerson, since }) => ({
    id: ids.of('manager', reference, position),
    institution_id: institutionId,
    client_id: demoClientId(ids, reference),
    name,
    position,
    key_person: keyPerson,
    since,
    until: null,
  }));
}

function contactRows({ institutionId, ids }: DemoWriter, { reference, contacts }: DemoClient): NewRow<'contact'>[] {
  return contacts.map((contact) => ({
    id: ids.of('contact', reference, contact.role),
    institution_id: institutionId,
    client_id: demoClientId(ids, reference),
    ...contact,
  }));
}

function collateralRows(
  { institutionId, ids, now }: DemoWriter,
  { reference, collateral }: DemoClient,
): NewRow<'collateral'>[] {
  return collateral.map((asset) => ({
    id: ids.of('collateral', asset.reference),
    institution_id: institutionId,
    client_id: demoClientId(ids, reference),
    reference: asset.reference,
    kind: asset.kind,
    description: asset.description,
    owner_name: asset.ownerName,
    owned_share: asset.ownedShare,
    haircut: asset.haircut,
    prior_charges: asset.priorCharges,
    currency: asset.currency,
    status: 'ACTIVE',
    version: 1,
    created_at: now,
    updated_at: now,
  }));
}

/** Rows with personal data, each enciphered under the key of its person; whom somebody erased is not entered again. */
async function insertPeople<Table extends PersonTable>(
  { query, institutionId, keys }: DemoWriter,
  table: Table,
  rows: readonly (NewRow<Table> & { readonly id: string })[],
): Promise<void> {
  const known = new Map(
    (
      await findPersonKeys(
        query,
        rows.map((row) => row.id),
      )
    ).map((key) => [key.person_id, key]),
  );
  const [added, newKeys]: [NewRow<Table>[], NewPersonKey[]] = [[], []];
  for (const row of rows) {
    const person = { institutionId, table, id: row.id };
    const values = Object.fromEntries(
      PERSONAL_COLUMNS[table].map((column) => [
        column,
        ((row as Readonly<Record<string, unknown>>)[column] ?? null) as string | null,
      ]),
    );
    const held = known.get(row.id);
    if (held?.wrapped === null) continue;
    if (held !== undefined)
      added.push({
        ...row,
        ...sealValues(keys.unwrap(person, { kekId: held.kek_id, wrapped: held.wrapped }), person, values),
      });
    else {
      const { key, sealed } = sealPerson(keys, person, values);
      newKeys.push(key);
      added.push({ ...row, ...sealed });
    }
  }
  await insertPersonKeys(query, newKeys);
  await insertDemoRows(query, table, added);
}

function clientRow({ institutionId, ids, unitIds, now }: DemoWriter, client: DemoClient): NewRow<'client'> {
  return {
    ...UNKNOWN_DETAILS,
    id: demoClientId(ids, client.reference),
    institution_id: institutionId,
    reference: client.reference,
    name: client.name,
    local_name: client.localName,
    registration_scheme: client.registrationScheme,
    registration_id: client.registrationId,
    industry_code: client.industryCode,
    country: client.country,
    segment: client.segment,
    stage: client.stage,
    tier: client.tier,
    unit_id: unitIds.get(client.unitCode)!,
    relationship_manager_id: ids.of('user', client.relationshipManager),
    version: 1,
    created_at: now,
    updated_at: now,
  };
}

async function writeConnections(writer: DemoWriter, { connections, guarantees }: DemoPortfolio): Promise<void> {
  const { query, institutionId: institution_id, ids } = writer;
  await insertDemoRows(
    query,
    'client_connection',
    connections.map(({ fromClient, toClient, type, share, evidence, validFrom }) => ({
      id: ids.of('connection', fromClient, toClient),
      institution_id,
      from_client_id: ids.of('client', fromClient),
      to_client_id: ids.of('client', toClient),
      type,
      share,
      evidence,
      valid_from: validFrom,
      valid_to: null,
    })),
  );
  await insertPeople(
    writer,
    'guarantee',
    guarantees.map(({ client, guarantorClient, guarantorName, amount, currency, validFrom }) => ({
      id: ids.of('guarantee', client, guarantorName),
      institution_id,
      client_id: ids.of('client', client),
      facility_id: null,
      guarantor_client_id: guarantorClient === null ? null : ids.of('client', guarantorClient),
      guarantor_name: guarantorName,
      amount,
      currency,
      valid_from: validFrom,
      valid_to: null,
    })),
  );
}
