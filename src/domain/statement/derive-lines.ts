import { Decimal, type DecimalString } from '../shared/decimal.ts';
import { STATEMENT_IDENTITIES, type StatementIdentity } from './statement-identity.ts';

/** A line that was not reported and follows from reported ones. */
export interface DerivedLine {
  readonly code: string;
  readonly value: DecimalString;
  /** The sum it came from, for example `total_assets - total_liabilities`. */
  readonly from: string;
}

/** Reported and derived lines together, and which of them are derived. */
export interface DerivedLines {
  readonly lines: Readonly<Record<string, DecimalString>>;
  readonly derived: readonly DerivedLine[];
}

/**
 * Fills missing lines that an accounting identity settles, until nothing more follows; a reported line is never
 * overwritten, not even where an identity says that it is wrong. Where two identities could settle one line the
 * order of {@link STATEMENT_IDENTITIES} decides.
 */
export function deriveLines(reported: Readonly<Record<string, DecimalString>>): DerivedLines {
  const lines: Record<string, DecimalString> = { ...reported };
  const derived: DerivedLine[] = [];
  const identities = STATEMENT_IDENTITIES.filter((identity) => identity.derives);
  for (
    let found: DerivedLine | null = firstDerivable(identities, lines);
    found !== null;
    found = firstDerivable(identities, lines)
  ) {
    lines[found.code] = found.value;
    derived.push(found);
  }
  return { lines, derived };
}

function firstDerivable(
  identities: readonly StatementIdentity[],
  lines: Readonly<Record<string, DecimalString>>,
): DerivedLine | null {
  for (const identity of identities) {
    const line = solve(identity, lines);
    if (line !== null) return line;
  }
  return null;
}

/** The one missing line of an identity, from the others; null unless exactly one is missing. */
function solve(identity: StatementIdentity, lines: Readonly<Record<string, DecimalString>>): DerivedLine | null {
  // total - terms = 0, so the missing line with sign s equals -s times the signed sum of the others.
  const parts = [
    { code: identity.total, sign: 1 },
    ...identity.terms.map((term) => ({ code: term.code, sign: -term.sign })),
  ];
  const missing = parts.filter((part) => lines[part.code] === undefined);
  if (missing.length !== 1) return null;
  const { code, sign } = missing[0]!;
  const others = parts
    .filter((part) => part.code !== code)
    .map((part) => ({ code: part.code, sign: -sign * part.sign }));
  others.sort((a, b) => b.sign - a.sign);
  const value = others.reduce((sum, part) => sum.plus(new Decimal(lines[part.code]!).times(part.sign)), new Decimal(0));
  return { code, value: value.toFixed(), from: describeSum(others) };
}

function describeSum(parts: readonly { code: string; sign: number }[]): string {
  return parts
    .map((part, index) => `${part.sign < 0 ? (index === 0 ? '-' : ' - ') : index === 0 ? '' : ' + '}${part.code}`)
    .join('');
}
