import { ArgsType, Field, InputType } from 'type-graphql';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { CommandInput } from '../shared/command.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { CredentialScopeEnum } from './api-credential.type.ts';

@ArgsType()
export class ApiCredentialsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only those of this application; null: of all.' })
  applicationCode?: string | null;
}

@InputType({
  description:
    'A new credential. It takes no idempotency key: an answer that is kept would keep its secret; revoke one whose answer was lost.',
})
export class IssueApiCredentialInput {
  @Field(() => String, { description: 'Code of the application that is to sign in with it.' })
  applicationCode!: string;

  @Field(() => [CredentialScopeEnum], { description: 'The kinds of operation it allows: one at least.' })
  scopes!: CredentialScope[];

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses, and ranges such as 192.0.2.0/24, that it may be used from; null: from any.',
  })
  allowedAddresses?: string[] | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null: when it is revoked.' })
  expiresAt?: Date | null;
}

@InputType({ description: 'The credential to end.' })
export class RevokeApiCredentialInput extends CommandInput {
  @Field(() => String, { description: 'Its key.' })
  keyId!: string;
}
