import type { CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { CollateralStatusEnum } from '../collateral/collateral.enum.ts';
import { FacilityStatusEnum } from '../facility/facility.enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { AbstractType, Field, ObjectType } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

/** What every change of status tells. */
@AbstractType()
export abstract class StatusChange {
  actorRowId!: string | null;

  @Field(() => String, { duties: STAFF, description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When, in business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('FacilityStatusChange', { description: "A step in a facility's life. Never changed." })
export class FacilityStatusChangeType extends StatusChange {
  @Field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status before.' })
  fromStatus!: FacilityState;

  @Field(() => FacilityStatusEnum, { duties: STAFF, description: 'The status since.' })
  toStatus!: FacilityState;
}

@ObjectType('CollateralStatusChange', { description: "A step in an asset's life as security. Never changed." })
export class CollateralStatusChangeType extends StatusChange {
  @Field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status before.' })
  fromStatus!: CollateralState;

  @Field(() => CollateralStatusEnum, { duties: STAFF, description: 'The status since.' })
  toStatus!: CollateralState;
}
