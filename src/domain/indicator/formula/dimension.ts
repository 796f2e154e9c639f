import type { IndicatorUnit } from '../indicator.ts';

/**
 * The dimension of a value, as powers of money and days: a ratio is 0 and 0. `over` says what the value is a total
 * of: FLOW adds up over consecutive periods, NUMBER is a constant, OTHER does neither (a balance, a ratio).
 * `zero` marks the literal 0, which fits every dimension.
 */
export interface Dimension {
  readonly money: number;
  readonly days: number;
  readonly over: 'FLOW' | 'NUMBER' | 'OTHER';
  readonly zero?: true;
}

export const MONEY_STOCK: Dimension = { money: 1, days: 0, over: 'OTHER' };
export const MONEY_FLOW: Dimension = { money: 1, days: 0, over: 'FLOW' };
/** The days of a period add up over periods, so `annual(period_days)` is the length of the trailing year. */
export const DAYS_FLOW: Dimension = { money: 0, days: 1, over: 'FLOW' };
export const PURE_NUMBER: Dimension = { money: 0, days: 0, over: 'NUMBER' };
export const ZERO: Dimension = { money: 0, days: 0, over: 'NUMBER', zero: true };

/** The dimension of two values that stand side by side (added, compared, alternatives); null when they do not fit. */
export function unify(left: Dimension, right: Dimension): Dimension | null {
  if (left.zero) return right;
  if (right.zero) return left;
  if (!sameDimension(left, right)) return null;
  return { money: left.money, days: left.days, over: left.over === right.over ? left.over : 'OTHER' };
}

/** The dimension of a product (`sign` 1) or a quotient (`sign` -1). A flow stays one only times or over a constant. */
export function combine(left: Dimension, right: Dimension, sign: 1 | -1): Dimension {
  const over = right.over === 'NUMBER' ? left.over : left.over === 'NUMBER' && sign === 1 ? right.over : 'OTHER';
  return { money: left.money + sign * right.money, days: left.days + sign * right.days, over };
}

/** Whether a result of this dimension may carry the unit. */
export function fitsUnit(dimension: Dimension, unit: IndicatorUnit): boolean {
  if (dimension.zero) return true;
  const money = unit === 'MONEY' ? 1 : 0;
  const days = unit === 'DAYS' ? 1 : 0;
  return dimension.money === money && dimension.days === days;
}

/** `money`, `days`, `a number`, `money × days`, `1 / money`: for messages. */
export function describeDimension({ money, days }: Dimension): string {
  const above = [power('money', money), power('days', days)].filter((part) => part !== '').join(' × ');
  const below = [power('money', -money), power('days', -days)].filter((part) => part !== '').join(' × ');
  if (above === '' && below === '') return 'a number';
  return below === '' ? above : `${above === '' ? '1' : above} / ${below}`;
}

function sameDimension(left: Dimension, right: Dimension): boolean {
  return left.money === right.money && left.days === right.days;
}

function power(name: string, exponent: number): string {
  if (exponent < 1) return '';
  return exponent === 1 ? name : `${name}^${exponent}`;
}
