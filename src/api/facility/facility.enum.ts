import type { DayCount } from '../../domain/facility/day-count.ts';
import type { FacilityCommand, FacilityState } from '../../domain/facility/facility-machine.ts';
import type { InstalmentStatusCode } from '../../domain/facility/owed-instalments.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { enumOf, orderOf } from '../shared/enum.ts';

export const FacilityStatusEnum = enumOf<FacilityState>('FacilityStatus', 'Where a facility stands in its life.', {
  CONDITIONS_PENDING: 'Agreed; conditions precedent are still to be met.',
  AVAILABLE: 'Can be drawn, within its availability period.',
  DRAW_STOP: 'Drawing is stopped; what is drawn runs on.',
  MATURED: 'Past its maturity.',
  CLOSED: 'Ended with nothing owed.',
  CANCELLED: 'Ended before it was used.',
  DEFAULTED: 'In default.',
  RESTRUCTURED: 'Runs on under new terms after a default.',
  WORKOUT: 'Handed to workout.',
  WRITTEN_OFF: 'Taken off the books.',
});

export const FacilityCommandEnum = enumOf<FacilityCommand>(
  'FacilityCommand',
  'What can be done to the status of a facility; one that its status does not allow fails with INVALID_TRANSITION.',
  {
    MEET_CONDITIONS: 'From CONDITIONS_PENDING to AVAILABLE.',
    STOP_DRAWING: 'From AVAILABLE to DRAW_STOP.',
    LIFT_DRAW_STOP: 'From DRAW_STOP to AVAILABLE.',
    MATURE: 'To MATURED.',
    DECLARE_DEFAULT: 'To DEFAULTED, from any status in which money can be owed.',
    CURE_DEFAULT: 'From DEFAULTED to DRAW_STOP; drawing again is a decision of its own.',
    RESTRUCTURE: 'From DEFAULTED or WORKOUT to RESTRUCTURED.',
    TRANSFER_TO_WORKOUT: 'From DEFAULTED or RESTRUCTURED to WORKOUT.',
    WRITE_OFF: 'From WORKOUT to WRITTEN_OFF.',
    CLOSE: 'To CLOSED; refused with FACILITY_OUTSTANDING while anything is owed.',
    CANCEL: 'To CANCELLED; refused with FACILITY_OUTSTANDING while anything is owed.',
  },
);

export const DayCountEnum = enumOf<DayCount>(
  'DayCount',
  'How the days of an interest period are counted (ISDA 2006, 4.16).',
  {
    ACT_360: 'Actual days over 360.',
    ACT_365: 'Actual days over 365.',
    THIRTY_360: 'Months of 30 days over 360, bond basis.',
  },
);

export const RepaymentStyleEnum = enumOf<(typeof REPAYMENT_STYLES)[number]>(
  'RepaymentStyle',
  'How principal comes back.',
  {
    BULLET: 'All at the end.',
    EQUAL_PRINCIPAL: 'The same principal with each instalment.',
    ANNUITY: 'The same payment of principal and interest each time.',
    CUSTOM: 'As listed.',
    SCULPTED: 'In proportion to the cash flow available for debt service.',
  },
);

export const InstalmentStatusEnum = enumOf<InstalmentStatusCode>(
  'InstalmentStatus',
  'Where an instalment stands on the business date.',
  {
    UPCOMING: 'Falls due after the business date.',
    DUE: 'Falls due on the business date and is not paid in full.',
    PAID: 'Fell due and is paid in full.',
    OVERDUE: 'Fell due before the business date and is not paid in full.',
    NOT_OWED: 'Cannot be asked for: nothing was drawn, or the loan was repaid before.',
  },
);

export const FacilityOrderEnum = orderOf<FacilityOrdering>(
  'FacilityOrder',
  'How a list of facilities is ordered; ties by ID.',
  {
    REFERENCE_ASC: { description: "By the institution's reference.", reveals: 'Facility.reference' },
    DAYS_PAST_DUE_DESC: { description: 'The latest first.', reveals: 'Facility.daysPastDue' },
    MATURES_ON_ASC: {
      description: 'The next to mature first; without a maturity last.',
      reveals: 'Facility.maturesOn',
    },
  },
);
