import type { ResolverClass } from '../shared/declared.ts';
import { AuditResolver } from './audit.resolver.ts';

export const AUDIT_RESOLVERS: readonly ResolverClass[] = [AuditResolver];
