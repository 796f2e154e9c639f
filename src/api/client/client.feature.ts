import type { ResolverClass } from '../shared/declared.ts';
import { ClientChangeResolver } from './client-change.resolver.ts';
import {
  ClientHistoryResolver,
  ClientStageChangeResolver,
  ClientTierChangeResolver,
} from './client-history.resolver.ts';
import { ClientConnectionsResolver, ClientLinkResolver, ConnectedGroupResolver } from './client-link.resolver.ts';
import { ClientPersonResolver } from './client-person.resolver.ts';
import { ClientResolver } from './client.resolver.ts';

export const CLIENT_RESOLVERS: readonly ResolverClass[] = [
  ClientChangeResolver,
  ClientHistoryResolver,
  ClientStageChangeResolver,
  ClientTierChangeResolver,
  ClientConnectionsResolver,
  ClientLinkResolver,
  ConnectedGroupResolver,
  ClientPersonResolver,
  ClientResolver,
];
