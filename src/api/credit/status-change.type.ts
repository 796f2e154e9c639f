import { CollateralStatusEnum } from '../collateral/collateral.enum.ts';
import { FacilityStatusEnum } from '../facility/facility.enum.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { STAFF } from '../../security/duty-sets.ts';

/** What every change of status tells. */
const STATUS_CHANGE = {
  actorRowId: hidden<string | null>(),
  reason: field(() => String, { duties: STAFF, description: 'Why.' }),
  occurredAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When, in business time.' }),
  recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
};

export const FacilityStatusChangeType = objectType(
  'FacilityStatusChange',
  { description: "A step in a facility's life. Never changed." },
  {
    ...STATUS_CHANGE,
    fromStatus: field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status before.' }),
    toStatus: field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status since.' }),
  },
);

export const CollateralStatusChangeType = objectType(
  'CollateralStatusChange',
  { description: "A step in an asset's life as security. Never changed." },
  {
    ...STATUS_CHANGE,
    fromStatus: field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status before.' }),
    toStatus: field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status since.' }),
  },
);
