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

@InputType({ description: 'One amount of a statement.' })
class StatementLineInput implements DomainLine {
  @InputField(() => String, {
    description: 'Code of the chart of lines, such as current_assets; an unknown one is refused with a suggestion.',
  })
  code!: string;

  @InputField(() => DecimalScalar, {
    description: "In units of the statement's currency; costs and liabilities are positive.",
  })
  value!: string;
}

@ObjectType('RecordStatementResult', {
  implements: CommandResultType,
  description: 'A statement as recorded, and what came of it.',
})
class RecordStatementResultType extends CommandResultType {
  @Field(() => FinancialStatementType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The version that is current now; null where the command failed.',
  })
  statement!: FinancialStatementType | null;

  @Field(() => [String], { duties: EVERY_DUTY, description: 'What is odd about it; recorded all the same.' })
  warnings!: readonly string[];

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description: 'How many indicator values were computed from it; 0 where the same statement was recorded before.',
  })
  observationCount!: number;

  @Field(() => Int, { duties: EVERY_DUTY, description: 'How many alerts it raised, or raised again.' })
  alertsRaised!: number;
}

export const RECORD_STATEMENT = mutation(recordStatement, {
  description:
    'Records the accounts of a period, computes the indicators and judges the rules that watch them, all at once or not at all.',
  inputDescription:
    'The accounts of one period of one client. The same period again is a restatement: a further version.',
  result: { type: RecordStatementResultType, answer: presentResult },
  input: {
    clientId: idInput('Client', {
      nullable: true,
      description: 'The client by ID; give this or `clientReference`.',
    }),
    clientReference: input(() => String, {
      nullable: true,
      description: "The client by the institution's reference; give this or `clientId`.",
    }),
    periodStart: input(() => DateScalar, { description: 'First day of the period.' }),
    periodEnd: input(() => DateScalar, { description: 'Last day of the period, and the date of its balances.' }),
    basis: input(() => BasisEnum, { defaultValue: 'CONSOLIDATED', description: 'Whose figures it shows.' }),
    auditOpinion: input(() => AuditOpinionEnum, {
      defaultValue: 'UNAUDITED',
      description: "The auditor's opinion on it.",
    }),
    currency: input(() => String, { description: 'ISO 4217 code of all its amounts.' }),
    lines: input(() => [StatementLineInput], {
      description: 'Its lines; what follows from them by identity is derived.',
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
