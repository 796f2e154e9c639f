import { Arg, Args, Ctx, Int, Resolver, Root } from 'type-graphql';
import { recordStatement } from '../../app/statement/record-statement.ts';
import type { Language } from '../../domain/shared/language.ts';
import { LINE_NAMES_ZH } from '../../domain/statement/line-names-zh.ts';
import { presentClient } from '../client/client.presenter.ts';
import { clientById } from '../client/client.loader.ts';
import { ClientType } from '../client/client.type.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { badUserInput } from '../shared/errors.ts';
import { optionalGlobalId } from '../shared/global-id.ts';
import { InLanguage } from '../shared/language.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { RecordStatementInput, StatementsArgs } from './statement.input.ts';
import { statementVersionById, statementsOfClient, versionsOfStatement } from './statement.loader.ts';
import { presentStatement } from './statement.presenter.ts';
import { FinancialStatementType, StatementLineType } from './statement.type.ts';
import { Field, FieldResolver, Mutation, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF_AND_WALL } from '../../security/duty-sets.ts';

const MAX_STATEMENTS = 200;

@ObjectType('RecordStatementResult', {
  implements: CommandResultType,
  description: 'A statement as recorded, and what came of it.',
})
export class RecordStatementResultType extends CommandResultType {
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

@Resolver(() => FinancialStatementType)
export class StatementResolver {
  @FieldResolver(() => [FinancialStatementType], {
    duties: STAFF_AND_WALL,
    description: 'All versions of the statement, newest first, this one included.',
  })
  async versions(
    @Ctx() context: RequestContext,
    @Root() statement: FinancialStatementType,
  ): Promise<FinancialStatementType[]> {
    return (await context.load(versionsOfStatement, statement.statementRowId)).map(presentStatement);
  }

  @FieldResolver(() => ClientType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Whose accounts they are; null where your units no longer cover the client.',
  })
  client(@Ctx() context: RequestContext, @Root() statement: FinancialStatementType): Promise<ClientType | null> {
    return loadPresented(context, clientById, presentClient, statement.clientRowId);
  }

  @Mutation(() => RecordStatementResultType, {
    command: recordStatement,
    description:
      'Records the accounts of a period, computes the indicators and judges the rules that watch them, all at once or not at all.',
  })
  async recordStatement(
    @Ctx() context: RequestContext,
    @Arg('input', () => RecordStatementInput) input: RecordStatementInput,
  ): Promise<RecordStatementResultType> {
    const { idempotencyKey, clientId, clientReference, auditOpinion, lines, ...period } = input;
    const accounts = { ...period, audited: auditOpinion, lines: lines.map(({ code, value }) => ({ code, value })) };
    const result = await context.execute(
      recordStatement,
      { clientId: optionalGlobalId('Client', clientId), clientReference, statement: accounts },
      idempotencyKey,
    );
    const failure = presentFailure(result);
    if (!result.ok) return { statement: null, warnings: [], observationCount: 0, alertsRaised: 0, failure };
    const statement = await loadPresented(context, statementVersionById, presentStatement, result.value.versionId);
    return {
      statement,
      warnings: result.value.warnings,
      observationCount: result.value.observations,
      alertsRaised: result.value.alertsRaised,
      failure,
    };
  }
}

@Resolver(() => StatementLineType)
export class StatementLineResolver {
  @FieldResolver(() => String, { duties: STAFF_AND_WALL, description: 'What the line is.' })
  name(@Root() { code, name }: StatementLineType, @InLanguage() language: Language): string {
    return language === 'ZH' ? (LINE_NAMES_ZH[code] ?? name) : name;
  }
}

@Resolver(() => ClientType)
export class ClientStatementsResolver {
  @FieldResolver(() => [FinancialStatementType], {
    duties: STAFF_AND_WALL,
    description: "The client's accounts, newest period first.",
  })
  async statements(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Args(() => StatementsArgs) args: StatementsArgs,
  ): Promise<FinancialStatementType[]> {
    const last = args.last ?? MAX_STATEMENTS;
    if (last < 1 || last > MAX_STATEMENTS) throw badUserInput(`\`last\` is 1 to ${MAX_STATEMENTS}, not ${last}.`);
    const rows = await context.load(statementsOfClient, { key: client.rowId, args: { ...args, last } });
    return rows.map(presentStatement);
  }
}
