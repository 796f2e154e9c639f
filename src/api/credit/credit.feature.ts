import type { ResolverClass } from '../shared/declared.ts';
import {
  CollateralHistoryResolver,
  CollateralStatusChangeResolver,
  FacilityHistoryResolver,
  FacilityStatusChangeResolver,
} from './status-change.resolver.ts';

export const CREDIT_RESOLVERS: readonly ResolverClass[] = [
  CollateralHistoryResolver,
  CollateralStatusChangeResolver,
  FacilityHistoryResolver,
  FacilityStatusChangeResolver,
];
