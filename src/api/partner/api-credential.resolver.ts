import { Arg, Args, Ctx, Resolver } from 'type-graphql';
import { issueApiCredential } from '../../app/partner/issue-api-credential.ts';
import { revokeApiCredential } from '../../app/partner/revoke-api-credential.ts';
import type { Result } from '../../domain/shared/result.ts';
import {
  countCredentials,
  findCredential,
  pageCredentials,
} from '../../persistence/partner/api-credential.repository.ts';
import { generateCredentialToken, hashSecret } from '../../security/credential-token.ts';
import { presentFailure } from '../shared/command.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ApiCredentialsArgs, IssueApiCredentialInput, RevokeApiCredentialInput } from './api-credential.input.ts';
import { presentCredential } from './api-credential.presenter.ts';
import type { ApiCredentialType } from './api-credential.type.ts';
import {
  ApiCredentialConnectionType,
  ApiCredentialResultType,
  IssuedApiCredentialResultType,
} from './api-credential.type.ts';
import { Mutation, Query } from '../shared/fields.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';

@Resolver()
export class ApiCredentialResolver {
  @Query(() => ApiCredentialConnectionType, {
    duties: OVERSIGHT,
    description: 'What applications sign in with, the newest first; what ended is kept.',
  })
  async apiCredentials(
    @Ctx() context: RequestContext,
    @Args(() => ApiCredentialsArgs) { applicationCode = null, ...page }: ApiCredentialsArgs,
  ): Promise<Connection<ApiCredentialType>> {
    const query = await context.query();
    return presentPage(pageCredentials(query, applicationCode, pageRequest(page)), presentCredential, () =>
      countCredentials(query, applicationCode),
    );
  }

  @Mutation(() => IssuedApiCredentialResultType, {
    command: issueApiCredential,
    description:
      'Gives an application something to sign in with. Two may be active at once, so that it can go over from one to the other.',
  })
  async issueApiCredential(
    @Ctx() context: RequestContext,
    @Arg('input', () => IssueApiCredentialInput) { allowedAddresses, expiresAt, ...input }: IssueApiCredentialInput,
  ): Promise<IssuedApiCredentialResultType> {
    const { keyId, secret, text } = generateCredentialToken();
    const result = await context.execute(issueApiCredential, {
      ...input,
      keyId,
      secretHash: hashSecret(secret),
      allowedAddresses: allowedAddresses ?? [],
      expiresAt: expiresAt ?? null,
    });
    return { ...(await presentResult(context, result)), token: result.ok ? text : null };
  }

  @Mutation(() => ApiCredentialResultType, {
    command: revokeApiCredential,
    description: 'Ends a credential for good: requests by it are refused at once, sockets closed within seconds.',
  })
  async revokeApiCredential(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeApiCredentialInput) { idempotencyKey, keyId }: RevokeApiCredentialInput,
  ): Promise<ApiCredentialResultType> {
    return presentResult(context, await context.execute(revokeApiCredential, { keyId }, idempotencyKey));
  }
}

async function presentResult(
  context: RequestContext,
  result: Result<{ credentialId: string }>,
): Promise<ApiCredentialResultType> {
  const row = result.ok ? await findCredential(await context.query(), result.value.credentialId) : undefined;
  return { credential: row === undefined ? null : presentCredential(row), failure: presentFailure(result) };
}
