import { Field, ID, InputType } from 'type-graphql';
import type { ConnectionType } from '../../domain/client/connected-clients.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { LinkTypeEnum } from './client-link.type.ts';

@InputType()
export class ConnectClientsInput extends CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The client that controls the other, or that the other depends on; or else give `fromClientReference`.',
  })
  fromClientId?: string | null;

  @Field(() => String, { nullable: true, description: "The same client by the institution's own number." })
  fromClientReference?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The client that is controlled, or dependent; or else give `toClientReference`.',
  })
  toClientId?: string | null;

  @Field(() => String, { nullable: true, description: "The same client by the institution's own number." })
  toClientReference?: string | null;

  @Field(() => LinkTypeEnum, { description: 'Why the two are one risk.' })
  type!: ConnectionType;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Share of voting rights, above 0 and up to 1; for CONTROL only, and null where control does not rest on shares.',
  })
  share?: string | null;

  @Field(() => String, { description: 'What shows it, for example the share register.' })
  evidence!: string;

  @Field(() => DateScalar, { description: 'The first day it holds.' })
  validFrom!: string;
}

@InputType()
export class EndClientConnectionInput extends CommandInput {
  @Field(() => ID, { description: 'The `id` of the connection.' })
  linkId!: string;

  @Field(() => DateScalar, { description: 'The first day it no longer holds; after `validFrom`.' })
  validTo!: string;
}
