import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { defineCommand } from '../command/command.ts';

export interface RevokeApiCredential {
  readonly keyId: string;
}

/** Ends a credential for good: requests by it are refused at once, sockets closed within seconds. */
export const revokeApiCredential = defineCommand(
  { name: 'revokeApiCredential', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { keyId }: RevokeApiCredential) => {
    const { query, recordedAt, audit } = context;
    const credential = await query
      .selectFrom('api_credential')
      .select(['id', 'revoked_at'])
      .where('key_id', '=', keyId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (credential === undefined) return fail('CREDENTIAL_NOT_FOUND', 'There is no credential with this key.', 'keyId');
    if (credential.revoked_at !== null)
      return fail('CREDENTIAL_REVOKED', 'The credential was revoked already.', 'keyId');
    await audit.watch(query, 'api_credential', credential.id);
    await query.updateTable('api_credential').set({ revoked_at: recordedAt }).where('id', '=', credential.id).execute();
    return ok({ credentialId: credential.id });
  },
);
