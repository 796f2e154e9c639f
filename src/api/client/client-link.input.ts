import { ID, InputType } from 'type-graphql';
import type { ConnectionType } from '../../domain/client/connected-clients.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { LinkTypeEnum } from './client-link.type.ts';
import { InputField } from '../shared/fields.ts';

@InputType()
export class ConnectClientsInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description:
      'The client that controls the other, or that the other depends on; or else give `fromClientReference`.',
  })
  fromClientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The same client by the institution's own number." })
  fromClientReference?: string | null;

  @InputField(() => ID, {
    nullable: true,
    description: 'The client that is controlled, or dependent; or else give `toClientReference`.',
  })
  toClientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The same client by the institution's own number." })
  toClientReference?: string | null;

  @InputField(() => LinkTypeEnum, { description: 'Why the two are one risk.' })
  type!: ConnectionType;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description:
      'Share of voting rights, above 0 and up to 1; for CONTROL only, and null where control does not rest on shares.',
  })
  share?: string | null;

  @InputField(() => String, { description: 'What shows it, for example the share register.' })
  evidence!: string;

  @InputField(() => DateScalar, { description: 'The first day it holds.' })
  validFrom!: string;
}

@InputType()
export class EndClientConnectionInput extends CommandInput {
  @InputField(() => ID, { description: 'The `id` of the connection.' })
  linkId!: string;

  @InputField(() => DateScalar, { description: 'The first day it no longer holds; after `validFrom`.' })
  validTo!: string;
}
