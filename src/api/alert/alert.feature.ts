import type { ResolverClass } from '../shared/declared.ts';
import { AlertResolver, ClientAlertsResolver } from './alert.resolver.ts';
import {
  AlertActionResolver,
  AlertDetailResolver,
  AlertEvidenceResolver,
  AlertHistoryEntryResolver,
} from './alert-detail.resolver.ts';
import { AlertCommandResolver } from './alert-command.resolver.ts';
import { AlertStreamResolver } from './alert-stream.resolver.ts';

export const ALERT_RESOLVERS: readonly ResolverClass[] = [
  AlertResolver,
  ClientAlertsResolver,
  AlertActionResolver,
  AlertDetailResolver,
  AlertEvidenceResolver,
  AlertHistoryEntryResolver,
  AlertCommandResolver,
  AlertStreamResolver,
];
