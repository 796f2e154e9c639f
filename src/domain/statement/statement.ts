import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';

/** Whether the group's figures or the company's own. */
export const STATEMENT_BASES = ['CONSOLIDATED', 'SEPARATE'] as const;
export type StatementBasis = (typeof STATEMENT_BASES)[number];

/** The auditor's opinion (ISA 700, 705); UNAUDITED when there is none. */
export const AUDIT_OPINIONS = ['UNAUDITED', 'UNQUALIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER'] as const;
export type AuditOpinion = (typeof AUDIT_OPINIONS)[number];

/** One amount as it was reported. */
export interface StatementLineInput {
  readonly code: string;
  readonly value: DecimalString;
}

/** A statement as a person or an importer hands it in. */
export interface StatementInput {
  readonly basis: StatementBasis;
  readonly audited: AuditOpinion;
  /** First day of the period. */
  readonly periodStart: IsoDate;
  /** Last day of the period, and the date of the balances. */
  readonly periodEnd: IsoDate;
  /** ISO 4217. */
  readonly currency: string;
  readonly lines: readonly StatementLineInput[];
}

/** What is odd about a statement that is recorded all the same, because real accounts are like that. */
export const STATEMENT_WARNING_CODES = [
  'STATEMENT_UNBALANCED',
  'STATEMENT_IDENTITY_BROKEN',
  'STATEMENT_AMOUNT_NEGATIVE',
] as const;
export type StatementWarningCode = (typeof STATEMENT_WARNING_CODES)[number];

/** One finding about a recorded statement, to be shown beside it. */
export interface StatementWarning {
  readonly code: StatementWarningCode;
  readonly message: string;
  /** The lines concerned. */
  readonly lines: readonly string[];
}

/** A statement that may be recorded, with what is odd about it. */
export interface ValidStatement {
  readonly basis: StatementBasis;
  readonly audited: AuditOpinion;
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  /** Whole months of the period: 3 for a quarter, 12 for a year of 52 or 53 weeks too. */
  readonly periodMonths: number;
  readonly currency: string;
  /** Reported amounts by line code. */
  readonly lines: Readonly<Record<string, DecimalString>>;
  readonly warnings: readonly StatementWarning[];
}
