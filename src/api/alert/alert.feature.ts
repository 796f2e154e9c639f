import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { ALERT_MUTATIONS } from './alert-command.ts';
import {
  ALERT_DETAIL_LINKS,
  AlertDetailResolver,
  AlertEvidenceResolver,
  AlertHistoryEntryResolver,
} from './alert-detail.resolver.ts';
import { AlertStreamResolver } from './alert-stream.resolver.ts';
import { ALERT_LINKS, AlertResolver, ClientAlertsResolver } from './alert.resolver.ts';

export const ALERT_RESOLVERS: readonly ResolverClass[] = [
  AlertResolver,
  ...ALERT_LINKS,
  ClientAlertsResolver,
  AlertDetailResolver,
  ...ALERT_DETAIL_LINKS,
  AlertEvidenceResolver,
  AlertHistoryEntryResolver,
  ...ALERT_MUTATIONS,
  AlertStreamResolver,
];

nameRecord('alert_action', 'AlertAction');
nameRecord('alert_evidence', 'AlertEvidence');
nameRecord('alert_history', 'AlertHistoryEntry');
