import type { ResolverClass } from '../shared/declared.ts';
import { ApplicationResolver } from './application.resolver.ts';
import { DocumentVersionResolver } from './document-version.resolver.ts';
import { PartnerResolver } from './partner.resolver.ts';
import { PersistedDocumentResolver } from './persisted-document.resolver.ts';
import { ApiCredentialResolver } from './api-credential.resolver.ts';

export const PARTNER_RESOLVERS: readonly ResolverClass[] = [
  ApplicationResolver,
  DocumentVersionResolver,
  PartnerResolver,
  PersistedDocumentResolver,
  ApiCredentialResolver,
];
