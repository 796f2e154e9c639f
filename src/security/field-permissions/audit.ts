import type { Duty } from '../../domain/institution/duty.ts';
import { fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

/** Nobody else: what people did is not for those who direct them. */
export const AUDITOR: readonly Duty[] = ['AUDITOR'];

export const AUDIT_ACCESS = {
  Query: fields(AUDITOR, 'auditEntries', 'auditHead'),
  AuditEntry: fields(
    AUDITOR,
    'id',
    'seq',
    'hash',
    'kind',
    'recordedAt',
    'businessDate',
    'actor',
    'actorSubject',
    'onBehalfOfId',
    'applicationId',
    'command',
    'subjectId',
    'clientId',
    'input',
    'before',
    'after',
    'reason',
    'code',
    'requestId',
  ),
  AuditEntryConnection: fields(AUDITOR, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  AuditEntryEdge: fields(AUDITOR, 'cursor', 'node'),
  AuditHead: fields(AUDITOR, 'seq', 'hash', 'waiting'),
} satisfies TypeAccess;
