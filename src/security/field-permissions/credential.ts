import type { Duty } from '../../domain/institution/duty.ts';
import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

/** Who gives out what is signed in with, and who checks it. */
const OVERSIGHT: readonly Duty[] = ['ADMINISTRATOR', 'AUDITOR'];

export const CREDENTIAL_ACCESS = {
  Query: fields(OVERSIGHT, 'apiCredentials', 'identityIssuers'),
  Mutation: {
    issueApiCredential: COMMAND_DUTIES.issueApiCredential,
    revokeApiCredential: COMMAND_DUTIES.revokeApiCredential,
    addIdentityIssuer: COMMAND_DUTIES.addIdentityIssuer,
    removeIdentityIssuer: COMMAND_DUTIES.removeIdentityIssuer,
    revokeUserTokens: COMMAND_DUTIES.revokeUserTokens,
  },
  ApiCredential: fields(
    OVERSIGHT,
    'keyId',
    'applicationCode',
    'partnerCode',
    'scopes',
    'allowedAddresses',
    'createdAt',
    'expiresAt',
    'revokedAt',
    'lastUsedAt',
  ),
  ApiCredentialConnection: fields(OVERSIGHT, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  ApiCredentialEdge: fields(OVERSIGHT, 'cursor', 'node'),
  ApiCredentialResult: fields(EVERY_DUTY, 'credential', 'failure'),
  IssuedApiCredentialResult: { ...fields(EVERY_DUTY, 'credential', 'failure'), ...fields(['ADMINISTRATOR'], 'token') },
  IdentityIssuer: fields(OVERSIGHT, 'url', 'audience', 'subjectClaim', 'createdAt'),
  IdentityIssuersResult: fields(EVERY_DUTY, 'issuers', 'failure'),
} satisfies TypeAccess;
