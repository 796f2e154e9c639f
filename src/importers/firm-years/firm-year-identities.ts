import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import type { ImportNote } from '../import-item.ts';

/** An identity between lines that the source promises: `line` = the sum of `plus` less the sum of `minus`. */
interface Identity {
  readonly code: string;
  readonly line: string;
  readonly plus: string;
  readonly minus?: string;
}

const IDENTITIES: readonly Identity[] = [
  { code: 'IDENTITY_REVENUE', line: 'revenue', plus: 'net_sales' },
  { code: 'IDENTITY_EBIT', line: 'ebit', plus: 'ebitda', minus: 'depreciation_and_amortization' },
  { code: 'IDENTITY_GROSS_PROFIT', line: 'gross_profit', plus: 'net_sales', minus: 'cost_of_goods_sold' },
  { code: 'IDENTITY_OPERATING_EXPENSES', line: 'operating_expenses', plus: 'net_sales', minus: 'ebitda' },
];

/** Figures that make no economic sense below zero, yet occur: told, not dropped. */
const EXPECTED_NOT_NEGATIVE = ['current_assets', 'net_sales', 'total_assets', 'market_capitalisation'];

/** The source rounds to thousands, so a sum of three rounded figures may be off by a thousand and a half. */
const TOLERANCE_USD = new Decimal(1500);

/** What about a firm-year deserves a note: identities that do not hold, and negative figures that should not be. */
export function identityNotes(lines: Readonly<Record<string, DecimalString>>): ImportNote[] {
  return [...IDENTITIES.flatMap((identity) => identityNote(identity, lines)), ...negativeNotes(lines)];
}

function identityNote(
  { code, line, plus, minus }: Identity,
  lines: Readonly<Record<string, DecimalString>>,
): ImportNote[] {
  const expected = new Decimal(lines[plus] ?? 0).minus(minus === undefined ? 0 : (lines[minus] ?? 0));
  const difference = new Decimal(lines[line] ?? 0).minus(expected);
  if (difference.abs().lte(TOLERANCE_USD)) return [];
  const formula = minus === undefined ? plus : `${plus} − ${minus}`;
  return [{ code, message: `${line} differs from ${formula} by ${difference.toFixed()} USD` }];
}

function negativeNotes(lines: Readonly<Record<string, DecimalString>>): ImportNote[] {
  return EXPECTED_NOT_NEGATIVE.filter((code) => lines[code]?.startsWith('-')).map((code) => ({
    code: `NEGATIVE_${code.toUpperCase()}`,
    message: `${code} is ${lines[code]} USD`,
  }));
}
