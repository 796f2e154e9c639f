import { Int } from 'type-graphql';
import type { StatementSection } from '../../domain/statement/line-item.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
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

@ObjectType('StatementLine', { description: 'One amount of a statement.' })
export class StatementLineType {
  name!: string;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'Code of the chart of lines, such as current_assets.' })
  code!: string;

  @Field(() => SectionEnum, { duties: STAFF_AND_WALL, description: 'Where it stands.' })
  section!: StatementSection;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: "In units of the statement's currency; costs and liabilities are positive.",
  })
  value!: string;

  @Field(() => Boolean, { duties: STAFF_AND_WALL, description: 'Derived from other lines by identity, not reported.' })
  derived!: boolean;
}

@ObjectType('FinancialStatement', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description:
    'One version of the accounts of one period. A restatement is a further version; none is ever overwritten.',
})
export class FinancialStatementType extends NodeType {
  statementRowId!: string;
  clientRowId!: string;

  @Field(() => BasisEnum, { duties: STAFF_AND_WALL, description: 'Whose figures it shows.' })
  basis!: StatementBasis;

  @Field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'First day of the period.' })
  periodStart!: string;

  @Field(() => DateScalar, {
    duties: STAFF_AND_WALL,
    description: 'Last day of the period, and the date of its balances.',
  })
  periodEnd!: string;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    description: 'Length of the period in months: 3 for a quarter, 12 for a year.',
  })
  periodMonths!: number;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    description: '1 for the statement as first recorded, one more for each restatement.',
  })
  version!: number;

  @Field(() => Boolean, { duties: STAFF_AND_WALL, description: 'Whether no later version replaces it.' })
  current!: boolean;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'ISO 4217 code of all its amounts.' })
  currency!: string;

  @Field(() => AuditOpinionEnum, { duties: STAFF_AND_WALL, description: "The auditor's opinion on it." })
  auditOpinion!: AuditOpinion;

  @Field(() => [StatementLineType], { duties: STAFF_AND_WALL, description: 'Its lines in the order of the chart.' })
  lines!: StatementLineType[];

  @Field(() => [String], {
    duties: STAFF_AND_WALL,
    description:
      'What is odd about it, such as identities that do not hold; recorded all the same, because real accounts are like that.',
  })
  notes!: string[];

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description: 'Where it came from: ENTRY, or the file it was imported from.',
  })
  source!: string;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it became known here.' })
  recordedAt!: Date;
}
