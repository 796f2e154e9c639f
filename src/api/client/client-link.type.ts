import { ID, Int } from 'type-graphql';
import type { ConnectionType } from '../../domain/client/connected-clients.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

export type LinkDirection = 'UPSTREAM' | 'DOWNSTREAM';

export const LinkTypeEnum = enumOf<ConnectionType>('ClientLinkType', 'Why two clients are treated as one risk.', {
  CONTROL: 'One controls the other.',
  ECONOMIC_DEPENDENCE: 'One could not pay if the other failed.',
});

export const LinkDirectionEnum = enumOf<LinkDirection>(
  'ClientLinkDirection',
  'Direction of a connection, seen from the client it is listed under.',
  {
    UPSTREAM: 'The other client controls this one, or this one depends on it.',
    DOWNSTREAM: 'This client controls the other, or the other depends on this one.',
  },
);

export const ClientLinkType = objectType(
  'ClientLink',
  { description: 'A connection with another client, seen from one of the two.' },
  {
    otherRowId: hidden<string>(),
    recordedEvidence: hidden<string>(),
    id: field(() => ID, {
      duties: STAFF,
      description: 'Identifies the connection for `endClientConnection`; the same from both sides.',
    }),
    type: field(() => LinkTypeEnum, { duties: STAFF, description: 'Why the two are treated as one risk.' }),
    direction: field(() => LinkDirectionEnum, { duties: STAFF, description: 'Which way it goes.' }),
    share: field(() => DecimalScalar, {
      duties: STAFF,
      nullable: true,
      description: 'Share of voting rights, above 0 and at most 1; null if control does not rest on shares.',
    }),
    validFrom: field(() => DateScalar, { duties: STAFF, description: 'First day it is in force.' }),
    validTo: field(() => DateScalar, {
      duties: STAFF,
      nullable: true,
      description: 'First day it is no longer in force; null if it still is.',
    }),
  },
);
export type ClientLinkType = InstanceType<typeof ClientLinkType>;

export const ConnectedGroupType = objectType(
  'ConnectedGroup',
  {
    description:
      'Clients treated as one risk. A client may belong to several groups: one by control, and one for each client whose failure would reach it.',
  },
  {
    anchorRowId: hidden<string>(),
    memberRowIds: hidden<readonly string[]>(),
    basis: field(() => LinkTypeEnum, {
      duties: STAFF,
      description:
        'CONTROL: all clients linked by control, in either direction. ECONOMIC_DEPENDENCE: all clients the failure of `anchor` would reach.',
    }),
    memberCount: field(() => Int, {
      duties: STAFF,
      description: 'Number of clients in the group, including those outside your units.',
    }),
    truncated: field(() => Boolean, {
      duties: STAFF,
      description:
        'True if there were too many connections to follow them all: the group may have more members, and there may be more groups.',
    }),
  },
);
export type ConnectedGroupType = InstanceType<typeof ConnectedGroupType>;
