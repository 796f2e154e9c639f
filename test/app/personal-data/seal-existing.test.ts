import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { openKeyRing } from '../../../src/app/command/open-key-ring.ts';
import { sealExisting } from '../../../src/app/personal-data/seal-existing.ts';
import { findPersonKeys } from '../../../src/persistence/personal-data/person-key.repository.ts';
import { migrate, queryOf } from '../../../src/persistence/orm.ts';
import type { Database } from '../../../src/persistence/orm.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { KeyRing, openValue } from '../../../src/security/personal-data/key-ring.ts';
import { createEmptyDatabase } from '../../support/database.ts';
import { textOfDatabase } from '../../support/database-text.ts';

/** The last migration before personal data was enciphered. */
const BEFORE = '20261125060200-audit';
const NAMES = Array.from({ length: 450 }, (_, number) => `Plaintext Person ${number}`);

let drop: (() => Promise<void>) | null = null;
afterEach(async () => {
  await drop?.();
});

async function databaseOfBefore(): Promise<Database> {
  const { database, ...test } = await createEmptyDatabase();
  drop = test.drop;
  await database.orm.migrator.up({ to: BEFORE });
  return database;
}

/** People in plain text, of two institutions, as the version before wrote them. */
async function fill(database: Database): Promise<string[]> {
  const query = queryOf(database.orm.em.fork());
  const institutions = [newId(), newId()];
  for (const [index, institution] of institutions.entries()) {
    const [unit, client] = [newId(), newId()];
    await sql`insert into institution (id, code, name, created_at) values (${institution}, ${`B${index}`}, 'Bank', now())`.execute(
      query,
    );
    await sql`insert into organisation_unit (id, institution_id, code, name, path) values (${unit}, ${institution}, 'HQ', 'HQ', '/HQ/')`.execute(
      query,
    );
    await sql`insert into client (id, institution_id, reference, name, segment, stage, tier, unit_id, version, created_at, updated_at) values (${client}, ${institution}, 'C', 'C', 'SME', 'ACTIVE', 'STANDARD', ${unit}, 1, now(), now())`.execute(
      query,
    );
    await sql`insert into management_member (id, institution_id, client_id, name, position) select gen_random_uuid(), ${institution}, ${client}, name, 'CEO' from unnest(${NAMES}::text[]) as n (name)`.execute(
      query,
    );
    await sql`insert into contact (id, institution_id, client_id, name, email) values (gen_random_uuid(), ${institution}, ${client}, 'Plaintext Contact', 'plaintext@example.com')`.execute(
      query,
    );
    await sql`insert into guarantee (id, institution_id, client_id, guarantor_name, amount, currency, valid_from) values (gen_random_uuid(), ${institution}, ${client}, 'Plaintext Guarantor', 1, 'CNY', now())`.execute(
      query,
    );
    await sql`insert into collateral (id, institution_id, client_id, reference, kind, description, owner_name,
      owned_share, haircut, prior_charges, currency, status, version, created_at, updated_at)
      values (gen_random_uuid(), ${institution}, ${client}, 'K', 'LAND', 'Plot', 'Plaintext Owner', 1, 0, 0, 'CNY',
        'ACTIVE', 1, now(), now()), (gen_random_uuid(), ${institution}, ${client}, 'K2', 'LAND', 'Plot', null, 1, 0, 0,
        'CNY', 'ACTIVE', 1, now(), now())`.execute(query);
  }
  return institutions;
}

describe('a database of before there were keys', () => {
  it('is enciphered whole by the upgrade, also by one that was killed in the middle, and can be read', async () => {
    const database = await databaseOfBefore();
    const institutions = await fill(database);
    expect(await migrate(database)).toContain('20261125060300-personal-data');
    const keys = new KeyRing([randomBytes(32)]);
    // Killed after some pieces: the second piece finds no more connections.
    let pieces = 0;
    const dying = {
      ...database,
      inTenant: ((...args: Parameters<Database['inTenant']>) =>
        (pieces += 1) > 2 ? Promise.reject(new Error('killed')) : database.inTenant(...args)) as Database['inTenant'],
    };
    await expect(sealExisting(dying, keys)).rejects.toThrow('killed');
    expect(await textOfDatabase(database)).toContain('Plaintext');
    expect(await sealExisting(database, keys)).toEqual({ sealed: 2 * (NAMES.length + 4) - 400, rewrapped: 0 });
    expect(await textOfDatabase(database)).not.toMatch(/plaintext/i);
    for (const institutionId of institutions) {
      const { rows, held } = await database.inTenant(institutionId, async (query) => {
        const found = await query.selectFrom('management_member').select(['id', 'name']).execute();
        return {
          rows: found,
          held: new Map(
            (
              await findPersonKeys(
                query,
                found.map(({ id }) => id),
              )
            ).map((key) => [key.person_id, key]),
          ),
        };
      });
      const names = rows.map(({ id, name }) => {
        const person = { institutionId, table: 'management_member', id } as const;
        return openValue(
          keys.unwrap(person, { kekId: held.get(id)!.kek_id, wrapped: held.get(id)!.wrapped! }),
          person,
          'name',
          name,
        );
      });
      expect(names.toSorted()).toEqual(NAMES.toSorted());
    }
    expect(await sealExisting(database, keys)).toEqual({ sealed: 0, rewrapped: 0 });
    await expect(
      database.inTenant(institutions[0]!, (query) =>
        query.updateTable('contact').set({ name: 'Plain again' }).execute(),
      ),
    ).rejects.toThrow(/contact_name_sealed/);
    expect(await database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  }, 120_000);

  it('takes a new key-encryption key, after which the old one can go', async () => {
    const database = await databaseOfBefore();
    await fill(database);
    await migrate(database);
    const [old, current] = [randomBytes(32), randomBytes(32)];
    const development = await openKeyRing(database, []);
    expect((await openKeyRing(database, [])).current).toBe(development.current);
    const { sealed } = await sealExisting(database, new KeyRing([old]));
    await expect(sealExisting(database, new KeyRing([current]))).rejects.toThrow(
      /is not among those of PERSONAL_DATA_KEY/,
    );
    expect(await sealExisting(database, await openKeyRing(database, [current, old]))).toEqual({
      sealed: 0,
      rewrapped: sealed,
    });
    expect(await sealExisting(database, new KeyRing([current]))).toEqual({ sealed: 0, rewrapped: 0 });
  }, 120_000);
});
