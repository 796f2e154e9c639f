import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { CollateralAllocationResolver, FacilityCollateralResolver } from './allocation.resolver.ts';
import { COLLATERAL_MUTATIONS } from './collateral-command.ts';
import { ClientCollateralResolver, CollateralResolver } from './collateral.resolver.ts';
import { ClientGuaranteesResolver, FacilityGuaranteesResolver, GuaranteeResolver } from './guarantee.resolver.ts';

export const COLLATERAL_RESOLVERS: readonly ResolverClass[] = [
  CollateralAllocationResolver,
  FacilityCollateralResolver,
  ...COLLATERAL_MUTATIONS,
  ClientCollateralResolver,
  CollateralResolver,
  ClientGuaranteesResolver,
  FacilityGuaranteesResolver,
  GuaranteeResolver,
];

nameRecord('valuation', 'Valuation');
nameRecord('collateral_allocation', 'CollateralAllocation');
