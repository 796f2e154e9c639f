import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { holdsAnyAt } from '../../security/actor.ts';
import type { CommandContext } from './command.ts';

/** A client as commands are given it: by row id or by the institution's own reference. */
export interface ClientKey {
  readonly clientId?: string | null;
  readonly clientReference?: string | null;
}

/** What authorising a client tells of it, for rules and events. */
export interface AuthorisedClient {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly industryCode: string | null;
  readonly segment: string;
  readonly relationshipManagerId: string | null;
}

/** Whether the actor's duty for the command covers the unit; the system's always does. */
export function coversUnit(context: CommandContext, unitPath: string): boolean {
  context.asked.unit = true;
  return context.actor.userId === null || holdsAnyAt(context.actor, context.command.duties, unitPath);
}

/** Whether the actor's duty for the command covers the whole institution. */
export async function coversInstitution(context: CommandContext): Promise<Result<true>> {
  const roots = await context.query
    .selectFrom('organisation_unit')
    .select('path')
    .where('parent_id', 'is', null)
    .execute();
  if (roots.every((root) => coversUnit(context, root.path))) return ok(true);
  return fail(
    'FORBIDDEN',
    `${context.command.name} concerns the whole institution: it needs the duty in its topmost unit, not only in a part of it.`,
  );
}

/** The clients of `keys` that exist and that the actor may run the command on, found by id and by reference. */
export async function authoriseClients(
  context: CommandContext,
  keys: { ids: readonly string[]; references: readonly string[] },
): Promise<{ byId: Map<string, AuthorisedClient>; byReference: Map<string, AuthorisedClient> }> {
  // Also where none of them is there: each was asked for its unit.
  context.asked.unit = true;
  const rows = await context.query
    .selectFrom('client as c')
    .innerJoin('organisation_unit as u', 'u.id', 'c.unit_id')
    .select([
      'c.id',
      'c.reference',
      'c.name',
      'c.unit_id as unitId',
      'u.path as unitPath',
      'c.industry_code as industryCode',
      'c.segment',
      'c.relationship_manager_id as relationshipManagerId',
    ])
    .where((where) =>
      where.or([
        where('c.id', '=', where.fn.any(where.val([...keys.ids]))),
        where('c.reference', '=', where.fn.any(where.val([...keys.references]))),
      ]),
    )
    .execute();
  const allowed = rows.filter((row) => coversUnit(context, row.unitPath));
  return {
    byId: new Map(allowed.map((row) => [row.id, row])),
    byReference: new Map(allowed.map((row) => [row.reference, row])),
  };
}

/**
 * The one client a command is about. A client of a unit that the actor's duty does not cover answers exactly as one
 * that does not exist.
 */
export async function authoriseClient(
  context: CommandContext,
  key: ClientKey,
  path = 'clientId',
): Promise<Result<AuthorisedClient>> {
  if ((key.clientId == null) === (key.clientReference == null))
    return fail(
      'CLIENT_KEY_REQUIRED',
      'Name the client by clientId or by clientReference, and by one of them only.',
      path,
    );
  const found = await authoriseClients(context, {
    ids: key.clientId == null ? [] : [key.clientId],
    references: key.clientReference == null ? [] : [key.clientReference],
  });
  const client = key.clientId == null ? found.byReference.get(key.clientReference!) : found.byId.get(key.clientId);
  if (client !== undefined) {
    context.audit.ofClient(client.id);
    return ok(client);
  }
  return fail(
    'CLIENT_NOT_FOUND',
    `There is no client ${key.clientReference ?? 'with this ID'} in the units your duty covers.`,
    path,
  );
}
