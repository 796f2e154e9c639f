import type { PolicyDef } from '@mikro-orm/core';
import { INSTITUTION_VARIABLE, SYSTEM_ROLE, TENANT_ROLE } from './tenant.ts';

/** What a role may do to the rows that its policy shows it; `{ update: […] }` allows these columns and no others. */
export type Grant = 'select' | 'insert' | 'update' | 'delete' | { readonly update: readonly string[] };
export type Grants = readonly Grant[];

export const READ_ONLY: Grants = ['select'];
/** History: it can be read and added to, never changed. */
export const APPEND_ONLY: Grants = ['select', 'insert'];
/** What changes and is never taken away. */
export const UPDATABLE: Grants = ['select', 'insert', 'update'];
export const DELETABLE: Grants = ['select', 'insert', 'update', 'delete'];

/** Who may do what with a table. A role that is not named may do nothing. */
export interface TableAccess {
  /** Requests and commands, which see one institution. */
  readonly tenant?: Grants;
  /** The machinery that serves all institutions, and sees the rows of all. */
  readonly system?: Grants;
  /** The column with the institution, unless it is `institution_id`; null shows every tenant every row. */
  readonly tenantColumn?: string | null;
}

interface SecuredTable<Name extends string> {
  readonly tableName: Name;
  readonly rowLevelSecurity: 'force';
  readonly policies: PolicyDef[];
}

const STATED = new Map<string, TableAccess>();

/**
 * The part of an entity's definition that says who may do what with its rows: policies, row-level security, and the
 * grants that `npm run migration` writes and a start asks for.
 */
export function securedTable<const Name extends string>(name: Name, access: TableAccess): SecuredTable<Name> {
  if (STATED.has(name)) throw new Error(`The table ${name} is stated twice.`);
  STATED.set(name, access);
  const policies = [
    ...(access.tenant === undefined ? [] : [tenantPolicy(name, access.tenant, access.tenantColumn)]),
    ...(access.system === undefined ? [] : [systemPolicy(name, access.system)]),
  ];
  return { tableName: name, rowLevelSecurity: 'force', policies };
}

/** What each role may do with a table, as in `grant … on`; null where no entity has stated it. */
export function statedGrants(table: string): ReadonlyMap<string, string> | null {
  const access = STATED.get(table);
  if (access === undefined) return null;
  const roles: [string, Grants | undefined][] = [
    [TENANT_ROLE, access.tenant],
    [SYSTEM_ROLE, access.system],
  ];
  return new Map(roles.flatMap(([role, grants]) => (grants === undefined ? [] : [[role, grantText(grants)]])));
}

/** In the order the catalogue is read in. */
function grantText(grants: Grants): string {
  const columns = grants.flatMap((grant) => (typeof grant === 'object' ? grant.update : []));
  const whole = (['select', 'insert', 'update', 'delete'] as const).filter((grant) => grants.includes(grant));
  return [...whole, ...(columns.length === 0 ? [] : [`update (${[...columns].sort().join(', ')})`])].join(', ');
}

/**
 * Rows of other institutions do not exist for the tenant role, neither to read nor to write. The sub-select is
 * evaluated once a statement instead of once a row; spelled as PostgreSQL prints it, or the schema differ sees a
 * change.
 */
function tenantPolicy(table: string, grants: Grants, column: string | null = 'institution_id'): PolicyDef {
  const policy = { name: `${table}_tenant`, roles: [TENANT_ROLE] };
  if (column === null) return { ...policy, ...everyRow(grants) };
  const own = `(${column} = ( SELECT (NULLIF(current_setting('${INSTITUTION_VARIABLE}'::text, true), ''::text))::uuid AS "nullif"))`;
  return { ...policy, using: own, check: own };
}

function systemPolicy(table: string, grants: Grants): PolicyDef {
  return { name: `${table}_system`, roles: [SYSTEM_ROLE], ...everyRow(grants) };
}

function everyRow(grants: Grants): Pick<PolicyDef, 'command' | 'using' | 'check'> {
  const isReadOnly = grants.every((grant) => grant === 'select');
  return isReadOnly ? { command: 'select', using: 'true' } : { command: 'all', using: 'true', check: 'true' };
}
