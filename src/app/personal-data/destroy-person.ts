import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { keptUntil } from '../../domain/personal-data/retention.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import { destroyPersonKey } from '../../persistence/personal-data/person-key.repository.ts';
import type { CommandContext } from '../command/command.ts';

/** Fails with LEGAL_HOLD while somebody holds that the data of the client's people is kept. */
export async function checkNoHold(context: CommandContext, clientId: string, path: string): Promise<Result<null>> {
  const hold = await context.query
    .selectFrom('legal_hold')
    .select('placed_at')
    .where('client_id', '=', clientId)
    .where('released_at', 'is', null)
    .executeTakeFirst();
  if (hold === undefined) return ok(null);
  return fail(
    'LEGAL_HOLD',
    `A legal hold of ${hold.placed_at.toISOString().slice(0, 10)} keeps the data of the client's people. It must be released first.`,
    path,
  );
}

/** Fails with RETENTION_RUNNING while the data must be kept. */
export async function checkRetention(
  context: CommandContext,
  table: PersonTable,
  clientId: string,
): Promise<Result<null>> {
  const { retention_years: years } = await context.query
    .selectFrom('institution')
    .select('retention_years')
    .executeTakeFirstOrThrow();
  const until = keptUntil(table, await relationEnd(context, clientId), years);
  if (until === 'open')
    return fail(
      'RETENTION_RUNNING',
      `The relation with the client has not ended; the data is kept for ${years} years after that.`,
      'personId',
    );
  if (until !== null && context.businessDate <= until)
    return fail(
      'RETENTION_RUNNING',
      `The data is kept until ${until}, ${years} years after the relation ended.`,
      'personId',
    );
  return ok(null);
}

/** The business date on which the client left; null while it has not. */
async function relationEnd({ query }: CommandContext, clientId: string): Promise<IsoDate | null> {
  const last = await query
    .selectFrom('client_transition')
    .select(['to_value', 'occurred_at'])
    .where('client_id', '=', clientId)
    .where('field', '=', 'STAGE')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last !== undefined && ['CLOSED', 'REJECTED', 'WITHDRAWN'].includes(last.to_value)
    ? last.occurred_at.toISOString().slice(0, 10)
    : null;
}

/** Destroys the key: from then on nobody reads the person's data, here or in any copy of the database. */
export async function destroyPerson(context: CommandContext, personId: string): Promise<void> {
  await destroyPersonKey(context.query, personId, context.actor.userId, context.recordedAt);
  context.audit.addFigures({ keyDestroyed: personId });
}
