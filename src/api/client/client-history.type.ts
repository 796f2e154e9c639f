import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { StageEnum, TierEnum } from './client.type.ts';

const REASON = field(() => String, {
  duties: STAFF,
  nullable: true,
  description: 'The reason; null if none was required or given.',
});
const OCCURRED_AT = 'Business time of the change.';
const RECORDED_AT = 'When it was recorded.';

export const ClientStageChangeType = objectType(
  'ClientStageChange',
  { description: "A change of a client's stage." },
  {
    actorRowId: hidden<string | null>(),
    fromStage: field(() => StageEnum, {
      duties: STAFF,
      nullable: true,
      description: 'The stage before; null for the first entry.',
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
  { description: "A change of a client's tier." },
  {
    actorRowId: hidden<string | null>(),
    fromTier: field(() => TierEnum, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The tier before; null for the first entry.',
    }),
    toTier: field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier after.' }),
    reason: REASON,
    occurredAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: OCCURRED_AT }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: RECORDED_AT }),
  },
);
export type ClientTierChangeType = InstanceType<typeof ClientTierChangeType>;
