import { Arg, Ctx, InputType, Resolver } from 'type-graphql';
import { issueApiCredential } from '../../app/partner/issue-api-credential.ts';
import { revokeApiCredential } from '../../app/partner/revoke-api-credential.ts';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { findCredential } from '../../persistence/partner/api-credential.repository.ts';
import { generateCredentialToken, hashSecret } from '../../security/credential-token.ts';
import { ADMINISTRATION, EVERY_DUTY } from '../../security/duty-sets.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { input, mutation, part, resultType } from '../shared/declared.ts';
import { Field, InputField, Mutation, ObjectType } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { ApiCredentialType, CredentialScopeEnum, presentCredential } from './api-credential.type.ts';

@ObjectType('IssuedApiCredentialResult', {
  implements: CommandResultType,
  description: 'The credential that was issued.',
})
class IssuedApiCredentialResultType extends CommandResultType {
  @Field(() => ApiCredentialType, { duties: EVERY_DUTY, nullable: true, description: 'Null if the command failed.' })
  credential!: ApiCredentialType | null;

  @Field(() => String, {
    duties: ADMINISTRATION,
    nullable: true,
    description: 'The token to send as `Authorization: Bearer …`. Shown only this once; null if the command failed.',
  })
  token!: string | null;
}

@InputType({
  description:
    'A new credential. It takes no idempotency key, because storing the answer would store its secret; if the answer was lost, revoke the credential.',
})
class IssueApiCredentialInput {
  @InputField(() => String, { description: 'Code of the application that will sign in with it.' })
  applicationCode!: string;

  @InputField(() => [CredentialScopeEnum], { description: 'The kinds of operation it allows; at least one.' })
  scopes!: CredentialScope[];

  @InputField(() => [String], {
    nullable: true,
    description: 'IP addresses, and ranges such as 192.0.2.0/24, that it may be used from; null for any.',
  })
  allowedAddresses?: string[] | null;

  @InputField(() => DateTimeScalar, {
    nullable: true,
    description: 'When it expires; null if it is valid until revoked.',
  })
  expiresAt?: Date | null;
}

/** The secret is drawn here and is no part of what the command is given, or of an answer that is kept. */
@Resolver()
export class IssueApiCredentialResolver {
  @Mutation(() => IssuedApiCredentialResultType, {
    command: issueApiCredential,
    description:
      'Issues a credential to an application. Two may be active at once, so that the application can switch from one to the other.',
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
    return {
      credential: result.ok ? await showCredential(context, result.value) : null,
      token: result.ok ? text : null,
      failure: presentFailure(result),
    };
  }
}

export const REVOKE_API_CREDENTIAL = mutation(revokeApiCredential, {
  description:
    'Permanently revokes a credential: requests that use it are refused at once, and its sockets are closed within seconds.',
  inputDescription: 'The credential to revoke.',
  result: resultType('ApiCredentialResult', 'The credential after the command.', {
    credential: part(() => ApiCredentialType, showCredential),
  }),
  input: { keyId: input(() => String, { description: 'Key ID of the credential.' }) },
});

async function showCredential(
  context: RequestContext,
  { credentialId }: { credentialId: string },
): Promise<ApiCredentialType | null> {
  const row = await findCredential(await context.query(), credentialId);
  return row === undefined ? null : presentCredential(row);
}
