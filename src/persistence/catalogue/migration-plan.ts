import { queryOf } from '../orm.ts';
import type { Database } from '../orm.ts';
import { statedGrants } from '../secured-table.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { Catalogue } from './read-catalogue.ts';

/** What leads from a database to what the entities describe; empty where there is nothing to do. */
export interface MigrationPlan {
  /** Tables, indexes, constraints, row-level security and policies. */
  readonly tables: string;
  readonly grants: string;
}

/** An entity that says nothing of who may do what with its rows. */
export class GrantsNotStated extends Error {
  constructor(table: string) {
    super(`No entity states who may do what with the table ${table}. Define it with securedTable('${table}', …).`);
  }
}

/** Compares a database that the migrations made with the entities; throws GrantsNotStated. */
export async function planMigration(database: Database): Promise<MigrationPlan> {
  const present = await readCatalogue(queryOf(database.orm.em.fork()));
  const grants = tablesOf(database).flatMap((table) => grantStatements(table, present));
  const { up } = await database.orm.schema.getUpdateSchemaMigrationSQL({ wrap: false });
  return { tables: up.trim(), grants: grants.join('\n') };
}

interface Table {
  readonly name: string;
  /** Sequences that an insert draws from. */
  readonly sequences: readonly string[];
}

function tablesOf({ orm }: Database): Table[] {
  const entities = [...orm.getMetadata().getAll().values()].sort((a, b) => (a.tableName < b.tableName ? -1 : 1));
  return entities.map(({ tableName, props }) => ({
    name: tableName,
    sequences: props
      .filter(({ autoincrement }) => autoincrement === true)
      .map(({ fieldNames }) => `${tableName}_${fieldNames[0]}_seq`),
  }));
}

function grantStatements({ name, sequences }: Table, present: Catalogue): string[] {
  const stated = statedGrants(name);
  if (stated === null) throw new GrantsNotStated(name);
  const drawn = new Map([...stated].filter(([, grants]) => grants.includes('insert')).map(([role]) => [role, 'usage']));
  return [
    ...changes(name, stated, present[name]),
    ...sequences.flatMap((sequence) => changes(`sequence ${sequence}`, drawn, present[`sequence ${sequence}`])),
  ];
}

const PRIVILEGES_OF = 'privileges of ';

function changes(
  object: string,
  stated: ReadonlyMap<string, string>,
  present: Readonly<Record<string, string>> = {},
): string[] {
  const held = new Map(
    Object.entries(present).flatMap(([fact, grants]) =>
      fact.startsWith(PRIVILEGES_OF) ? [[fact.slice(PRIVILEGES_OF.length), grants]] : [],
    ),
  );
  return [...new Set([...held.keys(), ...stated.keys()])].flatMap((role) => {
    const [before, after] = [held.get(role), stated.get(role)];
    if (before === after) return [];
    return [
      ...(before === undefined ? [] : [`revoke all on ${object} from ${role};`]),
      ...(after === undefined ? [] : [`grant ${after} on ${object} to ${role};`]),
    ];
  });
}
