import { ID } from 'type-graphql';
import type { Purpose } from '../../security/personal-data/purpose.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

export const PurposeEnum = enumOf<Purpose>(
  'Purpose',
  'The purpose for which personal data is read. A request states it in the header `x-clc-purpose` or in `extensions.purpose`. Without a purpose, or with one that none of your duties allows, masks are shown.',
  {
    KYC: 'Know your client: for those who manage or assess the client.',
    CREDIT_DECISION: 'Credit decision.',
    MONITORING: 'Monitoring of the client and its credit.',
    COLLECTION: 'Collecting what is owed.',
    AUDIT: 'Audit.',
    SUBJECT_REQUEST: "Answering a person's request about their own data.",
  },
);

export const LegalHoldType = objectType(
  'LegalHold',
  { description: "An order to keep the data of a client's people, whatever the retention period allows." },
  {
    placedByRowId: hidden<string | null>(),
    releasedByRowId: hidden<string | null>(),
    id: field(() => ID, { duties: STAFF, description: 'Identifies the hold for `releaseLegalHold`.' }),
    reason: field(() => String, { duties: STAFF, description: 'Why it was placed.' }),
    placedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was placed.' }),
    releasedAt: field(() => DateTimeScalar, {
      duties: STAFF,
      nullable: true,
      description: 'When it was released; null while in force.',
    }),
    releaseReason: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'Why it was released; null while in force.',
    }),
  },
);
export type LegalHoldType = InstanceType<typeof LegalHoldType>;
