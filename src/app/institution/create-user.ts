import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertUser } from '../../persistence/institution/institution-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';

export interface CreateUser {
  /** The `sub` claim of the user's tokens. */
  readonly subject: string;
  readonly name: string;
}

/** Makes a user known; without a duty granted, the user can do nothing. */
export const createUser = defineCommand(
  { name: 'createUser', duties: ADMINISTRATION, reach: 'ANYWHERE' },
  async (context, { subject, name }: CreateUser) => {
    const blank = requireText(subject, 'subject') ?? requireText(name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const userId = newId();
    const isAdded = await insertUser(context.query, {
      id: userId,
      institution_id: context.institutionId,
      subject,
      name,
      active: true,
      tokens_valid_from: null,
    });
    if (!isAdded) return fail('USER_SUBJECT_TAKEN', `There is a user with the subject ${subject} already.`, 'subject');
    return ok({ userId });
  },
);
