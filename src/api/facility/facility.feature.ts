import type { ResolverClass } from '../shared/declared.ts';
import { FACILITY_MUTATIONS } from './facility-command.ts';
import { FACILITY_LINKS, FacilityResolver } from './facility.resolver.ts';

export const FACILITY_RESOLVERS: readonly ResolverClass[] = [
  ...FACILITY_MUTATIONS,
  FacilityResolver,
  ...FACILITY_LINKS,
];
