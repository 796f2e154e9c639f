import { ArgsType, InputType } from 'type-graphql';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { CommandInput } from '../shared/command.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { CredentialScopeEnum } from './api-credential.type.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@ArgsType()
export class ApiCredentialsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'ApiCredential.applicationCode',
    nullable: true,
    description: 'Only those of this application; null: of all.',
  })
  applicationCode?: string | null;
}

@InputType({
  description:
    'A new credential. It takes no idempotency key: an answer that is kept would keep its secret; revoke one whose answer was lost.',
})
export class IssueApiCredentialInput {
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

@InputType({ description: 'The credential to end.' })
export class RevokeApiCredentialInput extends CommandInput {
  @InputField(() => String, { description: 'Its key.' })
  keyId!: string;
}
