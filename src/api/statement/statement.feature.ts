import type { ResolverClass } from '../shared/declared.ts';
import { ClientStatementsResolver, StatementLineResolver, StatementResolver } from './statement.resolver.ts';

export const STATEMENT_RESOLVERS: readonly ResolverClass[] = [
  ClientStatementsResolver,
  StatementLineResolver,
  StatementResolver,
];
