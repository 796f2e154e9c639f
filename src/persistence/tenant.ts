import { p } from '@mikro-orm/core';
import { v7 as uuidV7 } from 'uuid';

/** The role every request and command works under: row-level security binds it to one institution. */
export const TENANT_ROLE = 'clc_app';
/** The role of the machinery that serves all institutions: sequencer, feed, sign-in. It reads no client data. */
export const SYSTEM_ROLE = 'clc_system';
/** The session variable that names the institution a transaction may see. */
export const INSTITUTION_VARIABLE = 'clc.institution_id';

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
