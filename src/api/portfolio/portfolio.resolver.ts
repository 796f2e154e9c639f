import { Ctx, Int, Resolver, Root } from 'type-graphql';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { snapshotPosition } from '../../persistence/event-log/event-log.repository.ts';
import {
  countAlertActivity,
  countAlertTotals,
  countClientTotals,
  sumExposureTotals,
} from '../../persistence/portfolio/portfolio.repository.ts';
import { IdRanges } from '../../realtime/id-ranges.ts';
import { ClientFilter } from '../client/client.input.ts';
import { industryByCode } from '../client/client.loader.ts';
import { clientCriteria } from '../client/client.resolver.ts';
import { IndustryType } from '../client/client.type.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { ORGANISATION_UNIT_NODE } from '../institution/institution.loader.ts';
import { OrganisationUnitType } from '../institution/institution.type.ts';
import { link } from '../shared/declared.ts';
import { badUserInput } from '../shared/errors.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentActivity, presentPortfolio } from './portfolio.presenter.ts';
import { AlertActivityType, IndustryTotalsType, PortfolioType, UnitTotalsType } from './portfolio.type.ts';
import { Argument, FieldResolver, Query } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

@Resolver()
export class PortfolioResolver {
  @Query(() => PortfolioType, {
    duties: STAFF_AND_WALL,
    description:
      'Totals over the clients within your units: what a wall shows before the stream continues from `alertCursor`.',
  })
  async portfolio(
    @Ctx() context: RequestContext,
    @Argument('filter', () => ClientFilter, {
      reveals: null,
      nullable: true,
      description: 'Which clients; if omitted, all within your units.',
    })
    filter?: ClientFilter | null,
  ): Promise<PortfolioType> {
    const query = await context.query();
    const scope = UnitScope.of(context.actor, STAFF_AND_WALL);
    const criteria = clientCriteria(filter);
    const clients = await countClientTotals(query, scope, criteria);
    const alerts = await countAlertTotals(query, scope, criteria);
    const exposures = await sumExposureTotals(query, scope, criteria, await businessDateOf(context));
    const { position, unplacedIds, timeSum } = await snapshotPosition(query);
    return presentPortfolio({
      criteria,
      clients,
      alerts,
      exposures,
      start: { position, seen: IdRanges.of(unplacedIds, timeSum) },
    });
  }
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

@Resolver(() => PortfolioType)
export class PortfolioActivityResolver {
  @FieldResolver(() => [AlertActivityType], {
    duties: STAFF_AND_WALL,
    description: 'What happened to alerts in recent days, by severity, most severe first; every severity is listed.',
  })
  async alertActivity(
    @Ctx() context: RequestContext,
    @Root() { criteria }: PortfolioType,
    @Argument('days', () => Int, {
      reveals: null,
      defaultValue: 1,
      description: `Number of days, ending with and including the business date: 1 to ${MOST_DAYS}.`,
    })
    days: number,
  ): Promise<AlertActivityType[]> {
    if (days < 1 || days > MOST_DAYS) throw badUserInput(`\`days\` is 1 to ${MOST_DAYS}, not ${days}.`);
    const since = new Date(Date.parse(await businessDateOf(context)) - (days - 1) * DAY_MS);
    return presentActivity(
      await countAlertActivity(await context.query(), UnitScope.of(context.actor, STAFF_AND_WALL), criteria, since),
    );
  }
}

export const PORTFOLIO_LINKS = [
  link(
    () => UnitTotalsType,
    'unit',
    () => OrganisationUnitType,
    { duties: STAFF_AND_WALL, description: 'The unit.' },
    async (context, { unitRowId }) => (await ORGANISATION_UNIT_NODE.show(context, unitRowId))!,
  ),
  link(
    () => IndustryTotalsType,
    'industry',
    () => IndustryType,
    { duties: STAFF_AND_WALL, nullable: true, description: 'The industry; null for clients without one.' },
    async (context, { industryCode }) => (industryCode === null ? null : context.load(industryByCode, industryCode)),
  ),
];
