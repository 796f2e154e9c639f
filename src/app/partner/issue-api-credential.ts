import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { CREDENTIAL_SCOPES, MOST_ACTIVE_CREDENTIALS } from '../../domain/partner/credential-scope.ts';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { countActiveCredentials } from '../../persistence/partner/api-credential.repository.ts';
import { insertCredential } from '../../persistence/partner/partner-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { isAddressRange } from '../../security/address-list.ts';
import { defineCommand } from '../command/command.ts';

const MOST_RANGES = 50;

/**
 * A credential that was drawn already: the secret does not come this far, since what commands are given and answer is
 * kept.
 */
export interface IssueApiCredential {
  readonly applicationCode: string;
  readonly keyId: string;
  readonly secretHash: string;
  readonly scopes: readonly CredentialScope[];
  readonly allowedAddresses: readonly string[];
  readonly expiresAt: Date | null;
}

/** Gives an application something to sign in with; a second beside the first, so that it can go over to it. */
export const issueApiCredential = defineCommand(
  { name: 'issueApiCredential', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, input: IssueApiCredential) => {
    const fault = faultOf(input, context.recordedAt);
    if (fault !== null) return { ok: false, failure: fault };
    const { query, institutionId, recordedAt } = context;
    // Whoever issues another waits here, and counts this one.
    const application = await query
      .selectFrom('application')
      .select('id')
      .where('code', '=', input.applicationCode)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (application === undefined)
      return fail('APPLICATION_NOT_FOUND', `There is no application ${input.applicationCode}.`, 'applicationCode');
    if ((await countActiveCredentials(query, application.id, recordedAt)) >= MOST_ACTIVE_CREDENTIALS)
      return fail(
        'CREDENTIAL_LIMIT',
        `The application has ${MOST_ACTIVE_CREDENTIALS} active credentials. Revoke the one that is used no more.`,
        'applicationCode',
      );
    const credentialId = newId();
    await insertCredential(query, {
      id: credentialId,
      institution_id: institutionId,
      application_id: application.id,
      key_id: input.keyId,
      secret_hash: input.secretHash,
      scopes: [...new Set(input.scopes)],
      allowed_addresses: input.allowedAddresses,
      created_at: recordedAt,
      expires_at: input.expiresAt,
      revoked_at: null,
      last_used_at: null,
    });
    return ok({ credentialId });
  },
);

function faultOf({ scopes, allowedAddresses, expiresAt }: IssueApiCredential, now: Date): Failure | null {
  if (scopes.length === 0 || scopes.some((scope) => !CREDENTIAL_SCOPES.includes(scope)))
    return {
      code: 'SCOPES_REQUIRED',
      message: `Name one of ${CREDENTIAL_SCOPES.join(', ')} at least.`,
      path: 'scopes',
    };
  const wrong = allowedAddresses.findIndex((range) => !isAddressRange(range));
  if (wrong !== -1)
    return {
      code: 'ADDRESS_RANGE_INVALID',
      message: `"${allowedAddresses[wrong]!.slice(0, 60)}" is no address and no range such as 192.0.2.0/24.`,
      path: `allowedAddresses.${wrong}`,
    };
  if (allowedAddresses.length > MOST_RANGES)
    return { code: 'BATCH_TOO_LARGE', message: `${MOST_RANGES} ranges are the most.`, path: 'allowedAddresses' };
  return expiresAt !== null && expiresAt <= now
    ? { code: 'EXPIRY_IN_PAST', message: 'The credential would have expired already.', path: 'expiresAt' }
    : null;
}
