import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { PageArgs } from '../shared/connection.ts';
import { FacilityOrderEnum, FacilityStatusEnum } from './facility.enum.ts';

@InputType({ description: 'Which facilities; conditions that are given must all hold, and within a list any one.' })
export class FacilityFilter {
  @Field(() => [FacilityStatusEnum], { nullable: true, description: 'Any of these statuses.' })
  statuses?: FacilityState[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these products.' })
  products?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Any of these currencies, as ISO 4217 codes.' })
  currencies?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'At least so many days past due.' })
  minDaysPastDue?: number | null;

  @Field(() => [ID], { nullable: true, description: 'Any of these clients.' })
  clientIds?: string[] | null;
}

@ArgsType()
export class FacilitiesArgs extends PageArgs {
  @Field(() => FacilityFilter, {
    nullable: true,
    description: 'Which facilities; all of the clients that your units cover where it is left out.',
  })
  filter?: FacilityFilter | null;

  @Field(() => FacilityOrderEnum, { nullable: true, description: 'REFERENCE_ASC where it is left out.' })
  orderBy?: FacilityOrdering | null;
}
