import { ArgsType, ID, InputType, Int } from 'type-graphql';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { PageArgs } from '../shared/connection.ts';
import { FacilityOrderEnum, FacilityStatusEnum } from './facility.enum.ts';
import { Criterion } from '../shared/fields.ts';

@InputType({ description: 'Which facilities; conditions that are given must all hold, and within a list any one.' })
export class FacilityFilter {
  @Criterion(() => [FacilityStatusEnum], {
    reveals: 'Facility.status',
    nullable: true,
    description: 'Any of these statuses.',
  })
  statuses?: FacilityState[] | null;

  @Criterion(() => [String], { reveals: 'Facility.product', nullable: true, description: 'Any of these products.' })
  products?: string[] | null;

  @Criterion(() => [String], {
    reveals: 'Facility.currency',
    nullable: true,
    description: 'Any of these currencies, as ISO 4217 codes.',
  })
  currencies?: string[] | null;

  @Criterion(() => Int, {
    reveals: 'Facility.daysPastDue',
    nullable: true,
    description: 'At least so many days past due.',
  })
  minDaysPastDue?: number | null;

  @Criterion(() => [ID], { reveals: 'Facility.client', nullable: true, description: 'Any of these clients.' })
  clientIds?: string[] | null;
}

@ArgsType()
export class FacilitiesArgs extends PageArgs {
  @Criterion(() => FacilityFilter, {
    reveals: null,
    nullable: true,
    description: 'Which facilities; all of the clients that your units cover where it is left out.',
  })
  filter?: FacilityFilter | null;

  @Criterion(() => FacilityOrderEnum, {
    reveals: null,
    nullable: true,
    description: 'REFERENCE_ASC where it is left out.',
  })
  orderBy?: FacilityOrdering | null;
}
