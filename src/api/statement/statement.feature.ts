import type { ResolverClass } from '../shared/declared.ts';
import { RECORD_STATEMENT } from './statement-command.ts';
import { ClientStatementsResolver, STATEMENT_LINKS, StatementLineResolver } from './statement.resolver.ts';

export const STATEMENT_RESOLVERS: readonly ResolverClass[] = [
  RECORD_STATEMENT,
  ...STATEMENT_LINKS,
  StatementLineResolver,
  ClientStatementsResolver,
];
