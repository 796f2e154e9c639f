import { ID, InputType, Int } from 'type-graphql';
import type { DayCount } from '../../domain/facility/day-count.ts';
import type { FacilityCommand } from '../../domain/facility/facility-machine.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import { CommandInput } from '../shared/command.type.ts';
import { MoneyInput } from '../shared/money.type.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { DayCountEnum, FacilityCommandEnum, RepaymentStyleEnum } from './facility.enum.ts';
import { InputField } from '../shared/fields.ts';

type RepaymentStyleName = (typeof REPAYMENT_STYLES)[number];

@InputType({
  description: 'What every command on a facility takes: `facilityId` or `facilityReference`, and one of them only.',
})
export abstract class FacilityCommandInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description: 'The facility by its global ID. One of units your duty does not cover fails with FACILITY_NOT_FOUND.',
  })
  facilityId?: string | null;

  @InputField(() => String, { nullable: true, description: "The facility by the institution's own number." })
  facilityReference?: string | null;
}

@InputType()
export class CreateFacilityInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description: 'The borrower by its global ID; `clientId` or `clientReference`, and one of them only.',
  })
  clientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The borrower by the institution's own number." })
  clientReference?: string | null;

  @InputField(() => String, {
    description: "The institution's own number for the facility; FACILITY_REFERENCE_TAKEN where another has it.",
  })
  reference!: string;

  @InputField(() => String, { description: "The kind of facility in the institution's own words." })
  product!: string;

  @InputField(() => String, { nullable: true, description: 'What the money is for.' })
  purpose?: string | null;

  @InputField(() => MoneyInput, {
    description:
      "What is agreed, above 0, at most 18 digits before the point and 10 after it; its currency is the facility's. AMOUNT_OUT_OF_RANGE, CURRENCY_UNKNOWN.",
  })
  committed!: MoneyInput;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "A year's rate as a fraction from 0 to 10, 0.045 for 4.5 %; RATE_OUT_OF_RANGE.",
  })
  rate?: string | null;

  @InputField(() => DayCountEnum, { description: 'How interest days are counted.' })
  dayCount!: DayCount;

  @InputField(() => Int, {
    nullable: true,
    description: 'Months from start to maturity, 1 or more; TENOR_OUT_OF_RANGE.',
  })
  tenorMonths?: number | null;

  @InputField(() => DateScalar, {
    nullable: true,
    description: 'The first day it can be drawn; any day where left out.',
  })
  startsOn?: string | null;

  @InputField(() => DateScalar, {
    nullable: true,
    description: 'The last day it can be drawn; not before the start, or DATES_OUT_OF_ORDER.',
  })
  availableUntil?: string | null;

  @InputField(() => DateScalar, {
    nullable: true,
    description: 'The day all of it is to be repaid by; not before the others, or DATES_OUT_OF_ORDER.',
  })
  maturesOn?: string | null;

  @InputField(() => Boolean, { defaultValue: false, description: 'Whether what is repaid can be drawn again.' })
  revolving!: boolean;

  @InputField(() => RepaymentStyleEnum, { nullable: true, description: 'How principal comes back.' })
  repaymentStyle?: RepaymentStyleName | null;
}

@InputType()
export class ChangeFacilityStatusInput extends FacilityCommandInput {
  @InputField(() => FacilityCommandEnum, {
    description:
      'What to do; INVALID_TRANSITION where the status does not allow it, FACILITY_OUTSTANDING where something is still owed.',
  })
  command!: FacilityCommand;

  @InputField(() => String, { description: 'Why; not blank.' })
  reason!: string;
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
  style?: RepaymentStyleName | null;

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

@InputType()
export class SetRepaymentScheduleInput extends FacilityCommandInput {
  @InputField(() => ScheduleTermsInput, {
    nullable: true,
    description:
      'To build the schedule from; `terms` or `instalments`, and one of them only (SCHEDULE_SOURCE_REQUIRED). A facility without a rate fails with RATE_REQUIRED.',
  })
  terms?: ScheduleTermsInput | null;

  @InputField(() => [InstalmentInput], {
    nullable: true,
    description: 'The schedule as agreed, in the order of the due dates; SCHEDULE_INVALID where it is not.',
  })
  instalments?: InstalmentInput[] | null;
}

@InputType()
export class RecordDrawdownInput extends FacilityCommandInput {
  @InputField(() => MoneyInput, {
    description: 'Above 0 and no more than is undrawn: DRAW_AMOUNT, DRAW_CURRENCY, DRAW_EXCEEDS_UNDRAWN.',
  })
  amount!: MoneyInput;

  @InputField(() => DateScalar, {
    description:
      'The day it was paid out: within the availability period (DRAW_OUTSIDE_AVAILABILITY) and not after the business date (DRAW_IN_FUTURE).',
  })
  valueDate!: string;

  @InputField(() => String, { nullable: true, description: 'What it was for.' })
  purpose?: string | null;

  @InputField(() => String, { nullable: true, description: 'Who was paid, where not the borrower itself.' })
  payee?: string | null;
}

@InputType()
export class RecordRepaymentInput extends FacilityCommandInput {
  @InputField(() => MoneyInput, {
    description: 'Above 0 and no more than is owed: REPAYMENT_AMOUNT, REPAYMENT_CURRENCY, REPAYMENT_EXCEEDS_OWED.',
  })
  amount!: MoneyInput;

  @InputField(() => DateScalar, {
    description: 'The day it was received; not after the business date (REPAYMENT_IN_FUTURE).',
  })
  paidOn!: string;
}
