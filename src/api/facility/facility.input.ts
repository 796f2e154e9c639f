import { ArgsType, ID, InputType, Int } from 'type-graphql';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { FacilityOrderEnum, FacilityStatusEnum, RepaymentStyleEnum } from './facility.enum.ts';
import { Criterion, InputField } from '../shared/fields.ts';

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

@InputType({
  description:
    "Terms a schedule is built from; currency, rate and day count are the facility's. Terms that do not hold fail with REPAYMENT_TERMS_INVALID, SCULPTING_EXCEEDS_CAPACITY or NEGATIVE_AMORTISATION.",
})
export class ScheduleTermsInput {
  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "In the facility's currency, above 0; all that is committed where left out.",
  })
  principal?: string | null;

  @InputField(() => RepaymentStyleEnum, { nullable: true, description: "The facility's own where left out." })
  style?: (typeof REPAYMENT_STYLES)[number] | null;

  @InputField(() => DateScalar, {
    nullable: true,
    description: "The day interest begins to run; the facility's start where left out.",
  })
  startDate?: string | null;

  @InputField(() => DateScalar, { description: 'After the start.' })
  firstDueDate!: string;

  @InputField(() => Int, { description: 'Months between due dates, 1 to 12.' })
  frequencyMonths!: number;

  @InputField(() => Int, { description: 'How many, 1 to 1200.' })
  instalmentCount!: number;

  @InputField(() => [DecimalScalar], {
    nullable: true,
    description: 'For CUSTOM: the principal of each instalment; they sum to `principal`.',
  })
  principalParts?: string[] | null;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: 'For SCULPTED: the least debt service cover each period may have, such as 1.30.',
  })
  targetDscr?: string | null;

  @InputField(() => [DecimalScalar], {
    nullable: true,
    description: "For SCULPTED: the cash flow available for debt service of each period, in the facility's currency.",
  })
  cfads?: string[] | null;
}

@InputType({ description: "An instalment as the contract lists it, in the facility's currency." })
export class InstalmentInput {
  @InputField(() => DateScalar, { description: 'After the one before.' })
  dueDate!: string;

  @InputField(() => DecimalScalar, { description: '0 or more.' })
  principal!: string;

  @InputField(() => DecimalScalar, { description: '0 or more.' })
  interest!: string;
}
