import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { snapshotPosition } from '../../persistence/event-log/event-log.repository.ts';
import { countAlertTotals, countClientTotals, sumExposureTotals } from '../../persistence/portfolio/portfolio.repository.ts';
import { IdRanges } from '../../realtime/id-ranges.ts';
import { unitIdsSeenBy } from '../../security/actor.ts';
import { STAFF_AND_WALL } from '../../security/field-access.ts';
import { ClientFilter } from '../client/client.input.ts';
import { industryName } from '../client/client.loader.ts';
import { clientCriteria } from '../client/client.resolver.ts';
import { IndustryType } from '../client/client.type.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { RequestContext } from '../shared/request-context.ts';
import { presentPortfolio } from './portfolio.presenter.ts';
import { IndustryTotalsType, PortfolioType } from './portfolio.type.ts';

@Resolver()
export class PortfolioResolver {
  @Query(() => PortfolioType, { description: 'Totals over the clients that your units cover: what a wall shows before the stream goes on from `alertCursor`.' })
  async portfolio(@Ctx() context: RequestContext, @Arg('filter', () => ClientFilter, { nullable: true, description: 'Which clients; all that your units cover where it is left out.' }) filter?: ClientFilter | null): Promise<PortfolioType> {
    const query = await context.query();
    const scope = unitIdsSeenBy(context.actor, STAFF_AND_WALL);
    const criteria = clientCriteria(filter);
    const clients = await countClientTotals(query, scope, criteria);
    const alerts = await countAlertTotals(query, scope, criteria);
    const exposures = await sumExposureTotals(query, scope, criteria, await businessDateOf(context));
    const { position, unplacedIds, timeSum } = await snapshotPosition(query);
    return presentPortfolio({ clients, alerts, exposures, start: { position, seen: IdRanges.of(unplacedIds, timeSum) } });
  }
}

@Resolver(() => IndustryTotalsType)
export class IndustryTotalsResolver {
  @FieldResolver(() => IndustryType, { nullable: true, description: 'The industry; null for the clients that have none.' })
  async industry(@Ctx() context: RequestContext, @Root() { industryCode }: IndustryTotalsType): Promise<IndustryType | null> {
    if (industryCode === null) return null;
    return { code: industryCode, name: (await context.load(industryName, industryCode)) ?? industryCode };
  }
}
