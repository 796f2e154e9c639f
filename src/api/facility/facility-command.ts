import { Int } from 'type-graphql';
import { changeFacilityStatus } from '../../app/facility/change-facility-status.ts';
import { createFacility } from '../../app/facility/create-facility.ts';
import { recordDrawdown } from '../../app/facility/record-drawdown.ts';
import { recordRepayment } from '../../app/facility/record-repayment.ts';
import { setRepaymentSchedule } from '../../app/facility/set-repayment-schedule.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import { MoneyInput } from '../shared/money.type.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { DayCountEnum, FacilityCommandEnum, RepaymentStyleEnum } from './facility.enum.ts';
import { InstalmentInput, ScheduleTermsInput } from './facility.input.ts';
import { FACILITY_NODE, drawdownsOf, repaymentsOf } from './facility.loader.ts';
import { presentDrawdown, presentRepayment } from './facility.presenter.ts';
import { FacilityType } from './facility.type.ts';
import { DrawdownType, RepaymentType } from './loan-account.type.ts';

/** What every command on a facility takes: `facilityId` or `facilityReference`, and one of them only. */
const FACILITY_KEY = {
  facilityId: idInput('Facility', {
    nullable: true,
    description:
      "The facility's global ID. If the facility is in units your duty does not cover, the command fails with FACILITY_NOT_FOUND.",
  }),
  facilityReference: input(() => String, {
    nullable: true,
    description: "The institution's own number for the facility.",
  }),
};

interface OfFacility {
  readonly facilityId: string;
}

const FACILITY = part(
  () => FacilityType,
  (context, { facilityId }: OfFacility) => FACILITY_NODE.show(context, facilityId),
);
const FACILITY_RESULT = resultType('FacilityResult', 'The facility after the command.', { facility: FACILITY });
const DRAWDOWN_RESULT = resultType('RecordDrawdownResult', 'The drawdown as recorded.', {
  facility: FACILITY,
  drawdown: part(() => DrawdownType, showDrawdown),
});
const REPAYMENT_RESULT = resultType('RecordRepaymentResult', 'The repayment as recorded.', {
  facility: FACILITY,
  repayment: part(() => RepaymentType, showRepayment),
});

async function showDrawdown(
  context: RequestContext,
  { facilityId, drawdownId }: OfFacility & { drawdownId: string },
): Promise<DrawdownType | null> {
  const facility = await FACILITY_NODE.show(context, facilityId);
  const row = (await context.load(drawdownsOf, facilityId)).find(({ id }) => id === drawdownId);
  return facility === null || row === undefined ? null : presentDrawdown(row, facility.currency);
}

async function showRepayment(
  context: RequestContext,
  { facilityId, repaymentId }: OfFacility & { repaymentId: string },
): Promise<RepaymentType | null> {
  const facility = await FACILITY_NODE.show(context, facilityId);
  const row = (await context.load(repaymentsOf, facilityId)).find(({ id }) => id === repaymentId);
  return facility === null || row === undefined ? null : presentRepayment(row, facility.currency);
}

export const FACILITY_MUTATIONS = [
  mutation(createFacility, {
    description: 'Adds a facility; its conditions precedent are still to be met.',
    result: FACILITY_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description: "The borrower's global ID; give exactly one of `clientId` and `clientReference`.",
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for the borrower.",
      }),
      reference: input(() => String, {
        description: "The institution's own number for the facility; FACILITY_REFERENCE_TAKEN if already in use.",
      }),
      product: input(() => String, { description: "The kind of facility, in the institution's own terms." }),
      purpose: input(() => String, { nullable: true, description: 'Purpose of the loan.' }),
      committed: input(() => MoneyInput, {
        description:
          "Committed amount, above 0, at most 18 digits before the decimal point and 10 after it; its currency is the facility's. AMOUNT_OUT_OF_RANGE, CURRENCY_UNKNOWN.",
      }),
      rate: input(() => DecimalScalar, {
        nullable: true,
        description: 'Annual interest rate as a fraction from 0 to 10, 0.045 for 4.5 %; RATE_OUT_OF_RANGE.',
      }),
      dayCount: input(() => DayCountEnum, { description: 'Day count convention for interest.' }),
      tenorMonths: input(() => Int, {
        nullable: true,
        description: 'Months from start to maturity, 1 or more; TENOR_OUT_OF_RANGE.',
      }),
      startsOn: input(() => DateScalar, {
        nullable: true,
        description: 'First day for drawdown; any day if omitted.',
      }),
      availableUntil: input(() => DateScalar, {
        nullable: true,
        description: 'Last day for drawdown; not before the start (DATES_OUT_OF_ORDER).',
      }),
      maturesOn: input(() => DateScalar, {
        nullable: true,
        description:
          'Final maturity: the day by which everything must be repaid; not before the other dates (DATES_OUT_OF_ORDER).',
      }),
      revolving: input(() => Boolean, {
        defaultValue: false,
        description: 'Whether repaid amounts can be drawn again.',
      }),
      repaymentStyle: input(() => RepaymentStyleEnum, { nullable: true, description: 'How principal is repaid.' }),
    },
  }),
  mutation(changeFacilityStatus, {
    description: 'Changes the status of a facility.',
    result: FACILITY_RESULT,
    input: {
      ...FACILITY_KEY,
      command: input(() => FacilityCommandEnum, {
        description:
          'The step to take; INVALID_TRANSITION if the status does not allow it, FACILITY_OUTSTANDING if anything is still owed.',
      }),
      reason: input(() => String, { description: 'The reason; must not be blank.' }),
    },
  }),
  mutation(setRepaymentSchedule, {
    description:
      "Sets a facility's repayment schedule. It can be replaced until the first repayment (SCHEDULE_IN_USE), and may not repay more than is committed (SCHEDULE_EXCEEDS_COMMITMENT).",
    result: FACILITY_RESULT,
    input: {
      ...FACILITY_KEY,
      terms: input(() => ScheduleTermsInput, {
        nullable: true,
        description:
          'Terms to build the schedule from; give exactly one of `terms` and `instalments` (SCHEDULE_SOURCE_REQUIRED). A facility without a rate fails with RATE_REQUIRED.',
      }),
      instalments: input(() => [InstalmentInput], {
        nullable: true,
        description: 'The agreed schedule, ordered by due date; SCHEDULE_INVALID if it is not.',
      }),
    },
  }),
  mutation(recordDrawdown, {
    description: 'Records a drawdown under a facility, which must be AVAILABLE (DRAW_STATE).',
    result: DRAWDOWN_RESULT,
    input: {
      ...FACILITY_KEY,
      amount: input(() => MoneyInput, {
        description: 'Above 0 and at most the undrawn amount: DRAW_AMOUNT, DRAW_CURRENCY, DRAW_EXCEEDS_UNDRAWN.',
      }),
      valueDate: input(() => DateScalar, {
        description:
          'Value date: within the availability period (DRAW_OUTSIDE_AVAILABILITY) and not after the business date (DRAW_IN_FUTURE).',
      }),
      purpose: input(() => String, { nullable: true, description: 'Purpose of the drawdown.' }),
      payee: input(() => String, { nullable: true, description: 'Who was paid, if not the borrower.' }),
    },
  }),
  mutation(recordRepayment, {
    description: 'Records a repayment of a facility: it pays interest due first, then principal.',
    result: REPAYMENT_RESULT,
    input: {
      ...FACILITY_KEY,
      amount: input(() => MoneyInput, {
        description: 'Above 0 and at most what is owed: REPAYMENT_AMOUNT, REPAYMENT_CURRENCY, REPAYMENT_EXCEEDS_OWED.',
      }),
      paidOn: input(() => DateScalar, {
        description: 'The day it was received; not after the business date (REPAYMENT_IN_FUTURE).',
      }),
    },
  }),
];
