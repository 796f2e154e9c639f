import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, STAFF, STAFF_AND_WALL, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

const CREDIT_COMMANDS = [
  'createFacility', 'changeFacilityStatus', 'setRepaymentSchedule', 'recordDrawdown', 'recordRepayment',
  'createCollateral', 'changeCollateralStatus', 'recordValuation', 'allocateCollateral', 'recordGuarantee',
] as const;

/** Facilities, collateral, guarantees and exposure. A partner sees that a facility exists and how it performs, not what secures it or whom it paid. */
export const CREDIT_ACCESS = {
  Query: { ...fields(EVERY_DUTY, 'facility', 'facilities'), ...fields(STAFF_AND_WALL, 'collateralItem') },
  Mutation: Object.fromEntries(CREDIT_COMMANDS.map((name) => [name, COMMAND_DUTIES[name]])),
  Client: { ...fields(EVERY_DUTY, 'facilities'), ...fields(STAFF_AND_WALL, 'collateral', 'exposures'), ...fields(STAFF, 'guarantees', 'guaranteesGiven') },
  Facility: {
    ...fields(
      EVERY_DUTY, 'id', 'reference', 'client', 'product', 'purpose', 'status', 'currency', 'committed', 'cancelled', 'drawn', 'repaid', 'outstanding', 'undrawn', 'utilisation',
      'revolving', 'dayCount', 'tenorMonths', 'startsOn', 'availableUntil', 'maturesOn', 'repaymentStyle', 'daysPastDue', 'arrears', 'version', 'createdAt', 'updatedAt',
    ),
    ...fields(STAFF_AND_WALL, 'loanToValue', 'collateralAllocations'),
    ...fields(STAFF, 'allowedCommands', 'statusHistory', 'rate', 'drawdowns', 'repayments', 'schedule', 'guarantees'),
  },
  FacilityConnection: fields(EVERY_DUTY, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  FacilityEdge: fields(EVERY_DUTY, 'cursor', 'node'),
  Arrears: fields(EVERY_DUTY, 'asOf', 'amount', 'principal', 'interest', 'oldestUnpaidDueDate', 'daysPastDue'),
  Ratio: fields(EVERY_DUTY, 'value', 'reason'),
  Drawdown: fields(STAFF, 'amount', 'valueDate', 'purpose', 'payee', 'recordedAt'),
  Repayment: fields(STAFF, 'amount', 'principal', 'interest', 'paidOn', 'recordedAt'),
  RepaymentInstalment: fields(STAFF, 'number', 'dueDate', 'principal', 'interest', 'principalPaid', 'interestPaid', 'unpaid', 'status'),
  Collateral: {
    ...fields(
      STAFF_AND_WALL, 'id', 'reference', 'client', 'kind', 'description', 'currency', 'status', 'latestValuation', 'valuations', 'valuationValidUntil', 'valuationIsStale',
      'lendableValue', 'loanToValue', 'allocations', 'unallocatedShare', 'version', 'createdAt', 'updatedAt',
    ),
    ...fields(STAFF, 'ownerName', 'ownedShare', 'haircut', 'priorCharges', 'allowedCommands', 'statusHistory'),
  },
  FacilityStatusChange: fields(STAFF, 'fromStatus', 'toStatus', 'reason', 'actor', 'occurredAt', 'recordedAt'),
  CollateralStatusChange: fields(STAFF, 'fromStatus', 'toStatus', 'reason', 'actor', 'occurredAt', 'recordedAt'),
  Valuation: fields(STAFF_AND_WALL, 'value', 'valuedOn', 'valuer', 'method', 'recordedAt'),
  SecuredAmount: fields(STAFF_AND_WALL, 'value', 'reason'),
  CollateralAllocation: fields(STAFF_AND_WALL, 'share', 'facility', 'collateral', 'lendableValue'),
  Guarantee: fields(STAFF, 'id', 'client', 'facility', 'guarantor', 'guarantorName', 'amount', 'validFrom', 'validTo', 'inForce'),
  Exposure: fields(STAFF_AND_WALL, 'currency', 'asOf', 'drawn', 'undrawn', 'guarantees', 'collateral', 'gross', 'net'),
  FacilityResult: fields(EVERY_DUTY, 'facility', 'failure'),
  RecordDrawdownResult: fields(EVERY_DUTY, 'facility', 'drawdown', 'failure'),
  RecordRepaymentResult: fields(EVERY_DUTY, 'facility', 'repayment', 'failure'),
  CollateralResult: fields(EVERY_DUTY, 'collateral', 'failure'),
  RecordValuationResult: fields(EVERY_DUTY, 'collateral', 'valuation', 'failure'),
  GuaranteeResult: fields(EVERY_DUTY, 'guarantee', 'failure'),
} satisfies TypeAccess;
