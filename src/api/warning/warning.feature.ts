import type { ResolverClass } from '../shared/declared.ts';
import { DryRunSubjectResolver, ResponseDemandResolver, WarningRuleResolver } from './warning-rule.resolver.ts';

export const WARNING_RESOLVERS: readonly ResolverClass[] = [
  DryRunSubjectResolver,
  ResponseDemandResolver,
  WarningRuleResolver,
];
