import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, STAFF_AND_WALL, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

export const STATEMENT_ACCESS = {
  Mutation: { recordStatement: COMMAND_DUTIES.recordStatement, recordObservations: COMMAND_DUTIES.recordObservations },
  Client: fields(STAFF_AND_WALL, 'statements', 'observations', 'latestObservations', 'industryPosition'),
  Facility: fields(STAFF_AND_WALL, 'observations', 'latestObservations'),
  FinancialStatement: fields(
    STAFF_AND_WALL,
    'id', 'basis', 'periodStart', 'periodEnd', 'periodMonths', 'version', 'current', 'currency', 'auditOpinion', 'lines', 'notes', 'source', 'recordedAt', 'versions', 'client',
  ),
  StatementLine: fields(STAFF_AND_WALL, 'code', 'name', 'section', 'value', 'derived'),
  RecordStatementResult: fields(EVERY_DUTY, 'statement', 'warnings', 'observationCount', 'alertsRaised', 'failure'),
  Observation: fields(STAFF_AND_WALL, 'id', 'indicator', 'value', 'nullReason', 'asOf', 'recordedAt', 'source', 'facilityId', 'lineage'),
  ObservationLineage: fields(STAFF_AND_WALL, 'statement', 'lines'),
  IndustryPosition: fields(STAFF_AND_WALL, 'indicator', 'value', 'percentile', 'median', 'lowerQuartile', 'upperQuartile', 'peerCount', 'asOf'),
  RecordObservationsResult: fields(EVERY_DUTY, 'recorded', 'rejected', 'alertsRaised', 'failure'),
  RejectedObservation: fields(STAFF_AND_WALL, 'index', 'failure'),
} satisfies TypeAccess;
