import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';
import { holdsAny } from '../../security/actor.ts';
import { PURPOSES, PURPOSE_DUTIES } from '../../security/personal-data/purpose.ts';
import { ClientType } from '../client/client.type.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { UserType, ViewerType } from '../institution/institution.type.ts';
import { link } from '../shared/declared.ts';
import { holdsOfClient, presentLegalHold } from './legal-hold.loader.ts';
import { LegalHoldType, PurposeEnum } from './personal-data.type.ts';

export const PERSONAL_DATA_LINKS = [
  link(
    () => LegalHoldType,
    'placedBy',
    () => UserType,
    { duties: STAFF, nullable: true, description: 'Who placed it; null for the system.' },
    (context, { placedByRowId }) => USER_NODE.show(context, placedByRowId),
  ),
  link(
    () => LegalHoldType,
    'releasedBy',
    () => UserType,
    { duties: STAFF, nullable: true, description: 'Who released it; null while in force.' },
    (context, { releasedByRowId }) => USER_NODE.show(context, releasedByRowId),
  ),
  link(
    () => ClientType,
    'legalHolds',
    () => [LegalHoldType],
    {
      duties: STAFF,
      description: "Legal holds on the data of the client's people, newest first, including released ones.",
    },
    async (context, { rowId }) => (await context.load(holdsOfClient, rowId)).map(presentLegalHold),
  ),
  link(
    () => ViewerType,
    'purposes',
    () => [PurposeEnum],
    { duties: EVERY_DUTY, description: 'Purposes for which your duties let you read personal data.' },
    async ({ actor }) => PURPOSES.filter((purpose) => holdsAny(actor, PURPOSE_DUTIES[purpose])),
  ),
];
