import { p } from '@mikro-orm/core';
import type { PolicyDef } from '@mikro-orm/core';
import { v7 as uuidV7 } from 'uuid';

/** The role every request and command works under: row-level security binds it to one institution. */
export const TENANT_ROLE = 'clc_app';
/** The role of the machinery that serves all institutions: sequencer, feed, sign-in. It reads no client data. */
export const SYSTEM_ROLE = 'clc_system';
/** The session variable that names the institution a transaction may see. */
export const INSTITUTION_VARIABLE = 'clc.institution_id';

/**
 * Rows of other institutions do not exist for the tenant role, neither to read nor to write. The sub-select is
 * evaluated once a statement instead of once a row; spelled as PostgreSQL prints it, or the schema differ sees a
 * change.
 */
export function tenantPolicy(name: string, column = 'institution_id'): PolicyDef {
  const own = `(${column} = ( SELECT (NULLIF(current_setting('${INSTITUTION_VARIABLE}'::text, true), ''::text))::uuid AS "nullif"))`;
  return { name: `${name}_tenant`, roles: [TENANT_ROLE], using: own, check: own };
}

/** What the system role may do in a table, over all institutions. */
export function systemPolicy(name: string, command: 'select' | 'all' = 'all'): PolicyDef {
  return {
    name: `${name}_system`,
    roles: [SYSTEM_ROLE],
    command,
    using: 'true',
    ...(command === 'all' ? { check: 'true' } : {}),
  };
}

/** A time-ordered identifier, so that keys are inserted at the index's end. */
export function newId(): string {
  return uuidV7();
}

/** The primary key of every table with identity of its own. */
export const idColumn = () =>
  p
    .uuid()
    .primary()
    .onCreate(() => newId());
