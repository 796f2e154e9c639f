import { sql } from 'kysely';
import type { SelectQueryBuilder, SqlBool } from 'kysely';
import type { UnitScope } from '../domain/institution/unit-scope.ts';

/** The column that says whose a row is: the client's unit, or the client. */
type OwnerColumn = `${string}.unit_id` | `${string}.client_id`;

/** Of the rows of a query, those of clients in the scope's units: the one place where units narrow a read. */
export function withinScope<DB, TB extends keyof DB, Row>(
  found: SelectQueryBuilder<DB, TB, Row>,
  { unitIds }: UnitScope,
  column: OwnerColumn,
): SelectQueryBuilder<DB, TB, Row> {
  if (unitIds === null) return found;
  const inUnits = (unit: string) => sql<SqlBool>`${sql.ref(unit)} = any(${[...unitIds]}::uuid[])`;
  return found.where(
    column.endsWith('.unit_id')
      ? inUnits(column)
      : sql<SqlBool>`${sql.ref(column)} in (select "client"."id" from "client" where ${inUnits('client.unit_id')})`,
  );
}
