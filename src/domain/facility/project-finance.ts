import { Decimal, sumDecimals } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { ratioOf } from '../shared/money.ts';
import type { Ratio } from '../shared/money.ts';
import type { IsoDate } from '../shared/time.ts';
import { yearFraction } from './day-count.ts';
import type { DayCount } from './day-count.ts';

/** What CFADS is made of, for one period; costs and increases are positive. */
export interface CashFlowLines {
  readonly ebitda: DecimalString;
  readonly maintenanceCapex: DecimalString;
  readonly increaseInWorkingCapital: DecimalString;
  readonly tax: DecimalString;
}

/** Scheduled principal and interest of the senior debt in a period, 0 or more. */
export interface DebtService {
  readonly principal: DecimalString;
  readonly interest: DecimalString;
}

/** The project's cash in one period of its model, actual or forecast; `cfads` may be negative. */
export interface ProjectPeriod extends DebtService {
  readonly endDate: IsoDate;
  readonly cfads: DecimalString;
}

/** What cash flows still to come are discounted with: the loan's own rate, from the date of the balance on. */
export interface Discounting {
  readonly annualRate: DecimalString;
  readonly dayCount: DayCount;
  readonly asOf: IsoDate;
}

/** Cash flow available for debt service = EBITDA − maintenance capex − increase in net working capital − tax. */
export function cashFlowAvailableForDebtService({
  ebitda,
  maintenanceCapex,
  increaseInWorkingCapital,
  tax,
}: CashFlowLines): DecimalString {
  return new Decimal(ebitda).minus(maintenanceCapex).minus(increaseInWorkingCapital).minus(tax).toString();
}

/**
 * Debt service cover of one or more periods together = Σ CFADS / Σ (principal + interest); null where no debt service
 * falls due.
 */
export function debtServiceCover(periods: readonly Omit<ProjectPeriod, 'endDate'>[]): Ratio<'NO_DEBT_SERVICE'> {
  const cash = sumDecimals(periods.map(({ cfads }) => cfads));
  const service = sumDecimals(periods.flatMap(({ principal, interest }) => [principal, interest]));
  return ratioOf(cash, service, 'NO_DEBT_SERVICE');
}

/** LLCR = PV of CFADS from the date of the balance to the loan's maturity / outstanding debt. */
export function loanLifeCover(
  periods: readonly ProjectPeriod[],
  maturity: IsoDate,
  outstandingDebt: DecimalString,
  discounting: Discounting,
): Ratio<'NO_DEBT_OUTSTANDING'> {
  return projectLifeCover(
    periods.filter(({ endDate }) => endDate <= maturity),
    outstandingDebt,
    discounting,
  );
}

/**
 * PLCR = PV of all CFADS to the project's end / outstanding debt; periods that ended by the date of the balance are
 * left out.
 */
export function projectLifeCover(
  periods: readonly ProjectPeriod[],
  outstandingDebt: DecimalString,
  discounting: Discounting,
): Ratio<'NO_DEBT_OUTSTANDING'> {
  const future = periods.filter(({ endDate }) => endDate > discounting.asOf);
  return ratioOf(presentValue(future, discounting), new Decimal(outstandingDebt), 'NO_DEBT_OUTSTANDING');
}

/**
 * Each period's cash at its end, discounted with simple interest within a period and compound between them, as the loan
 * accrues.
 */
function presentValue(periods: readonly ProjectPeriod[], { annualRate, dayCount, asOf }: Discounting): Decimal {
  let discount = new Decimal(1);
  let from = asOf;
  let sum = new Decimal(0);
  for (const { endDate, cfads } of [...periods].sort((a, b) => (a.endDate < b.endDate ? -1 : 1))) {
    discount = discount.div(yearFraction(dayCount, from, endDate).times(annualRate).plus(1));
    sum = sum.plus(discount.times(cfads));
    from = endDate;
  }
  return sum;
}
