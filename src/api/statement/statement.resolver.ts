import { Args, ArgsType, Ctx, Int, Resolver, Root } from 'type-graphql';
import type { Language } from '../../domain/shared/language.ts';
import { LINE_NAMES_ZH } from '../../domain/statement/line-names-zh.ts';
import type { StatementBasis } from '../../domain/statement/statement.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { CLIENT_NODE } from '../client/client.loader.ts';
import { ClientType } from '../client/client.type.ts';
import { link } from '../shared/declared.ts';
import { badUserInput } from '../shared/errors.ts';
import { Criterion, FieldResolver } from '../shared/fields.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { statementsOfClient, versionsOfStatement } from './statement.loader.ts';
import { presentStatement } from './statement.presenter.ts';
import { BasisEnum, FinancialStatementType, StatementLineType } from './statement.type.ts';

const MAX_STATEMENTS = 200;

@ArgsType()
class StatementsArgs {
  @Criterion(() => BasisEnum, {
    reveals: 'FinancialStatement.basis',
    nullable: true,
    description: 'Only statements on this basis.',
  })
  basis?: StatementBasis | null;

  @Criterion(() => DateScalar, {
    reveals: null,
    nullable: true,
    description: 'Only periods that ended on or before this date.',
  })
  asOf?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description: 'As known at this instant: restatements recorded later are not shown. If omitted, as known now.',
  })
  knownAt?: Date | null;

  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: 'At most this many, newest periods first; 1 to 200, all up to 200 if omitted.',
  })
  last?: number | null;
}

export const STATEMENT_LINKS = [
  link(
    () => FinancialStatementType,
    'versions',
    () => [FinancialStatementType],
    { duties: STAFF_AND_WALL, description: 'All versions of the statement, newest first, including this one.' },
    async (context, { statementRowId }) =>
      (await context.load(versionsOfStatement, statementRowId)).map(presentStatement),
  ),
  link(
    () => FinancialStatementType,
    'client',
    () => ClientType,
    {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The client it belongs to; null if the client is no longer within your units.',
    },
    (context, { clientRowId }) => CLIENT_NODE.show(context, clientRowId),
  ),
];

@Resolver(() => StatementLineType)
export class StatementLineResolver {
  @FieldResolver(() => String, { duties: STAFF_AND_WALL, description: 'Name of the line.' })
  name(@Root() { code, name }: StatementLineType, @InLanguage() language: Language): string {
    return language === 'ZH' ? (LINE_NAMES_ZH[code] ?? name) : name;
  }
}

@Resolver(() => ClientType)
export class ClientStatementsResolver {
  @FieldResolver(() => [FinancialStatementType], {
    duties: STAFF_AND_WALL,
    description: "The client's financial statements, newest period first.",
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
