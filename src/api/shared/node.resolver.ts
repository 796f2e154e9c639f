import { Ctx, ID, Resolver } from 'type-graphql';
import { clientById } from '../client/client.loader.ts';
import { presentClient } from '../client/client.presenter.ts';
import { collateralById, guaranteeById } from '../collateral/collateral.loader.ts';
import { presentCollateral, presentGuarantee } from '../collateral/collateral.presenter.ts';
import { facilityById } from '../facility/facility.loader.ts';
import { presentFacility } from '../facility/facility.presenter.ts';
import { unitById, userById } from '../institution/institution.loader.ts';
import { presentUnit, presentUser } from '../institution/institution.presenter.ts';
import { indicatorById } from '../indicator/indicator.loader.ts';
import { presentIndicator } from '../indicator/indicator.presenter.ts';
import { presentDocument, presentVersion } from '../partner/document.presenter.ts';
import { applicationById, documentById, partnerById, versionById } from '../partner/partner.loader.ts';
import { presentApplication, presentPartner } from '../partner/partner.presenter.ts';
import { statementVersionById } from '../statement/statement.loader.ts';
import { presentStatement } from '../statement/statement.presenter.ts';
import { ruleById } from '../warning/warning-rule.loader.ts';
import { presentWarningRule } from '../warning/warning-rule.presenter.ts';
import { alertById } from '../alert/alert.loader.ts';
import { presentAlert } from '../alert/alert.presenter.ts';
import { parseGlobalId } from './global-id.ts';
import { loadPresented } from './loading.ts';
import type { LoaderDefinition } from './request-context.ts';
import type { RequestContext } from './request-context.ts';
import { NodeType } from './node.type.ts';
import { Argument, Query } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

type NodeFetcher = (context: RequestContext, id: string) => Promise<NodeType | null>;

function fetcher<Row>(loader: LoaderDefinition<string, Row | null>, present: (row: Row) => NodeType): NodeFetcher {
  return (context, id) => loadPresented(context, loader, present, id);
}

/** How each type of node is fetched; a loader gives only what the viewer may see. */
const FETCHERS: Readonly<Record<string, NodeFetcher>> = {
  Client: fetcher(clientById, presentClient),
  OrganisationUnit: fetcher(unitById, presentUnit),
  Indicator: fetcher(indicatorById, presentIndicator),
  FinancialStatement: fetcher(statementVersionById, presentStatement),
  WarningRule: fetcher(ruleById, presentWarningRule),
  Facility: fetcher(facilityById, presentFacility),
  Collateral: fetcher(collateralById, presentCollateral),
  Guarantee: fetcher(guaranteeById, presentGuarantee),
  Alert: fetcher(alertById, presentAlert),
  User: fetcher(userById, presentUser),
  Partner: fetcher(partnerById, presentPartner),
  Application: fetcher(applicationById, presentApplication),
  DocumentVersion: fetcher(versionById, presentVersion),
  PersistedDocument: fetcher(documentById, presentDocument),
};

/** The types `node(id:)` can fetch; a test holds them against the schema. */
export const NODE_TYPES = Object.keys(FETCHERS);

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Anything by its ID; null where it does not exist or your units do not cover it.',
  })
  async node(
    @Ctx() context: RequestContext,
    @Argument('id', () => ID, { reveals: null, description: 'The global ID.' }) id: string,
  ): Promise<NodeType | null> {
    const parsed = parseGlobalId(id);
    const fetch = parsed === null || !Object.hasOwn(FETCHERS, parsed.type) ? undefined : FETCHERS[parsed.type];
    return fetch === undefined ? null : fetch(context, parsed!.id);
  }
}
