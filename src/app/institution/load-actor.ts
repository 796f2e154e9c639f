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
    const units = await query.selectFrom('organisation_unit').select(['id', 'path']).execute();
    const coveredBy = (path: string): string[] => units.filter((unit) => isInSubtree(unit.path, path)).map((unit) => unit.id);
    const grants = rows.flatMap(({ duty, unit_id: unitId, path }): Grant[] => (duty === null || unitId === null || path === null ? [] : [{ duty, unitId, unitPath: path, coveredUnitIds: coveredBy(path) }]));
    const visible = new Set(grants.flatMap((grant) => grant.coveredUnitIds));
    return {
      userId: user.id,
      subject: identity.subject,
      name: user.name,
      institutionId: institution.id,
      institutionCode: institution.code,
      grants,
      visibleUnitIds: visible.size === units.length ? null : [...visible],
    };
  });
}
