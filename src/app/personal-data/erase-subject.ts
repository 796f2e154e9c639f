import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { PERSON_TABLES } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { checkNoHold, checkRetention, destroyPerson } from './destroy-person.ts';

export interface EraseSubject {
  readonly table: PersonTable;
  /** The row that is about the person. */
  readonly personId: string;
  readonly reason: string;
}

/**
 * Erases a person's data for good by destroying its key. Retention and legal hold come first, and whoever released a
 * hold on the client does not erase its people: that takes two.
 */
export const eraseSubject = defineCommand(
  {
    name: 'eraseSubject',
    duties: ADMINISTRATION,
    reach: 'UNIT',
    separation: 'Not the person who released a legal hold on the client.',
  },
  async (context, { table, personId, reason }: EraseSubject): Promise<Result<{ personId: string }>> => {
    const blank = requireText(reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    const clientId = await clientOf(context, table, personId);
    if (clientId === null)
      return fail('PERSON_NOT_FOUND', 'There is no such person at a client that your duty covers.', 'personId');
    await lockClients(context, [clientId]);
    context.audit.ofClient(clientId);
    context.audit.about(table, personId);
    const known = await context.query
      .selectFrom('person_key')
      .select('erased_at')
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    if (known.erased_at !== null)
      return fail(
        'PERSON_ERASED',
        `The person's data was erased on ${known.erased_at.toISOString().slice(0, 10)} already.`,
        'personId',
      );
    for (const check of [
      () => checkNoHold(context, clientId, 'personId'),
      () => checkRetention(context, table, clientId),
      () => checkSecondPerson(context, clientId),
    ]) {
      const checked = await check();
      if (!checked.ok) return checked;
    }
    await destroyPerson(context, personId);
    return ok({ personId });
  },
);

/** The client the person belongs to, where the actor may act on it. */
async function clientOf(context: CommandContext, table: PersonTable, personId: string): Promise<string | null> {
  if (!PERSON_TABLES.includes(table)) return null;
  const row = await context.query.selectFrom(table).select('client_id').where('id', '=', personId).executeTakeFirst();
  const found = row === undefined ? null : await authoriseClients(context, { ids: [row.client_id], references: [] });
  return row !== undefined && found?.byId.has(row.client_id) === true ? row.client_id : null;
}

async function checkSecondPerson(context: CommandContext, clientId: string): Promise<Result<null>> {
  const released = await context.query
    .selectFrom('legal_hold')
    .select('id')
    .where('client_id', '=', clientId)
    .where('released_by_id', '=', context.actor.userId)
    .executeTakeFirst();
  return released === undefined
    ? ok(null)
    : fail(
        'SEPARATION_OF_DUTIES',
        'You released a legal hold on this client; another administrator must erase.',
        'personId',
      );
}
