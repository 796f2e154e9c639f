import { ID, Int } from 'type-graphql';
import type { ConnectionType } from '../../domain/client/connected-clients.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export type LinkDirection = 'UPSTREAM' | 'DOWNSTREAM';

export const LinkTypeEnum = enumOf<ConnectionType>('ClientLinkType', 'Why two clients are one risk.', {
  CONTROL: 'One controls the other.',
  ECONOMIC_DEPENDENCE: 'One could not pay if the other failed.',
});

export const LinkDirectionEnum = enumOf<LinkDirection>(
  'ClientLinkDirection',
  'Which way a connection goes, seen from the client it is listed with.',
  {
    UPSTREAM: 'The other client controls this one, or this one depends on it.',
    DOWNSTREAM: 'This client controls the other, or the other depends on this one.',
  },
);

@ObjectType('ClientLink', { description: 'A connection with another client, seen from one of the two.' })
export class ClientLinkType {
  otherRowId!: string;

  @Field(() => ID, {
    duties: STAFF,
    description: 'Names the connection to endClientConnection; the same from both sides.',
  })
  id!: string;

  @Field(() => LinkTypeEnum, { duties: STAFF, description: 'Why the two are one risk.' })
  type!: ConnectionType;

  @Field(() => LinkDirectionEnum, { duties: STAFF, description: 'Which way it goes.' })
  direction!: LinkDirection;

  @Field(() => DecimalScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Share of voting rights, above 0 and up to 1; null where control does not rest on shares.',
  })
  share!: string | null;

  recordedEvidence!: string;

  @Field(() => DateScalar, { duties: STAFF, description: 'The first day it holds.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    duties: STAFF,
    nullable: true,
    description: 'The first day it no longer holds; null while it does.',
  })
  validTo!: string | null;
}

@ObjectType('ClientLinkResult', {
  implements: CommandResultType,
  description: 'A connection as a command left it, seen from the client it starts from.',
})
export class ClientLinkResultType extends CommandResultType {
  @Field(() => ClientLinkType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  link!: ClientLinkType | null;
}

@ObjectType('ConnectedGroup', {
  description:
    'Clients treated as one risk. A client may stand in several: one by control, and one for each client whose failure would reach it.',
})
export class ConnectedGroupType {
  anchorRowId!: string;
  memberRowIds!: readonly string[];

  @Field(() => LinkTypeEnum, {
    duties: STAFF,
    description:
      'CONTROL: all that control links, in either direction. ECONOMIC_DEPENDENCE: all that the failure of `anchor` would reach.',
  })
  basis!: ConnectionType;

  @Field(() => Int, {
    duties: STAFF,
    description: 'How many clients the group has, those that your units do not cover included.',
  })
  memberCount!: number;

  @Field(() => Boolean, {
    duties: STAFF,
    description:
      'True where the neighbourhood was too large to follow to its end: the group may have more members, and there may be more groups.',
  })
  truncated!: boolean;
}
