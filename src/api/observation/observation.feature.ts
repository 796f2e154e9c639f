import type { ResolverClass } from '../shared/declared.ts';
import {
  ClientObservationsResolver,
  FacilityObservationsResolver,
  ObservationResolver,
} from './observation.resolver.ts';

export const OBSERVATION_RESOLVERS: readonly ResolverClass[] = [
  ClientObservationsResolver,
  FacilityObservationsResolver,
  ObservationResolver,
];
