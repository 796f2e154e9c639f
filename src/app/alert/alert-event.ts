import type { AlertEventPayload } from '../../domain/warning/alert-event.ts';
import type { AlertRow } from '../../persistence/warning/alert.repository.ts';
import type { AuthorisedClient } from '../command/authorise.ts';

/** What an event says of an alert as the row has it. */
export function alertEventPayload(
  alert: Pick<AlertRow, 'id' | 'facility_id' | 'rule_code' | 'severity' | 'status' | 'assignee_id' | 'raised_at'>,
  client: Pick<AuthorisedClient, 'id' | 'unitId' | 'industryCode' | 'segment'>,
): AlertEventPayload {
  return {
    alertId: alert.id,
    clientId: client.id,
    facilityId: alert.facility_id,
    unitId: client.unitId,
    ruleCode: alert.rule_code,
    severity: alert.severity,
    status: alert.status,
    assigneeId: alert.assignee_id,
    industryCode: client.industryCode,
    segment: client.segment,
    raisedAt: alert.raised_at.toISOString(),
  };
}
