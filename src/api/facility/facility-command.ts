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
    description: 'The facility by its global ID. One of units your duty does not cover fails with FACILITY_NOT_FOUND.',
  }),
  facilityReference: input(() => String, {
    nullable: true,
    description: "The facility by the institution's own number.",
  }),
};

interface OfFacility {
  readonly facilityId: string;
}

const FACILITY = part(
  () => FacilityType,
  (context, { facilityId }: OfFacility) => FACILITY_NODE.show(context, facilityId),
);
const FACILITY_RESULT = resultType('FacilityResult', 'A facility as a command left it.', { facility: FACILITY });
const DRAWDOWN_RESULT = resultType('RecordDrawdownResult', 'A drawing as recorded.', {
  facility: FACILITY,
  drawdown: part(() => DrawdownType, showDrawdown),
});
const REPAYMENT_RESULT = resultType('RecordRepaymentResult', 'A repayment as recorded.', {
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
    description: 'Enters a facility; its conditions are still to be met.',
    result: FACILITY_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description: 'The borrower by its global ID; `clientId` or `clientReference`, and one of them only.',
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "The borrower by the institution's own number.",
      }),
      reference: input(() => String, {
        description: "The institution's own number for the facility; FACILITY_REFERENCE_TAKEN where another has it.",
      }),
      product: input(() => String, { description: "The kind of facility in the institution's own words." }),
      purpose: input(() => String, { nullable: true, description: 'What the money is for.' }),
      committed: input(() => MoneyInput, {
        description:
          "What is agreed, above 0, at most 18 digits before the point and 10 after it; its currency is the facility's. AMOUNT_OUT_OF_RANGE, CURRENCY_UNKNOWN.",
      }),
      rate: input(() => DecimalScalar, {
        nullable: true,
        description: "A year's rate as a fraction from 0 to 10, 0.045 for 4.5 %; RATE_OUT_OF_RANGE.",
      }),
      dayCount: input(() => DayCountEnum, { description: 'How interest days are counted.' }),
      tenorMonths: input(() => Int, {
        nullable: true,
        description: 'Months from start to maturity, 1 or more; TENOR_OUT_OF_RANGE.',
      }),
      startsOn: input(() => DateScalar, {
        nullable: true,
        description: 'The first day it can be drawn; any day where left out.',
      }),
      availableUntil: input(() => DateScalar, {
        nullable: true,
        description: 'The last day it can be drawn; not before the start, or DATES_OUT_OF_ORDER.',
      }),
      maturesOn: input(() => DateScalar, {
        nullable: true,
        description: 'The day all of it is to be repaid by; not before the others, or DATES_OUT_OF_ORDER.',
      }),
      revolving: input(() => Boolean, {
        defaultValue: false,
        description: 'Whether what is repaid can be drawn again.',
      }),
      repaymentStyle: input(() => RepaymentStyleEnum, { nullable: true, description: 'How principal comes back.' }),
    },
  }),
  mutation(changeFacilityStatus, {
    description: 'Moves a facility on in its life.',
    result: FACILITY_RESULT,
    input: {
      ...FACILITY_KEY,
      command: input(() => FacilityCommandEnum, {
        description:
          'What to do; INVALID_TRANSITION where the status does not allow it, FACILITY_OUTSTANDING where something is still owed.',
      }),
      reason: input(() => String, { description: 'Why; not blank.' }),
    },
  }),
  mutation(setRepaymentSchedule, {
    description:
      'Agrees when a facility comes back. It can be replaced while nothing was repaid (SCHEDULE_IN_USE), and repays no more than is committed (SCHEDULE_EXCEEDS_COMMITMENT).',
    result: FACILITY_RESULT,
    input: {
      ...FACILITY_KEY,
      terms: input(() => ScheduleTermsInput, {
        nullable: true,
        description:
          'To build the schedule from; `terms` or `instalments`, and one of them only (SCHEDULE_SOURCE_REQUIRED). A facility without a rate fails with RATE_REQUIRED.',
      }),
      instalments: input(() => [InstalmentInput], {
        nullable: true,
        description: 'The schedule as agreed, in the order of the due dates; SCHEDULE_INVALID where it is not.',
      }),
    },
  }),
  mutation(recordDrawdown, {
    description: 'Books money paid out under a facility that is AVAILABLE (DRAW_STATE).',
    result: DRAWDOWN_RESULT,
    input: {
      ...FACILITY_KEY,
      amount: input(() => MoneyInput, {
        description: 'Above 0 and no more than is undrawn: DRAW_AMOUNT, DRAW_CURRENCY, DRAW_EXCEEDS_UNDRAWN.',
      }),
      valueDate: input(() => DateScalar, {
        description:
          'The day it was paid out: within the availability period (DRAW_OUTSIDE_AVAILABILITY) and not after the business date (DRAW_IN_FUTURE).',
      }),
      purpose: input(() => String, { nullable: true, description: 'What it was for.' }),
      payee: input(() => String, { nullable: true, description: 'Who was paid, where not the borrower itself.' }),
    },
  }),
  mutation(recordRepayment, {
    description: 'Books money received on a facility: interest that is due first, then principal.',
    result: REPAYMENT_RESULT,
    input: {
      ...FACILITY_KEY,
      amount: input(() => MoneyInput, {
        description: 'Above 0 and no more than is owed: REPAYMENT_AMOUNT, REPAYMENT_CURRENCY, REPAYMENT_EXCEEDS_OWED.',
      }),
      paidOn: input(() => DateScalar, {
        description: 'The day it was received; not after the business date (REPAYMENT_IN_FUTURE).',
      }),
    },
  }),
];
