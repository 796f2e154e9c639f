import { sql } from 'kysely';
import type { Database, Query } from '../orm.ts';
import { SYSTEM_ROLE, TENANT_ROLE } from '../tenant.ts';

const NO_INSTITUTION = '00000000-0000-0000-0000-000000000000';

/**
 * Why a role that all work is done under would see other institutions. The account of the connection may own the
 * tables, and on the embedded database is its superuser: what counts is that each transaction leaves it.
 */
export async function roleFaults(database: Database): Promise<string[]> {
  return [
    ...(await faultsWhere(TENANT_ROLE, (work) => database.inTenant(NO_INSTITUTION, work))),
    ...(await faultsWhere(SYSTEM_ROLE, (work) => database.inSystem(work))),
  ];
}

async function faultsWhere(
  role: string,
  run: (work: (query: Query) => Promise<string[]>) => Promise<string[]>,
): Promise<string[]> {
  try {
    return await run((query) => faultsOfRole(query, role));
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // 42501: not allowed to become it. 22023: there is no such role.
    if (code !== '42501' && code !== '22023') throw error;
    return [`${role}: the account of the connection cannot become it (SET ROLE).`];
  }
}

/** Why row-level security does not bind the present transaction, which is to run under `role`. */
export async function faultsOfRole(query: Query, role: string): Promise<string[]> {
  const list = async (of: ReturnType<typeof sql<{ name: string }>>): Promise<string[]> =>
    (await of.execute(query)).rows.map(({ name }) => name);
  const [current] = await list(sql`select current_user as name`);
  if (current !== role) return [`${role}: the transaction runs as ${current}; SET ROLE had no effect.`];
  const mighty = await list(
    sql`select rolname as name from pg_roles where (rolsuper or rolbypassrls) and pg_has_role(current_user, oid, 'MEMBER') order by 1`,
  );
  // A superuser is a member of every role, and owns everything.
  if (mighty.length > 0)
    return [`${role}: row-level security does not bind it, as it is, or may become, ${mighty.join(', ')}.`];
  const tables = sql`from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'm', 'f')`;
  const owned = await list(
    sql`select c.relname as name ${tables} and pg_has_role(current_user, c.relowner, 'MEMBER') order by 1`,
  );
  const open = await list(
    sql`select c.relname as name ${tables} and not c.relrowsecurity and has_table_privilege(current_user, c.oid, 'select, insert, update, delete') order by 1`,
  );
  return [
    ...(owned.length > 0 ? [`${role}: it owns ${owned.join(', ')}, and could take the policies away.`] : []),
    ...(open.length > 0 ? [`${role}: it may use ${open.join(', ')} without row-level security.`] : []),
  ];
}
