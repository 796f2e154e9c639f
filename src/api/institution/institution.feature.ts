import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { IDENTITY_ISSUER_MUTATIONS } from './identity-issuer-command.ts';
import { IdentityIssuerResolver } from './identity-issuer.resolver.ts';
import { INSTITUTION_LINKS, ViewerResolver } from './institution.resolver.ts';
import { ORGANISATION_MUTATIONS } from './organisation-command.ts';
import { OrganisationResolver } from './organisation.resolver.ts';

export const INSTITUTION_RESOLVERS: readonly ResolverClass[] = [
  ...IDENTITY_ISSUER_MUTATIONS,
  IdentityIssuerResolver,
  ...INSTITUTION_LINKS,
  ViewerResolver,
  ...ORGANISATION_MUTATIONS,
  OrganisationResolver,
];

nameRecord('identity_issuer', 'IdentityIssuer');
nameRecord('industry', 'Industry');
nameRecord('user_duty', 'DutyGrant');
