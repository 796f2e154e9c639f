import type { ResolverClass } from '../shared/declared.ts';
import {
  ClientPlaceResolver,
  DutyGrantResolver,
  OrganisationUnitResolver,
  ViewerResolver,
} from './institution.resolver.ts';
import { IdentityIssuerResolver } from './identity-issuer.resolver.ts';
import { IndustryResolver, OrganisationResolver, UserResolver } from './organisation.resolver.ts';

export const INSTITUTION_RESOLVERS: readonly ResolverClass[] = [
  ClientPlaceResolver,
  DutyGrantResolver,
  OrganisationUnitResolver,
  ViewerResolver,
  IdentityIssuerResolver,
  IndustryResolver,
  OrganisationResolver,
  UserResolver,
];
