import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { StageEnum, TierEnum } from './client.type.ts';

const REASON = field(() => String, {
  duties: STAFF,
  nullable: true,
  description: 'Why; null where none was asked for or given.',
});
const OCCURRED_AT = 'When, in business time.';
const RECORDED_AT = 'When it was recorded.';

export const ClientStageChangeType = objectType(
  'ClientStageChange',
  { description: "A step in a client's life." },
  {
    actorRowId: hidden<string | null>(),
    fromStage: field(() => StageEnum, {
      duties: STAFF,
      nullable: true,
      description: 'The stage before; null where the record begins.',
    }),
    toStage: field(() => StageEnum, { duties: STAFF, description: 'The stage after.' }),
    reason: REASON,
    occurredAt: field(() => DateTimeScalar, { duties: STAFF, description: OCCURRED_AT }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: RECORDED_AT }),
  },
);
export type ClientStageChangeType = InstanceType<typeof ClientStageChangeType>;

export const ClientTierChangeType = objectType(
  'ClientTierChange',
  { description: 'A change of how the institution ranks a client.' },
  {
    actorRowId: hidden<string | null>(),
    fromTier: field(() => TierEnum, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The tier before; null where the record begins.',
    }),
    toTier: field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier after.' }),
    reason: REASON,
    occurredAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: OCCURRED_AT }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: RECORDED_AT }),
  },
);
export type ClientTierChangeType = InstanceType<typeof ClientTierChangeType>;
