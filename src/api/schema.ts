import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { PERMISSION_MAP } from '../security/permission-map.ts';
import { ClientResolver } from './client/client.resolver.ts';
import { guardSchema } from './guard.ts';
import { ClientPlaceResolver, DutyGrantResolver, OrganisationUnitResolver, ViewerResolver } from './institution/institution.resolver.ts';
import { IndicatorResolver } from './indicator/indicator.resolver.ts';
import { ClientObservationsResolver, ObservationResolver } from './observation/observation.resolver.ts';
import { NodeResolver } from './shared/node.resolver.ts';
import { ClientStatementsResolver, StatementResolver } from './statement/statement.resolver.ts';

/** Every resolver of the API. */
const RESOLVERS = [
  NodeResolver, ViewerResolver, DutyGrantResolver, OrganisationUnitResolver, ClientResolver, ClientPlaceResolver, IndicatorResolver,
  StatementResolver, ClientStatementsResolver, ObservationResolver, ClientObservationsResolver,
] as const;

/** type-graphql asks for one as soon as there is a subscription; ours subscribe to the event log instead. */
const NO_PUB_SUB = {
  publish(): never {
    throw new Error('Alerts go through the event log, never through a PubSub.');
  },
  subscribe(): never {
    throw new Error('Alerts come from the event log, never from a PubSub.');
  },
};

/** The schema with the permission map before its fields; throws where the two disagree. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: [...RESOLVERS], validate: false, pubSub: NO_PUB_SUB });
  return guardSchema(schema, PERMISSION_MAP);
}
