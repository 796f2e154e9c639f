import { PERSONAL_COLUMNS, SEALED_PREFIX } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';

/**
 * Keeps plain values out of the columns of a table; spelled as PostgreSQL prints it, or the schema differ sees a
 * change.
 */
export function sealedChecks(table: PersonTable): { name: string; expression: string }[] {
  return PERSONAL_COLUMNS[table].map((column) => ({
    name: `${table}_${column}_sealed`,
    expression: `(${column} ~~ '${SEALED_PREFIX}%'::text)`,
  }));
}
