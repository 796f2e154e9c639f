import { sql } from 'kysely';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { Query } from '../../persistence/orm.ts';
import type { JudgedRule, Subject } from './subject.ts';

const SUBJECTS_AT_ONCE = 1_000;

/** The next subjects that a rule covers, in the order in which clients are locked. */
export async function subjectsOf(query: Query, rule: JudgedRule, after: Subject | null): Promise<Subject[]> {
  const facility = rule.definition.subject === 'FACILITY';
  const base = query
    .selectFrom('client as c')
    .select(['c.id as clientId', 'c.unit_id as unitId', 'c.industry_code as industryCode', 'c.segment'])
    .limit(SUBJECTS_AT_ONCE);
  const scoped =
    rule.definition.segments.length === 0
      ? base
      : base.where('c.segment', '=', sql<ClientSegment>`any(${[...rule.definition.segments]}::text[])`);
  if (facility) {
    let page = scoped
      .innerJoin('facility as f', 'f.client_id', 'c.id')
      .select('f.id as facilityId')
      .where('f.status', 'not in', ['CLOSED', 'CANCELLED', 'WRITTEN_OFF'])
      .orderBy('c.id')
      .orderBy('f.id');
    if (after !== null) page = page.where(sql<boolean>`(c.id, f.id) > (${after.client.id}::uuid, ${after.id}::uuid)`);
    return (await page.execute()).map(({ facilityId, clientId, ...client }) => ({
      id: facilityId,
      facilityId,
      client: { id: clientId, ...client },
    }));
  }
  let page = scoped.where('c.stage', 'not in', ['CLOSED', 'REJECTED', 'WITHDRAWN']).orderBy('c.id');
  if (after !== null) page = page.where('c.id', '>', after.id);
  return (await page.execute()).map(({ clientId, ...client }) => ({
    id: clientId,
    facilityId: null,
    client: { id: clientId, ...client },
  }));
}
