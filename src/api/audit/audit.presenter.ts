import type { AuditRow } from '../../persistence/audit/audit-entry.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { AuditEntryType } from './audit.type.ts';

/** The types of the API by the tables that entries are about. */
const TYPE_OF_TABLE: Readonly<Record<string, string>> = {
  app_user: 'User',
  organisation_unit: 'OrganisationUnit',
  client: 'Client',
  management_member: 'ManagementMember',
  contact: 'Contact',
  client_connection: 'ClientLink',
  alert: 'Alert',
  facility: 'Facility',
  collateral: 'Collateral',
  guarantee: 'Guarantee',
  warning_rule: 'WarningRule',
  indicator: 'Indicator',
};

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

/** What the API has no type of its own for goes by the name of its table. */
function idOf(table: string, rowId: string | null): string | null {
  return rowId === null ? null : toGlobalId(TYPE_OF_TABLE[table] ?? table, rowId);
}
