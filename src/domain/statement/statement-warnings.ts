import { Decimal, type DecimalString } from '../shared/decimal.ts';
import type { StatementWarning } from './statement.ts';
import {
  describeIdentity,
  identityGap,
  identityTolerance,
  STATEMENT_IDENTITIES,
  type StatementIdentity,
} from './statement-identity.ts';

type Lines = Readonly<Record<string, DecimalString>>;

/** Lines whose amount can hardly be below zero: a negative one is mostly a slip of sign, and sometimes true. */
const SELDOM_NEGATIVE = [
  'accounts_receivable',
  'inventory',
  'current_assets',
  'total_assets',
  'accounts_payable',
  'short_term_debt',
  'current_liabilities',
  'long_term_debt',
  'total_liabilities',
  'market_capitalisation',
  'revenue',
  'net_sales',
] as const;

/**
 * What is odd about the lines of a statement. These are findings and never refusals: published accounts hold broken
 * identities and negative sales, and a system of record that drops them hides what an analyst should see.
 */
export function statementWarnings(lines: Lines): StatementWarning[] {
  const broken = STATEMENT_IDENTITIES.map((identity) => identityWarning(identity, lines)).filter(
    (warning) => warning !== null,
  );
  return [
    ...broken,
    ...SELDOM_NEGATIVE.filter(
      (code) => lines[code]?.startsWith('-') === true && !new Decimal(lines[code]).isZero(),
    ).map((code) => negativeWarning(code, lines)),
  ];
}

function identityWarning(identity: StatementIdentity, lines: Lines): StatementWarning | null {
  const gap = identityGap(identity, lines);
  if (gap === null || gap.abs().lte(identityTolerance(identity, lines))) return null;
  const balance = identity.total === 'total_assets';
  return {
    code: balance ? 'STATEMENT_UNBALANCED' : 'STATEMENT_IDENTITY_BROKEN',
    message: `${describeIdentity(identity)} is off by ${gap.toFixed()}; check these lines against the published statement.`,
    lines: [identity.total, ...identity.terms.map((term) => term.code)],
  };
}

function negativeWarning(code: string, lines: Lines): StatementWarning {
  return {
    code: 'STATEMENT_AMOUNT_NEGATIVE',
    message: `${code} is negative (${lines[code]}); check its sign.`,
    lines: [code],
  };
}
