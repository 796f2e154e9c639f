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
  description: 'A credential that was issued.',
})
class IssuedApiCredentialResultType extends CommandResultType {
  @Field(() => ApiCredentialType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  credential!: ApiCredentialType | null;

  @Field(() => String, {
    duties: ADMINISTRATION,
    nullable: true,
    description: 'What is sent as `Authorization: Bearer …`. Shown this once; null where the command failed.',
  })
  token!: string | null;
}

@InputType({
  description:
    'A new credential. It takes no idempotency key: an answer that is kept would keep its secret; revoke one whose answer was lost.',
})
class IssueApiCredentialInput {
  @InputField(() => String, { description: 'Code of the application that is to sign in with it.' })
  applicationCode!: string;

  @InputField(() => [CredentialScopeEnum], { description: 'The kinds of operation it allows: one at least.' })
  scopes!: CredentialScope[];

  @InputField(() => [String], {
    nullable: true,
    description: 'Addresses, and ranges such as 192.0.2.0/24, that it may be used from; null: from any.',
  })
  allowedAddresses?: string[] | null;

  @InputField(() => DateTimeScalar, { nullable: true, description: 'When it ends; null: when it is revoked.' })
  expiresAt?: Date | null;
}

/** The secret is drawn here and is no part of what the command is given, or of an answer that is kept. */
@Resolver()
export class IssueApiCredentialResolver {
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
    return {
      credential: result.ok ? await showCredential(context, result.value) : null,
      token: result.ok ? text : null,
      failure: presentFailure(result),
    };
  }
}

export const REVOKE_API_CREDENTIAL = mutation(revokeApiCredential, {
  description: 'Ends a credential for good: requests by it are refused at once, sockets closed within seconds.',
  inputDescription: 'The credential to end.',
  result: resultType('ApiCredentialResult', 'A credential as a command left it.', {
    credential: part(() => ApiCredentialType, showCredential),
  }),
  input: { keyId: input(() => String, { description: 'Its key.' }) },
});

async function showCredential(
  context: RequestContext,
  { credentialId }: { credentialId: string },
): Promise<ApiCredentialType | null> {
  const row = await findCredential(await context.query(), credentialId);
  return row === undefined ? null : presentCredential(row);
}
