import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { RECORD_OBSERVATIONS } from './observation-command.ts';
import { ClientObservationsResolver, FacilityObservationsResolver, OBSERVATION_LINKS } from './observation.resolver.ts';

export const OBSERVATION_RESOLVERS: readonly ResolverClass[] = [
  ClientObservationsResolver,
  FacilityObservationsResolver,
  ...OBSERVATION_LINKS,
  RECORD_OBSERVATIONS,
];

nameRecord('observation', 'Observation');
