import catalogue from '../../../migrations/catalogue.json' with { type: 'json' };
import { queryOf } from '../orm.ts';
import type { Database } from '../orm.ts';
import { SYSTEM_ROLE, TENANT_ROLE } from '../tenant.ts';
import { catalogueDifferences } from './catalogue-difference.ts';
import { readCatalogue } from './read-catalogue.ts';
import type { Catalogue } from './read-catalogue.ts';
import { roleFaults } from './role-check.ts';

/** What the migrations make of an empty database; `npm run generate` writes it. */
export const EXPECTED_CATALOGUE: Catalogue = catalogue;

/** A database that nothing must be served from; the message names each fault and what mends it. */
export class UnfitDatabase extends Error {
  constructor(what: string, faults: readonly string[], remedy: string) {
    super(`${what}, so that nothing is served:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n${remedy}`);
  }
}

/**
 * Throws UnfitDatabase where the database is not what the migrations make of it, or its roles would see other
 * institutions. Gives in words what it has besides, which an operator may add.
 */
export async function checkDatabase(database: Database): Promise<readonly string[]> {
  const faults = await roleFaults(database);
  if (faults.length > 0) throw new UnfitDatabase('The institutions are not kept apart by this database', faults, ROLES);
  const found = await readCatalogue(queryOf(database.orm.em.fork()));
  const differences = catalogueDifferences(EXPECTED_CATALOGUE, found);
  const refused = differences.filter(({ isTolerated }) => !isTolerated).map(({ text }) => text);
  if (refused.length > 0) throw new UnfitDatabase('The database is not what the migrations make', refused, CATALOGUE);
  return differences.map(({ text }) => text);
}

const ROLES = `Let the account of the database be a member of ${TENANT_ROLE} and ${SYSTEM_ROLE}, and neither of these a superuser, BYPASSRLS, or the owner of a table.`;
const CATALOGUE =
  'Find out who changed it, and let the owner of the tables run what mends it; where nothing is named, restore a backup.';
