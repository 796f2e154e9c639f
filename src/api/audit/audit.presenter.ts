import type { AuditRow } from '../../persistence/audit/audit-entry.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { typeOfTable } from '../shared/node.ts';
import type { AuditEntryType } from './audit.type.ts';

export function presentAuditEntry(row: AuditRow): AuditEntryType {
  return {
    id: toGlobalId('AuditEntry', row.id),
    seq: row.seq,
    hash: row.hash,
    kind: row.kind,
    recordedAt: row.recorded_at,
    businessDate: row.business_date,
    actorRowId: row.actor_id,
    actorSubject: row.actor_subject,
    onBehalfOfId: idOf('app_user', row.on_behalf_of_id),
    applicationId: idOf('application', row.application_id),
    command: row.command,
    subjectId: row.subject_kind === null ? null : idOf(row.subject_kind, row.subject_id),
    clientId: idOf('client', row.client_id),
    input: row.input,
    before: row.before,
    after: row.after,
    reason: row.reason,
    code: row.code,
    requestId: row.request_id,
  };
}

function idOf(table: string, rowId: string | null): string | null {
  return rowId === null ? null : toGlobalId(typeOfTable(table), rowId);
}
