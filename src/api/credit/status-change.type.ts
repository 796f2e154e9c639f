import { Field, ObjectType } from 'type-graphql';
import type { CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { CollateralStatusEnum } from '../collateral/collateral.enum.ts';
import { FacilityStatusEnum } from '../facility/facility.enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';

@ObjectType({ description: 'What every change of status tells.' })
export abstract class StatusChange {
  actorRowId!: string | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When, in business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('FacilityStatusChange', { description: "A step in a facility's life. Never changed." })
export class FacilityStatusChangeType extends StatusChange {
  @Field(() => FacilityStatusEnum, { description: 'The status before.' })
  fromStatus!: FacilityState;

  @Field(() => FacilityStatusEnum, { description: 'The status since.' })
  toStatus!: FacilityState;
}

@ObjectType('CollateralStatusChange', { description: "A step in an asset's life as security. Never changed." })
export class CollateralStatusChangeType extends StatusChange {
  @Field(() => CollateralStatusEnum, { description: 'The status before.' })
  fromStatus!: CollateralState;

  @Field(() => CollateralStatusEnum, { description: 'The status since.' })
  toStatus!: CollateralState;
}
