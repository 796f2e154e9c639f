import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { IssueApiCredentialResolver, REVOKE_API_CREDENTIAL } from './api-credential-command.ts';
import { ApiCredentialResolver } from './api-credential.resolver.ts';
import { PublishDocumentsResolver, RETIRE_DOCUMENT_VERSION } from './document-command.ts';
import { DOCUMENT_LINKS, DocumentResolver } from './document.resolver.ts';
import { PARTNER_MUTATIONS } from './partner-command.ts';
import { PARTNER_LINKS, PartnerResolver } from './partner.resolver.ts';

export const PARTNER_RESOLVERS: readonly ResolverClass[] = [
  PartnerResolver,
  ...PARTNER_LINKS,
  ...PARTNER_MUTATIONS,
  DocumentResolver,
  ...DOCUMENT_LINKS,
  PublishDocumentsResolver,
  RETIRE_DOCUMENT_VERSION,
  ApiCredentialResolver,
  IssueApiCredentialResolver,
  REVOKE_API_CREDENTIAL,
];

nameRecord('api_credential', 'ApiCredential');
