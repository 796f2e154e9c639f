import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { revokeCredential } from '../../persistence/partner/partner-write.repository.ts';
import { defineCommand } from '../command/command.ts';

export interface RevokeApiCredential {
  readonly keyId: string;
}

/** Ends a credential for good: requests by it are refused at once, sockets closed within seconds. */
export const revokeApiCredential = defineCommand(
  { name: 'revokeApiCredential', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { keyId }: RevokeApiCredential) => {
    const { query, recordedAt } = context;
    const credential = await query
      .selectFrom('api_credential')
      .select(['id', 'revoked_at'])
      .where('key_id', '=', keyId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (credential === undefined) return fail('CREDENTIAL_NOT_FOUND', 'There is no credential with this key.', 'keyId');
    if (credential.revoked_at !== null)
      return fail('CREDENTIAL_REVOKED', 'The credential was revoked already.', 'keyId');
    await revokeCredential(query, credential.id, recordedAt);
    return ok({ credentialId: credential.id });
  },
);
