import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { ALERT_RESOLVERS } from './alert/alert.feature.ts';
import { AUDIT_RESOLVERS } from './audit/audit.feature.ts';
import { CLIENT_RESOLVERS } from './client/client.feature.ts';
import { COLLATERAL_RESOLVERS } from './collateral/collateral.feature.ts';
import { CREDIT_RESOLVERS } from './credit/credit.feature.ts';
import { EXPOSURE_RESOLVERS } from './exposure/exposure.feature.ts';
import { FACILITY_RESOLVERS } from './facility/facility.feature.ts';
import { INDICATOR_RESOLVERS } from './indicator/indicator.feature.ts';
import { INSTITUTION_RESOLVERS } from './institution/institution.feature.ts';
import { OBSERVATION_RESOLVERS } from './observation/observation.feature.ts';
import { PARTNER_RESOLVERS } from './partner/partner.feature.ts';
import { PERSONAL_DATA_RESOLVERS } from './personal-data/personal-data.feature.ts';
import { PORTFOLIO_RESOLVERS } from './portfolio/portfolio.feature.ts';
import { STATEMENT_RESOLVERS } from './statement/statement.feature.ts';
import { WARNING_RESOLVERS } from './warning/warning.feature.ts';
import { guardSchema } from './guard/guard.ts';
import { describeInputs } from './shared/describe-inputs.ts';
import { NodeResolver } from './shared/node.resolver.ts';

/** What each feature adds to the API. */
const FEATURES = [
  ALERT_RESOLVERS,
  AUDIT_RESOLVERS,
  CLIENT_RESOLVERS,
  COLLATERAL_RESOLVERS,
  CREDIT_RESOLVERS,
  EXPOSURE_RESOLVERS,
  FACILITY_RESOLVERS,
  INDICATOR_RESOLVERS,
  INSTITUTION_RESOLVERS,
  OBSERVATION_RESOLVERS,
  PARTNER_RESOLVERS,
  PERSONAL_DATA_RESOLVERS,
  PORTFOLIO_RESOLVERS,
  STATEMENT_RESOLVERS,
  WARNING_RESOLVERS,
];

/** type-graphql asks for one as soon as there is a subscription; ours subscribe to the event log instead. */
const NO_PUB_SUB = {
  publish(): never {
    throw new Error('Alerts go through the event log, never through a PubSub.');
  },
  subscribe(): never {
    throw new Error('Alerts come from the event log, never from a PubSub.');
  },
};

/** The schema with the rights of its fields before them; throws where a field or an argument states none. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [NodeResolver, ...FEATURES.flat()],
    validate: false,
    pubSub: NO_PUB_SUB,
  });
  return guardSchema(describeInputs(schema));
}
