import type { ResolverClass } from '../shared/declared.ts';
import { DRY_RUN_LINKS, WARNING_MUTATIONS } from './warning-rule-command.ts';
import { ResponseDemandResolver, WarningRuleResolver } from './warning-rule.resolver.ts';

export const WARNING_RESOLVERS: readonly ResolverClass[] = [
  ResponseDemandResolver,
  WarningRuleResolver,
  ...WARNING_MUTATIONS,
  ...DRY_RUN_LINKS,
];
