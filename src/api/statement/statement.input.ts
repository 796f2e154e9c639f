import { ArgsType, ID, InputType, Int } from 'type-graphql';
import type {
  AuditOpinion,
  StatementBasis,
  StatementLineInput as DomainLine,
} from '../../domain/statement/statement.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { AuditOpinionEnum, BasisEnum } from './statement.type.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@ArgsType()
export class StatementsArgs {
  @Criterion(() => BasisEnum, {
    reveals: 'FinancialStatement.basis',
    nullable: true,
    description: 'Of this basis only.',
  })
  basis?: StatementBasis | null;

  @Criterion(() => DateScalar, { reveals: null, nullable: true, description: 'Only periods that ended by this date.' })
  asOf?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description:
      'As they were known at this instant: restatements recorded later do not show. Left out: as they are known now.',
  })
  knownAt?: Date | null;

  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: 'At most this many, newest periods first; 1 to 200, all up to 200 where it is left out.',
  })
  last?: number | null;
}

@InputType({ description: 'One amount of a statement.' })
export class StatementLineInput implements DomainLine {
  @InputField(() => String, {
    description: 'Code of the chart of lines, such as current_assets; an unknown one is refused with a suggestion.',
  })
  code!: string;

  @InputField(() => DecimalScalar, {
    description: "In units of the statement's currency; costs and liabilities are positive.",
  })
  value!: string;
}

@InputType({
  description: 'The accounts of one period of one client. The same period again is a restatement: a further version.',
})
export class RecordStatementInput extends CommandInput {
  @InputField(() => ID, { nullable: true, description: 'The client by ID; give this or `clientReference`.' })
  clientId?: string | null;

  @InputField(() => String, {
    nullable: true,
    description: "The client by the institution's reference; give this or `clientId`.",
  })
  clientReference?: string | null;

  @InputField(() => DateScalar, { description: 'First day of the period.' })
  periodStart!: string;

  @InputField(() => DateScalar, { description: 'Last day of the period, and the date of its balances.' })
  periodEnd!: string;

  @InputField(() => BasisEnum, { defaultValue: 'CONSOLIDATED', description: 'Whose figures it shows.' })
  basis!: StatementBasis;

  @InputField(() => AuditOpinionEnum, { defaultValue: 'UNAUDITED', description: "The auditor's opinion on it." })
  auditOpinion!: AuditOpinion;

  @InputField(() => String, { description: 'ISO 4217 code of all its amounts.' })
  currency!: string;

  @InputField(() => [StatementLineInput], { description: 'Its lines; what follows from them by identity is derived.' })
  lines!: StatementLineInput[];
}
