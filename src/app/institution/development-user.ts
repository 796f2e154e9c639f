import type { Duty } from '../../domain/institution/duty.ts';
import { insertUser, insertUserDuty } from '../../persistence/institution/institution-write.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { newId } from '../../persistence/tenant.ts';

/**
 * The subject of an active user who holds the duty over the whole institution, for tokens of the local development
 * issuer; one named after the duty is made where there is none. Null where that one was deactivated: it stays so.
 */
export async function developmentUser(database: Database, institutionId: string, duty: Duty): Promise<string | null> {
  return database.inTenant(institutionId, async (query) => {
    const holder = await query
      .selectFrom('app_user as u')
      .innerJoin('user_duty as d', 'd.user_id', 'u.id')
      .innerJoin('organisation_unit as o', 'o.id', 'd.unit_id')
      .select('u.subject')
      .where('d.duty', '=', duty)
      .where('u.active', '=', true)
      .where('o.parent_id', 'is', null)
      .orderBy('u.subject')
      .executeTakeFirst();
    if (holder !== undefined) return holder.subject;
    const subject = `dev-${duty.toLowerCase().replaceAll('_', '-')}`;
    const root = await query
      .selectFrom('organisation_unit')
      .select('id')
      .where('parent_id', 'is', null)
      .orderBy('code')
      .executeTakeFirstOrThrow();
    // Another process may make the same user at this moment: whoever comes second finds it.
    const name = `Development ${duty.toLowerCase().replaceAll('_', ' ')}`;
    await insertUser(query, {
      id: newId(),
      institution_id: institutionId,
      subject,
      name,
      active: true,
      tokens_valid_from: null,
    });
    const { id, active } = await query
      .selectFrom('app_user')
      .select(['id', 'active'])
      .where('subject', '=', subject)
      .executeTakeFirstOrThrow();
    if (!active) return null;
    await insertUserDuty(query, { id: newId(), institution_id: institutionId, user_id: id, duty, unit_id: root.id });
    return subject;
  });
}
