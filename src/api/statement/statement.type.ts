import { Int } from 'type-graphql';
import type { StatementSection } from '../../domain/statement/line-item.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const BasisEnum = enumOf<StatementBasis>('StatementBasis', 'Whose figures a statement shows.', {
  CONSOLIDATED: "The group's.",
  SEPARATE: "The company's own.",
});

export const AuditOpinionEnum = enumOf<AuditOpinion>('AuditOpinion', "The auditor's opinion (ISA 700, 705).", {
  UNAUDITED: 'No audit.',
  UNQUALIFIED: 'True and fair.',
  QUALIFIED: 'True and fair except for what the opinion names.',
  ADVERSE: 'Not true and fair.',
  DISCLAIMER: 'The auditor could not form an opinion.',
});

export const SectionEnum = enumOf<StatementSection>('StatementSection', 'Where a line stands.', {
  BALANCE_SHEET: 'Balance sheet: balances at the end of the period.',
  INCOME: 'Income statement: flows over the period.',
  CASH_FLOW: 'Cash flow statement: flows over the period.',
  MEMO: 'Beside the statements: market data.',
});

export const StatementLineType = objectType(
  'StatementLine',
  { description: 'One amount of a statement.' },
  {
    name: hidden<string>(),
    code: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'Code of the chart of lines, such as current_assets.',
    }),
    section: field(() => SectionEnum, { duties: STAFF_AND_WALL, description: 'Where it stands.' }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "In units of the statement's currency; costs and liabilities are positive.",
    }),
    derived: field(() => Boolean, {
      duties: STAFF_AND_WALL,
      description: 'Derived from other lines by identity, not reported.',
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
      'One version of the accounts of one period. A restatement is a further version; none is ever overwritten.',
  },
  {
    statementRowId: hidden<string>(),
    clientRowId: hidden<string>(),
    basis: field(() => BasisEnum, { duties: STAFF_AND_WALL, description: 'Whose figures it shows.' }),
    periodStart: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'First day of the period.' }),
    periodEnd: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      description: 'Last day of the period, and the date of its balances.',
    }),
    periodMonths: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Length of the period in months: 3 for a quarter, 12 for a year.',
    }),
    version: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: '1 for the statement as first recorded, one more for each restatement.',
    }),
    current: field(() => Boolean, { duties: STAFF_AND_WALL, description: 'Whether no later version replaces it.' }),
    currency: field(() => String, { duties: STAFF_AND_WALL, description: 'ISO 4217 code of all its amounts.' }),
    auditOpinion: field(() => AuditOpinionEnum, {
      duties: STAFF_AND_WALL,
      description: "The auditor's opinion on it.",
    }),
    lines: field(() => [StatementLineType], {
      duties: STAFF_AND_WALL,
      description: 'Its lines in the order of the chart.',
    }),
    notes: field(() => [String], {
      duties: STAFF_AND_WALL,
      description:
        'What is odd about it, such as identities that do not hold; recorded all the same, because real accounts are like that.',
    }),
    source: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'Where it came from: ENTRY, or the file it was imported from.',
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it became known here.' }),
  },
);
export type FinancialStatementType = InstanceType<typeof FinancialStatementType>;
