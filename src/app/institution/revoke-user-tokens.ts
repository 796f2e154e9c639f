import { fail, ok } from '../../domain/shared/result.ts';
import { authoriseInstitution } from '../command/authorise-institution.ts';
import { defineCommand } from '../command/command.ts';

export interface RevokeUserTokens {
  readonly userId: string;
}

/**
 * Withdraws every token that a user has: what was issued until now counts no more, and open sockets are closed within
 * seconds.
 */
export const revokeUserTokens = defineCommand('revokeUserTokens', async (context, { userId }: RevokeUserTokens) => {
  const authorised = await authoriseInstitution(context, 'revokeUserTokens');
  if (!authorised.ok) return authorised;
  const { query, audit, recordedAt } = context;
  await audit.watch(query, 'app_user', userId);
  const updated = await query
    .updateTable('app_user')
    .set({ tokens_valid_from: recordedAt })
    .where('id', '=', userId)
    .executeTakeFirst();
  return updated.numUpdatedRows === 0n
    ? fail('USER_NOT_FOUND', 'There is no user with this ID.', 'userId')
    : ok({ userId });
});
