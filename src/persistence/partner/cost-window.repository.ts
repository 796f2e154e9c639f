import { grantOf } from '../../domain/partner/cost-window.ts';
import type { Query } from '../orm.ts';
import { insertRows, updateRows } from '../row-writes.ts';

export interface CostReservation {
  readonly institutionId: string;
  readonly applicationId: string;
  readonly startsAt: Date;
  readonly budget: number;
  /** What the node cannot do without. */
  readonly need: number;
}

/** Takes a part of a budget for this node; `granted` is 0 where less is left than it needs. Run it in a transaction. */
export async function reserveCost(
  query: Query,
  { institutionId, applicationId, startsAt, budget, need }: CostReservation,
): Promise<{ granted: number; left: number }> {
  const window = { institution_id: institutionId, application_id: applicationId, starts_at: startsAt };
  const opened = await insertRows(query, 'cost_window', { ...window, reserved: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  // Nobody asks for a stretch of time again that is over.
  if (opened.numInsertedOrUpdatedRows === 1n)
    await query
      .deleteFrom('cost_window')
      .where('application_id', '=', applicationId)
      .where('starts_at', '<', startsAt)
      .execute();
  const own = query
    .selectFrom('cost_window')
    .select('reserved')
    .where('application_id', '=', applicationId)
    .where('starts_at', '=', startsAt);
  const reserved = Number((await own.forUpdate().executeTakeFirstOrThrow()).reserved);
  const granted = grantOf(budget, reserved, need);
  if (granted > 0)
    await updateRows(query, 'cost_window', { reserved: reserved + granted })
      .where('application_id', '=', applicationId)
      .where('starts_at', '=', startsAt)
      .execute();
  return { granted, left: Math.max(0, budget - reserved - granted) };
}
