import type { ResolverClass } from '../shared/declared.ts';
import { CLIENT_MUTATIONS } from './client-command.ts';
import { CLIENT_HISTORY_LINKS } from './client-history.resolver.ts';
import { CLIENT_LINK_MUTATIONS } from './client-link-command.ts';
import { CLIENT_CONNECTION_LINKS, ClientConnectionsResolver } from './client-link.resolver.ts';
import { CLIENT_PERSON_MUTATIONS } from './client-person-command.ts';
import { CLIENT_PERSON_LINKS } from './client-person.resolver.ts';
import { CLIENT_INDUSTRY, ClientResolver } from './client.resolver.ts';

export const CLIENT_RESOLVERS: readonly ResolverClass[] = [
  ...CLIENT_MUTATIONS,
  ...CLIENT_HISTORY_LINKS,
  ...CLIENT_LINK_MUTATIONS,
  ...CLIENT_CONNECTION_LINKS,
  ClientConnectionsResolver,
  ...CLIENT_PERSON_MUTATIONS,
  ...CLIENT_PERSON_LINKS,
  CLIENT_INDUSTRY,
  ClientResolver,
];
