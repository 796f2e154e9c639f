import type { ResolverClass } from '../shared/declared.ts';
import {
  IndustryTotalsResolver,
  PortfolioActivityResolver,
  PortfolioResolver,
  UnitTotalsResolver,
} from './portfolio.resolver.ts';

export const PORTFOLIO_RESOLVERS: readonly ResolverClass[] = [
  IndustryTotalsResolver,
  PortfolioActivityResolver,
  PortfolioResolver,
  UnitTotalsResolver,
];
