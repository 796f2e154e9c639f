import { InputType } from 'type-graphql';
import { CommandInput, CommandResultType } from '../shared/command.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { Field, InputField, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, OVERSIGHT } from '../../security/duty-sets.ts';

@ObjectType('IdentityIssuer', { description: 'An OpenID Connect issuer whose tokens the institution trusts.' })
export class IdentityIssuerType {
  @Field(() => String, {
    duties: OVERSIGHT,
    description: 'Its address, as it stands in the `iss` claim of its tokens.',
  })
  url!: string;

  @Field(() => String, {
    duties: OVERSIGHT,
    nullable: true,
    description: 'The audience its tokens are for; null: the one of the node.',
  })
  audience!: string | null;

  @Field(() => String, { duties: OVERSIGHT, description: 'The claim that names the user by `User.subject`.' })
  subjectClaim!: string;

  @Field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'Since when it is trusted.' })
  createdAt!: Date;
}

@ObjectType('IdentityIssuersResult', {
  implements: CommandResultType,
  description: 'The issuers as a command left them.',
})
export class IdentityIssuersResultType extends CommandResultType {
  @Field(() => [IdentityIssuerType], {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'All that the institution trusts, by address; null where the command failed.',
  })
  issuers!: IdentityIssuerType[] | null;
}

@InputType({ description: 'An issuer to trust.' })
export class AddIdentityIssuerInput extends CommandInput {
  @InputField(() => String, { description: 'Its https:// address, as it stands in the `iss` claim of its tokens.' })
  url!: string;

  @InputField(() => String, {
    nullable: true,
    description: 'The audience its tokens are for; null: the one of the node.',
  })
  audience?: string | null;

  @InputField(() => String, {
    nullable: true,
    description: 'The claim that names the user by `User.subject`; null: `sub`.',
  })
  subjectClaim?: string | null;
}

@InputType({ description: 'An issuer to trust no more.' })
export class RemoveIdentityIssuerInput extends CommandInput {
  @InputField(() => String, { description: 'Its address.' })
  url!: string;
}
