import { ID } from 'type-graphql';
import type { Purpose } from '../../security/personal-data/purpose.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

export const PurposeEnum = enumOf<Purpose>(
  'Purpose',
  'What personal data is read for. A request states it in the header `x-clc-purpose`, or in `extensions.purpose`; without one, and with one that none of your duties allows, masks are shown.',
  {
    KYC: 'To know the client: by who looks after it, or assesses it.',
    CREDIT_DECISION: 'To decide on credit.',
    MONITORING: 'To watch the client and its credit.',
    COLLECTION: 'To collect what is owed.',
    AUDIT: 'To audit.',
    SUBJECT_REQUEST: 'To answer a person about its own data.',
  },
);

export const LegalHoldType = objectType(
  'LegalHold',
  { description: "A reason to keep the data of a client's people, whatever retention allows." },
  {
    placedByRowId: hidden<string | null>(),
    releasedByRowId: hidden<string | null>(),
    id: field(() => ID, { duties: STAFF, description: 'Names the hold to releaseLegalHold.' }),
    reason: field(() => String, { duties: STAFF, description: 'Why it was placed.' }),
    placedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was placed.' }),
    releasedAt: field(() => DateTimeScalar, {
      duties: STAFF,
      nullable: true,
      description: 'When it was released; null while it holds.',
    }),
    releaseReason: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'Why it was released; null while it holds.',
    }),
  },
);
export type LegalHoldType = InstanceType<typeof LegalHoldType>;
