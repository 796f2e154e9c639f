import type { DayCount } from '../../domain/facility/day-count.ts';
import type { FacilityCommand, FacilityState } from '../../domain/facility/facility-machine.ts';
import type { InstalmentStatusCode } from '../../domain/facility/owed-instalments.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import type { FacilityOrdering } from '../../persistence/facility/facility.repository.ts';
import { enumOf, orderOf } from '../shared/enum.ts';

export const FacilityStatusEnum = enumOf<FacilityState>('FacilityStatus', 'Status of a facility.', {
  CONDITIONS_PENDING: 'Agreed; conditions precedent not yet met.',
  AVAILABLE: 'Available for drawdown, within its availability period.',
  DRAW_STOP: 'Drawdowns are stopped; amounts already drawn continue to run.',
  MATURED: 'Past its maturity date.',
  CLOSED: 'Ended with nothing owed.',
  CANCELLED: 'Ended before it was used.',
  DEFAULTED: 'In default.',
  RESTRUCTURED: 'Continues under new terms after a default.',
  WORKOUT: 'Transferred to workout.',
  WRITTEN_OFF: 'Written off.',
});

export const FacilityCommandEnum = enumOf<FacilityCommand>(
  'FacilityCommand',
  'A step that changes the status of a facility; a step the status does not allow fails with INVALID_TRANSITION.',
  {
    MEET_CONDITIONS: 'From CONDITIONS_PENDING to AVAILABLE.',
    STOP_DRAWING: 'From AVAILABLE to DRAW_STOP.',
    LIFT_DRAW_STOP: 'From DRAW_STOP to AVAILABLE.',
    MATURE: 'To MATURED.',
    DECLARE_DEFAULT: 'To DEFAULTED, from any status in which money can be owed.',
    CURE_DEFAULT: 'From DEFAULTED to DRAW_STOP; allowing drawdowns again is a separate decision.',
    RESTRUCTURE: 'From DEFAULTED or WORKOUT to RESTRUCTURED.',
    TRANSFER_TO_WORKOUT: 'From DEFAULTED or RESTRUCTURED to WORKOUT.',
    WRITE_OFF: 'From WORKOUT to WRITTEN_OFF.',
    CLOSE: 'To CLOSED; fails with FACILITY_OUTSTANDING while anything is owed.',
    CANCEL: 'To CANCELLED; fails with FACILITY_OUTSTANDING while anything is owed.',
  },
);

export const DayCountEnum = enumOf<DayCount>(
  'DayCount',
  'Day count convention for an interest period (ISDA 2006, 4.16).',
  {
    ACT_360: 'Actual days over 360.',
    ACT_365: 'Actual days over 365.',
    THIRTY_360: '30-day months over 360, bond basis.',
  },
);

export const RepaymentStyleEnum = enumOf<(typeof REPAYMENT_STYLES)[number]>(
  'RepaymentStyle',
  'How principal is repaid.',
  {
    BULLET: 'All principal at the end.',
    EQUAL_PRINCIPAL: 'Equal principal in each instalment.',
    ANNUITY: 'Equal payments of principal and interest together.',
    CUSTOM: 'Principal as listed.',
    SCULPTED: 'In proportion to the cash flow available for debt service.',
  },
);

export const InstalmentStatusEnum = enumOf<InstalmentStatusCode>(
  'InstalmentStatus',
  'Status of an instalment on the business date.',
  {
    UPCOMING: 'Due after the business date.',
    DUE: 'Due on the business date and not paid in full.',
    PAID: 'Was due and is paid in full.',
    OVERDUE: 'Was due before the business date and is not paid in full.',
    NOT_OWED: 'Not payable: nothing was drawn, or the loan was repaid earlier.',
  },
);

export const FacilityOrderEnum = orderOf<FacilityOrdering>(
  'FacilityOrder',
  'Sort order for facilities; ties are broken by ID.',
  {
    REFERENCE_ASC: { description: "By the institution's reference.", reveals: 'Facility.reference' },
    DAYS_PAST_DUE_DESC: { description: 'Most days past due first.', reveals: 'Facility.daysPastDue' },
    MATURES_ON_ASC: {
      description: 'Earliest maturity first; facilities without a maturity last.',
      reveals: 'Facility.maturesOn',
    },
  },
);
