import { CollateralStatusEnum } from '../collateral/collateral.enum.ts';
import { FacilityStatusEnum } from '../facility/facility.enum.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

/** What every change of status tells. */
const STATUS_CHANGE = {
  actorRowId: hidden<string | null>(),
  reason: field(() => String, { duties: STAFF, description: 'The reason.' }),
  occurredAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Business time of the change.' }),
  recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
};

export const FacilityStatusChangeType = objectType(
  'FacilityStatusChange',
  { description: "A change of a facility's status. Immutable." },
  {
    ...STATUS_CHANGE,
    fromStatus: field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status before.' }),
    toStatus: field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status after.' }),
  },
);

export const CollateralStatusChangeType = objectType(
  'CollateralStatusChange',
  { description: "A change of an asset's status. Immutable." },
  {
    ...STATUS_CHANGE,
    fromStatus: field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status before.' }),
    toStatus: field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status after.' }),
  },
);
