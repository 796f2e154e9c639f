import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../../src/api/schema.ts';
import { typeOfTable } from '../../../src/api/shared/node.ts';
import { ENTITIES } from '../../../src/persistence/entities.ts';

/** Tables whose rows auditors are shown by the table's own name, and why the API has no name for them. */
const NAMELESS: Readonly<Record<string, string>> = {};

describe('what auditors are told a row is', () => {
  const tables = ENTITIES.map(({ meta }) => meta.tableName);
  beforeAll(() => createSchema());

  it('is the name of its type in the API, or one of those that have none', () => {
    expect(tables.filter((table) => typeOfTable(table) === table).sort()).toEqual(Object.keys(NAMELESS).sort());
  });
});
