import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundInstitution } from '../../src/app/institution/found-institution.ts';
import type { Query } from '../../src/persistence/orm.ts';
import { Reader, ReaderClosed } from '../../src/persistence/reader.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

interface Session {
  readonly role: string;
  readonly institution: string;
}

let test: TestDatabase;
let institution: string;
beforeAll(async () => {
  test = await createTestDatabase();
  const founded = await foundInstitution(test.database, { code: 'A', name: 'A' });
  institution = founded.ok ? founded.value.institutionId : '';
});
afterAll(() => test.drop());

const sessionOf = async (query: Query): Promise<Session> =>
  (
    await sql<Session>`select current_user::text as role, current_setting('clc.institution_id', true)
      as institution`.execute(query)
  ).rows[0]!;

describe('the snapshot of a request', () => {
  // An answer may be sent while fields that nobody waits for any more still read.
  it.each(['close', 'release'] as const)(
    'reads all that was asked before its %s under its own role and institution',
    async (end) => {
      const reader = new Reader(test.database, institution);
      const query = await reader.query();
      const asked = Array.from({ length: 20 }, () => sessionOf(query));
      const ended = reader[end]();
      expect(await Promise.all(asked)).toEqual(asked.map(() => ({ role: 'clc_app', institution })));
      await ended;
      await reader.close();
    },
  );

  it('reads nothing once its end has begun, by whatever was taken from it before', async () => {
    const reader = new Reader(test.database, institution);
    const query = await reader.query();
    const before = sessionOf(query);
    const ended = reader.close();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(sessionOf(query)).rejects.toBeInstanceOf(ReaderClosed);
    await expect(query.selectFrom('client').selectAll().execute()).rejects.toBeInstanceOf(ReaderClosed);
    expect((await before).role).toBe('clc_app');
    await ended;
    await expect(sessionOf(query)).rejects.toBeInstanceOf(ReaderClosed);
    await expect(reader.query()).rejects.toBeInstanceOf(ReaderClosed);
  });

  it('gives its connection back in good order after a read that failed', async () => {
    const reader = new Reader(test.database, institution);
    const query = await reader.query();
    const asked = Array.from({ length: 5 }, () =>
      sql`select 1 / 0`.execute(query).catch((error: { code: string }) => error.code),
    );
    await reader.close();
    expect(await Promise.all(asked)).toEqual(['22012', '25P02', '25P02', '25P02', '25P02']);
    for (let round = 0; round < 12; round += 1)
      expect((await test.database.inTenant(institution, sessionOf)).institution).toBe(institution);
  });

  it('opens another snapshot after a release', async () => {
    const reader = new Reader(test.database, institution);
    const first = await reader.query();
    await reader.release();
    expect(await sessionOf(await reader.query())).toEqual({ role: 'clc_app', institution });
    await expect(sessionOf(first)).rejects.toBeInstanceOf(ReaderClosed);
    await reader.close();
  });
});
