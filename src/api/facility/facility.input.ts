import { ArgsType, ID, InputType, Int } from 'type-graphql';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { FacilityOrderEnum, FacilityStatusEnum, RepaymentStyleEnum } from './facility.enum.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@InputType({
  description: 'Filter for facilities. All given conditions must hold; within a list, any one value matches.',
})
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
    description: 'In any of these currencies, as ISO 4217 codes.',
  })
  currencies?: string[] | null;

  @Criterion(() => Int, {
    reveals: 'Facility.daysPastDue',
    nullable: true,
    description: 'At least this many days past due.',
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
    description: 'Which facilities; if omitted, all of the clients within your units.',
  })
  filter?: FacilityFilter | null;

  @Criterion(() => FacilityOrderEnum, {
    reveals: null,
    nullable: true,
    description: 'REFERENCE_ASC if omitted.',
  })
  orderBy?: FacilityOrdering | null;
}

@InputType({
  description:
    "Terms to build a schedule from; currency, rate and day count are the facility's. Invalid terms fail with REPAYMENT_TERMS_INVALID, SCULPTING_EXCEEDS_CAPACITY or NEGATIVE_AMORTISATION.",
})
export class ScheduleTermsInput {
  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "In the facility's currency, above 0; the full commitment if omitted.",
  })
  principal?: string | null;

  @InputField(() => RepaymentStyleEnum, { nullable: true, description: "The facility's own if omitted." })
  style?: (typeof REPAYMENT_STYLES)[number] | null;

  @InputField(() => DateScalar, {
    nullable: true,
    description: "The day interest starts to accrue; the facility's start if omitted.",
  })
  startDate?: string | null;

  @InputField(() => DateScalar, { description: 'First due date; after the start.' })
  firstDueDate!: string;

  @InputField(() => Int, { description: 'Months between due dates, 1 to 12.' })
  frequencyMonths!: number;

  @InputField(() => Int, { description: 'Number of instalments, 1 to 1200.' })
  instalmentCount!: number;

  @InputField(() => [DecimalScalar], {
    nullable: true,
    description: 'For CUSTOM: the principal of each instalment; they must add up to `principal`.',
  })
  principalParts?: string[] | null;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: 'For SCULPTED: minimum debt service cover ratio (DSCR) in each period, such as 1.30.',
  })
  targetDscr?: string | null;

  @InputField(() => [DecimalScalar], {
    nullable: true,
    description:
      "For SCULPTED: cash flow available for debt service (CFADS) in each period, in the facility's currency.",
  })
  cfads?: string[] | null;
}

@InputType({ description: "An instalment as stated in the contract, in the facility's currency." })
export class InstalmentInput {
  @InputField(() => DateScalar, { description: 'Due date; after that of the previous instalment.' })
  dueDate!: string;

  @InputField(() => DecimalScalar, { description: '0 or more.' })
  principal!: string;

  @InputField(() => DecimalScalar, { description: '0 or more.' })
  interest!: string;
}
