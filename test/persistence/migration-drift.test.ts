import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';

describe('a migrated database', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('is what the entities describe', async () => {
    expect(await test.database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  });

  it('has a snapshot that agrees with the entities, so that the next migration holds only what is new', async () => {
    expect(await test.database.orm.migrator.checkSchema()).toBe(false);
  });

  it('is seen to differ once a column is added behind the entities', async () => {
    const other = await createTestDatabase();
    await other.database.orm.em.fork().getConnection().execute('alter table client add column forgotten text');
    expect(await other.database.orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('forgotten');
    await other.drop();
  });

  it('has no migration left to apply', async () => {
    expect(await test.database.orm.migrator.getPending()).toEqual([]);
  });
});
