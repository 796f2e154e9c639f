import { Decimal, type DecimalString } from '../shared/decimal.ts';

/** A line's amount enters the identity as it is (`1`) or with its sign turned (`-1`). */
export interface IdentityTerm {
  readonly code: string;
  readonly sign: 1 | -1;
}

/** `total = sum of the terms`, as accounting defines it. */
export interface StatementIdentity {
  readonly total: string;
  readonly terms: readonly IdentityTerm[];
  /** Whether a missing line may be filled from the others. */
  readonly derives: boolean;
}

const plus = (code: string): IdentityTerm => ({ code, sign: 1 });
const minus = (code: string): IdentityTerm => ({ code, sign: -1 });

/**
 * The identities of a statement, in the order in which lines are derived from them. Operating expenses are only
 * checked: publishers draw that line differently, so nothing is concluded from it.
 */
export const STATEMENT_IDENTITIES: readonly StatementIdentity[] = [
  { total: 'total_assets', terms: [plus('total_liabilities'), plus('equity')], derives: true },
  { total: 'revenue', terms: [plus('net_sales')], derives: true },
  { total: 'gross_profit', terms: [plus('net_sales'), minus('cost_of_goods_sold')], derives: true },
  { total: 'ebit', terms: [plus('ebitda'), minus('depreciation_and_amortization')], derives: true },
  { total: 'operating_expenses', terms: [plus('net_sales'), minus('ebitda')], derives: false },
];

/** `total_assets = total_liabilities + equity`: how messages write an identity. */
export function describeIdentity(identity: StatementIdentity): string {
  const [first, ...rest] = identity.terms;
  const tail = rest.map((term) => ` ${term.sign === 1 ? '+' : '-'} ${term.code}`).join('');
  return `${identity.total} = ${first!.code}${tail}`;
}

/** By how much the total exceeds its terms; null when a line is missing. */
export function identityGap(
  identity: StatementIdentity,
  lines: Readonly<Record<string, DecimalString>>,
): Decimal | null {
  let gap = lines[identity.total] === undefined ? null : new Decimal(lines[identity.total]!);
  for (const term of identity.terms) {
    const amount = lines[term.code];
    if (amount === undefined || gap === null) return null;
    gap = gap.minus(new Decimal(amount).times(term.sign));
  }
  return gap;
}

/**
 * What rounding explains: published figures are rounded one by one, so an identity may be off by one unit of the
 * last published place for each line in it, or by one basis point of its largest amount (figures given in full that
 * were rounded to millions).
 */
export function identityTolerance(
  identity: StatementIdentity,
  lines: Readonly<Record<string, DecimalString>>,
): Decimal {
  const amounts = [identity.total, ...identity.terms.map((term) => term.code)].map((code) => lines[code] ?? '0');
  // Places as written: 100.00 was published to the cent and 100 was not.
  const places = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  const rounding = new Decimal(10).pow(-places).times(amounts.length);
  return Decimal.max(rounding, Decimal.max(...amounts.map((amount) => new Decimal(amount).abs())).times('0.0001'));
}
