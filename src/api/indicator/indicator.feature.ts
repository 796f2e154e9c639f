import type { ResolverClass } from '../shared/declared.ts';
import { DEFINE_INDICATOR } from './indicator-command.ts';
import { IndicatorResolver } from './indicator.resolver.ts';

export const INDICATOR_RESOLVERS: readonly ResolverClass[] = [IndicatorResolver, DEFINE_INDICATOR];
