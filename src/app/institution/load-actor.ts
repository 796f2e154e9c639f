import { isInSubtree } from '../../domain/client/organisation-unit.ts';
import type { Database } from '../../persistence/orm.ts';
import type { Actor, Grant } from '../../security/actor.ts';

/** Who a verified token speaks of: its institution's code and its subject. */
export interface Identity {
  readonly institutionCode: string;
  readonly subject: string;
}

/**
 * Loads the user with the duties held now, not those of the token's issue; null where the institution or the
 * user is unknown, or the user is inactive.
 */
export async function loadActor(database: Database, identity: Identity): Promise<Actor | null> {
  const institution = await database.inSystem((query) =>
    query.selectFrom('institution').select(['id', 'code']).where('code', '=', identity.institutionCode).executeTakeFirst(),
  );
  if (institution === undefined) return null;
  return database.inTenant(institution.id, async (query) => {
    const rows = await query
      .selectFrom('app_user as u')
      .leftJoin('user_duty as d', 'd.user_id', 'u.id')
      .leftJoin('organisation_unit as o', 'o.id', 'd.unit_id')
      .select(['u.id', 'u.name', 'd.duty', 'o.id as unit_id', 'o.path'])
      .where('u.subject', '=', identity.subject)
      .where('u.active', '=', true)
      .execute();
    const user = rows[0];
    if (user === undefined) return null;
    const grants = rows.flatMap((row): Grant[] => (row.duty === null || row.unit_id === null || row.path === null ? [] : [{ duty: row.duty, unitId: row.unit_id, unitPath: row.path }]));
    const units = await query.selectFrom('organisation_unit').select(['id', 'path', 'parent_id']).execute();
    const visible = units.filter((unit) => grants.some((grant) => isInSubtree(unit.path, grant.unitPath)));
    return {
      userId: user.id,
      subject: identity.subject,
      name: user.name,
      institutionId: institution.id,
      institutionCode: institution.code,
      grants,
      visibleUnitIds: visible.length === units.length ? null : visible.map((unit) => unit.id),
    };
  });
}
