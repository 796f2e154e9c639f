import { nameRecord } from '../shared/node.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { FACILITY_MUTATIONS } from './facility-command.ts';
import { FACILITY_LINKS, FacilityResolver } from './facility.resolver.ts';

export const FACILITY_RESOLVERS: readonly ResolverClass[] = [
  ...FACILITY_MUTATIONS,
  FacilityResolver,
  ...FACILITY_LINKS,
];

nameRecord('drawdown', 'Drawdown');
nameRecord('repayment', 'Repayment');
nameRecord('repayment_instalment', 'RepaymentInstalment');
