import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { defineCommand } from '../command/command.ts';

export interface RevokeUserTokens {
  readonly userId: string;
}

/**
 * Withdraws every token that a user has: what was issued until now counts no more, and open sockets are closed within
 * seconds.
 */
export const revokeUserTokens = defineCommand(
  { name: 'revokeUserTokens', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { userId }: RevokeUserTokens) => {
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
  },
);
