import type { ResolverClass } from '../shared/declared.ts';
import { PORTFOLIO_LINKS, PortfolioActivityResolver, PortfolioResolver } from './portfolio.resolver.ts';

export const PORTFOLIO_RESOLVERS: readonly ResolverClass[] = [
  PortfolioResolver,
  PortfolioActivityResolver,
  ...PORTFOLIO_LINKS,
];
