import { InputType, Int } from 'type-graphql';
import { recordStatement } from '../../app/statement/record-statement.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { StatementLineInput as DomainLine } from '../../domain/statement/statement.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { idInput, input, mutation } from '../shared/declared.ts';
import { Field, InputField, ObjectType } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { STATEMENT_NODE } from './statement.loader.ts';
import { AuditOpinionEnum, BasisEnum, FinancialStatementType } from './statement.type.ts';

@InputType({ description: 'One amount in a statement.' })
class StatementLineInput implements DomainLine {
  @InputField(() => String, {
    description: 'Code in the chart of lines, such as current_assets; an unknown code is refused with a suggestion.',
  })
  code!: string;

  @InputField(() => DecimalScalar, {
    description: "In major units of the statement's currency; costs and liabilities are positive.",
  })
  value!: string;
}

@ObjectType('RecordStatementResult', {
  implements: CommandResultType,
  description: 'The statement as recorded, and its effects.',
})
class RecordStatementResultType extends CommandResultType {
  @Field(() => FinancialStatementType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The version now current; null if the command failed.',
  })
  statement!: FinancialStatementType | null;

  @Field(() => [String], { duties: EVERY_DUTY, description: 'Irregularities; the statement is recorded anyway.' })
  warnings!: readonly string[];

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description: 'Number of indicator values computed from it; 0 if the same statement had already been recorded.',
  })
  observationCount!: number;

  @Field(() => Int, { duties: EVERY_DUTY, description: 'Number of alerts it raised or reopened.' })
  alertsRaised!: number;
}

export const RECORD_STATEMENT = mutation(recordStatement, {
  description:
    'Records a financial statement, computes the indicators and evaluates the rules that watch them, all or nothing.',
  inputDescription:
    "One client's financial statement for one period. Recording the same period again is a restatement: a further version.",
  result: { type: RecordStatementResultType, answer: presentResult },
  input: {
    clientId: idInput('Client', {
      nullable: true,
      description: "The client's ID; give this or `clientReference`.",
    }),
    clientReference: input(() => String, {
      nullable: true,
      description: "The institution's reference for the client; give this or `clientId`.",
    }),
    periodStart: input(() => DateScalar, { description: 'First day of the period.' }),
    periodEnd: input(() => DateScalar, { description: 'Last day of the period, and the balance sheet date.' }),
    basis: input(() => BasisEnum, { defaultValue: 'CONSOLIDATED', description: 'Whose figures it contains.' }),
    auditOpinion: input(() => AuditOpinionEnum, {
      defaultValue: 'UNAUDITED',
      description: "The auditor's opinion on it.",
    }),
    currency: input(() => String, { description: 'ISO 4217 code of all its amounts.' }),
    lines: input(() => [StatementLineInput], {
      description: 'Its lines; lines that follow from them by identity are derived.',
    }),
  },
  take: ({ clientId, clientReference, auditOpinion, lines, ...period }) => ({
    clientId,
    clientReference,
    statement: { ...period, audited: auditOpinion, lines: lines.map(({ code, value }) => ({ code, value })) },
  }),
});

interface Recorded {
  readonly versionId: string;
  readonly warnings: readonly string[];
  readonly observations: number;
  readonly alertsRaised: number;
}

async function presentResult(context: RequestContext, result: Result<Recorded>): Promise<RecordStatementResultType> {
  const recorded = result.ok ? result.value : null;
  return {
    statement: await STATEMENT_NODE.show(context, recorded?.versionId ?? null),
    warnings: recorded?.warnings ?? [],
    observationCount: recorded?.observations ?? 0,
    alertsRaised: recorded?.alertsRaised ?? 0,
    failure: presentFailure(result),
  };
}
