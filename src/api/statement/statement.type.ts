import { Int } from 'type-graphql';
import type { StatementSection } from '../../domain/statement/line-item.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const BasisEnum = enumOf<StatementBasis>('StatementBasis', 'Whose figures a statement contains.', {
  CONSOLIDATED: "Consolidated: the group's figures.",
  SEPARATE: "Separate: the company's own figures.",
});

export const AuditOpinionEnum = enumOf<AuditOpinion>('AuditOpinion', "The auditor's opinion (ISA 700, 705).", {
  UNAUDITED: 'Not audited.',
  UNQUALIFIED: 'Unqualified: true and fair view.',
  QUALIFIED: 'Qualified: true and fair view, except for the matters named in the opinion.',
  ADVERSE: 'Adverse: no true and fair view.',
  DISCLAIMER: 'Disclaimer: the auditor could not form an opinion.',
});

export const SectionEnum = enumOf<StatementSection>(
  'StatementSection',
  'The part of the statement a line belongs to.',
  {
    BALANCE_SHEET: 'Balance sheet: balances at the end of the period.',
    INCOME: 'Income statement: flows over the period.',
    CASH_FLOW: 'Cash flow statement: flows over the period.',
    MEMO: 'Outside the statements: market data.',
  },
);

export const StatementLineType = objectType(
  'StatementLine',
  { description: 'One amount in a statement.' },
  {
    name: hidden<string>(),
    code: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'Code in the chart of lines, such as current_assets.',
    }),
    section: field(() => SectionEnum, {
      duties: STAFF_AND_WALL,
      description: 'The part of the statement it belongs to.',
    }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "In major units of the statement's currency; costs and liabilities are positive.",
    }),
    derived: field(() => Boolean, {
      duties: STAFF_AND_WALL,
      description: 'Whether it was derived from other lines by identity rather than reported.',
    }),
  },
);
export type StatementLineType = InstanceType<typeof StatementLineType>;

export const FinancialStatementType = objectType(
  'FinancialStatement',
  {
    inherited: STAFF_AND_WALL,
    of: NodeType,
    description:
      "One version of a client's financial statement for one period. A restatement is a further version; versions are never overwritten.",
  },
  {
    statementRowId: hidden<string>(),
    clientRowId: hidden<string>(),
    basis: field(() => BasisEnum, { duties: STAFF_AND_WALL, description: 'Whose figures it contains.' }),
    periodStart: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'First day of the period.' }),
    periodEnd: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      description: 'Last day of the period, and the balance sheet date.',
    }),
    periodMonths: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Length of the period in months: 3 for a quarter, 12 for a year.',
    }),
    version: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: '1 for the statement as first recorded, incremented by each restatement.',
    }),
    current: field(() => Boolean, { duties: STAFF_AND_WALL, description: 'Whether it is the latest version.' }),
    currency: field(() => String, { duties: STAFF_AND_WALL, description: 'ISO 4217 code of all its amounts.' }),
    auditOpinion: field(() => AuditOpinionEnum, {
      duties: STAFF_AND_WALL,
      description: "The auditor's opinion on it.",
    }),
    lines: field(() => [StatementLineType], {
      duties: STAFF_AND_WALL,
      description: 'Its lines, in chart order.',
    }),
    notes: field(() => [String], {
      duties: STAFF_AND_WALL,
      description:
        'Irregularities, such as identities that do not hold; the statement is recorded anyway, because real accounts have them.',
    }),
    source: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'Its source: ENTRY, or the file it was imported from.',
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded here.' }),
  },
);
export type FinancialStatementType = InstanceType<typeof FinancialStatementType>;
