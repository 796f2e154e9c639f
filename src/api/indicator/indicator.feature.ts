import type { ResolverClass } from '../shared/declared.ts';
import { IndicatorResolver } from './indicator.resolver.ts';

export const INDICATOR_RESOLVERS: readonly ResolverClass[] = [IndicatorResolver];
