import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { withdrawTokens } from '../../persistence/institution/institution-write.repository.ts';
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
    return (await withdrawTokens(context.query, userId, context.recordedAt))
      ? ok({ userId })
      : fail('USER_NOT_FOUND', 'There is no user with this ID.', 'userId');
  },
);
