import type { ResolverClass } from '../shared/declared.ts';
import { FacilityCommandResolver } from './facility-command.resolver.ts';
import { ClientFacilitiesResolver, FacilityResolver } from './facility.resolver.ts';

export const FACILITY_RESOLVERS: readonly ResolverClass[] = [
  FacilityCommandResolver,
  ClientFacilitiesResolver,
  FacilityResolver,
];
