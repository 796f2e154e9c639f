import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import type { ImportNote } from '../import-item.ts';
import type { RowCells } from './ibrd-cells.ts';

/** Column of each amount. */
export const AMOUNT_COLUMNS = {
  originalPrincipal: 'Original Principal Amount',
  cancelled: 'Cancelled Amount',
  undisbursed: 'Undisbursed Amount',
  disbursed: 'Disbursed Amount',
  repaid: 'Repaid to IBRD',
  due: 'Due to IBRD',
  soldToThirdParties: 'Sold 3rd Party',
  exchangeAdjustment: 'Exchange Adjustment',
  obligation: "Borrower's Obligation",
} as const;

/**
 * Amounts of a loan in its currency. Original principal and cancellations stay apart: the commitment that binds the
 * lender today is their difference, but both are facts of the file, and a limit's history needs the first.
 */
export interface IbrdAmounts {
  readonly originalPrincipal: DecimalString;
  readonly cancelled: DecimalString;
  /** originalPrincipal − cancelled: what may be, or has been, drawn. */
  readonly committed: DecimalString;
  readonly undisbursed: DecimalString;
  readonly disbursed: DecimalString;
  readonly repaid: DecimalString;
  /**
   * disbursed − repaid − sold at the rates of each day; below zero where a currency pool moved since. Not what is owed.
   */
  readonly due: DecimalString;
  readonly soldToThirdParties: DecimalString;
  /** What currency movements add to `due`. */
  readonly exchangeAdjustment: DecimalString;
  /** due + exchangeAdjustment: the principal the borrower owes today. */
  readonly obligation: DecimalString;
}

/** The amounts of a row; cells at fault become problems of the row. */
export function readAmounts(cells: RowCells): IbrdAmounts {
  const originalPrincipal = cells.amount(AMOUNT_COLUMNS.originalPrincipal);
  const cancelled = cells.amount(AMOUNT_COLUMNS.cancelled);
  return {
    originalPrincipal,
    cancelled,
    committed: new Decimal(originalPrincipal).minus(cancelled).toFixed(),
    undisbursed: cells.amount(AMOUNT_COLUMNS.undisbursed),
    disbursed: cells.amount(AMOUNT_COLUMNS.disbursed),
    repaid: cells.amount(AMOUNT_COLUMNS.repaid),
    due: cells.amount(AMOUNT_COLUMNS.due, { mayBeNegative: true }),
    soldToThirdParties: cells.amount(AMOUNT_COLUMNS.soldToThirdParties),
    exchangeAdjustment: cells.amount(AMOUNT_COLUMNS.exchangeAdjustment, { mayBeNegative: true }),
    obligation: cells.amount(AMOUNT_COLUMNS.obligation),
  };
}

/** A loan in several currencies is revalued on different days, so parts of a loan agree only to rounding. */
const TOLERANCE = new Decimal(1);

/** Sums that ought to hold and do not; older loans were revalued in pools of currencies and often do not add up. */
export function amountNotes(amounts: IbrdAmounts): ImportNote[] {
  const drawable = new Decimal(amounts.disbursed).plus(amounts.undisbursed);
  const settled = new Decimal(amounts.repaid).plus(amounts.due).plus(amounts.soldToThirdParties);
  const owed = new Decimal(amounts.due).plus(amounts.exchangeAdjustment);
  return [
    ...differenceNote('IDENTITY_COMMITTED', 'committed', amounts.committed, 'disbursed + undisbursed', drawable),
    ...differenceNote('IDENTITY_OBLIGATION', 'obligation', amounts.obligation, 'due + exchange adjustment', owed),
    ...differenceNote('IDENTITY_DISBURSED', 'disbursed', amounts.disbursed, 'repaid + due + sold', settled),
  ];
}

function differenceNote(
  code: string,
  name: string,
  value: DecimalString,
  formula: string,
  expected: Decimal,
): ImportNote[] {
  const difference = new Decimal(value).minus(expected);
  return difference.abs().lte(TOLERANCE)
    ? []
    : [{ code, message: `${name} differs from ${formula} by ${difference.toFixed()}` }];
}
