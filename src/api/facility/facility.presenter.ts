import { arrearsOn } from '../../domain/facility/arrears.ts';
import { FACILITY_MACHINE } from '../../domain/facility/facility-machine.ts';
import { instalmentAccounts, loanAccount, owedInstalments } from '../../domain/facility/owed-instalments.ts';
import { outstandingAmount, undrawnAmount, utilisation } from '../../domain/facility/utilisation.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import { allowedCommands } from '../../domain/shared/state-machine.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type {
  DrawdownRow,
  FacilityRow,
  LoanAccountRows,
  RepaymentRow,
} from '../../persistence/facility/facility.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { FacilityType } from './facility.type.ts';
import type { ArrearsType, DrawdownType, RepaymentInstalmentType, RepaymentType } from './loan-account.type.ts';

export function presentFacility(row: FacilityRow): FacilityType {
  const { currency } = row;
  return {
    id: toGlobalId('Facility', row.id),
    rowId: row.id,
    clientRowId: row.client_id,
    row,
    reference: row.reference,
    product: row.product,
    purpose: row.purpose,
    status: row.status,
    allowedCommands: allowedCommands(FACILITY_MACHINE, row.status),
    currency,
    committed: { amount: row.committed, currency },
    cancelled: { amount: row.cancelled, currency },
    drawn: { amount: row.drawn, currency },
    repaid: { amount: row.repaid, currency },
    outstanding: { amount: outstandingAmount(row), currency },
    undrawn: { amount: undrawnAmount(row), currency },
    utilisation: utilisation(row),
    revolving: row.revolving,
    rate: row.rate,
    dayCount: row.day_count,
    tenorMonths: row.tenor_months,
    startsOn: row.starts_on,
    availableUntil: row.available_until,
    maturesOn: row.matures_on,
    repaymentStyle: row.repayment_style,
    daysPastDue: row.days_past_due,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function presentDrawdown(row: DrawdownRow, currency: string): DrawdownType {
  return {
    amount: { amount: row.amount, currency },
    valueDate: row.value_date,
    purpose: row.purpose,
    payee: row.payee,
    recordedAt: row.recorded_at,
  };
}

export function presentRepayment(row: RepaymentRow, currency: string): RepaymentType {
  const interest = new Decimal(row.amount).minus(row.principal).toString();
  return {
    amount: { amount: row.amount, currency },
    principal: { amount: row.principal, currency },
    interest: { amount: interest, currency },
    paidOn: row.paid_on,
    recordedAt: row.recorded_at,
  };
}

/** The schedule as it stands on the business date. */
export function presentSchedule(
  row: FacilityRow,
  records: LoanAccountRows,
  businessDate: IsoDate,
): RepaymentInstalmentType[] {
  const money = (amount: string) => ({ amount, currency: row.currency });
  return instalmentAccounts(loanAccount(row, records), businessDate).map(({ number, dueDate, status, ...amounts }) => ({
    number,
    dueDate,
    status,
    principal: money(amounts.principal),
    interest: money(amounts.interest),
    principalPaid: money(amounts.principalPaid),
    interestPaid: money(amounts.interestPaid),
    unpaid: money(amounts.unpaid),
  }));
}

/** Null where no due dates are agreed. */
export function presentArrears(row: FacilityRow, records: LoanAccountRows, businessDate: IsoDate): ArrearsType | null {
  if (records.schedule.length === 0) return null;
  const { currency } = row;
  const account = loanAccount(row, records);
  const { amount, principal, interest, ...when } = arrearsOn(
    owedInstalments(account),
    account.repayments,
    businessDate,
  );
  return {
    asOf: businessDate,
    amount: { amount, currency },
    principal: { amount: principal, currency },
    interest: { amount: interest, currency },
    ...when,
  };
}
