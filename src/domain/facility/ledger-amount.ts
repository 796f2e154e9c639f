import { Decimal, isDecimalString } from '../shared/decimal.ts';
import { isCurrency } from '../shared/money.ts';
import type { Money } from '../shared/money.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';

// 18 + 10 digits leave six of the 34 that arithmetic carries: a million amounts still add up to the last digit.
const LEDGER_PATTERN = /^\d{1,18}(\.\d{1,10})?$/;

export type LedgerFailure = Failure<'AMOUNT_OUT_OF_RANGE'>;

/**
 * An amount that enters the books: 0 or more, at most 18 digits before the point and 10 after it, so that every sum of
 * such amounts stays exact. The value comes without needless zeros.
 */
export function ledgerAmount(text: string, path: string): Result<string, LedgerFailure> {
  // The constructor keeps every digit; only arithmetic rounds.
  const exact = isDecimalString(text) ? new Decimal(text).toString() : '';
  if (LEDGER_PATTERN.test(exact)) return ok(exact);
  return fail(
    'AMOUNT_OUT_OF_RANGE',
    `${text.slice(0, 60)} cannot be booked: an amount is 0 or more, with at most 18 digits before the point and 10 after it.`,
    path,
  );
}

/** The same, above 0. */
export function positiveLedgerAmount(text: string, path: string): Result<string, LedgerFailure> {
  const amount = ledgerAmount(text, path);
  if (amount.ok && new Decimal(amount.value).isZero())
    return fail('AMOUNT_OUT_OF_RANGE', 'The amount must be above 0.', path);
  return amount;
}

/** Both parts of an amount above 0 in a currency that exists. */
export function positiveLedgerMoney(
  money: Money,
  path: string,
): Result<Money, Failure<'AMOUNT_OUT_OF_RANGE' | 'CURRENCY_UNKNOWN'>> {
  if (!isCurrency(money.currency)) return unknownCurrency(money.currency, `${path}.currency`);
  const amount = positiveLedgerAmount(money.amount, `${path}.amount`);
  return amount.ok ? ok({ amount: amount.value, currency: money.currency }) : amount;
}

/** The failure of a code that is no currency. */
export function unknownCurrency(
  code: string,
  path: string,
): { readonly ok: false; readonly failure: Failure<'CURRENCY_UNKNOWN'> } {
  return fail('CURRENCY_UNKNOWN', `"${code.slice(0, 10)}" is no ISO 4217 currency; write a code such as CNY.`, path);
}
