import type { IsoDate } from '../../domain/shared/time.ts';
import { setBusinessDateOf } from '../../persistence/institution/institution-write.repository.ts';
import type { Database } from '../../persistence/orm.ts';

/** Where an institution stands in business time. */
export interface BusinessTime {
  /** Null: the calendar's date. */
  readonly businessDate: IsoDate | null;
  /** The last business day that was closed; null before the first. */
  readonly closedThrough: IsoDate | null;
}

/** Sets the business date of an institution whose time runs apart from the calendar. */
export async function setBusinessDate(database: Database, institutionId: string, date: IsoDate): Promise<void> {
  await database.inTenant(institutionId, (query) => setBusinessDateOf(query, institutionId, date));
}

/** Reads it. */
export async function businessTimeOf(database: Database, institutionId: string): Promise<BusinessTime> {
  const row = await database.inTenant(institutionId, (query) =>
    query
      .selectFrom('institution')
      .select(['business_date', 'closed_through'])
      .where('id', '=', institutionId)
      .executeTakeFirstOrThrow(),
  );
  return { businessDate: row.business_date, closedThrough: row.closed_through };
}
