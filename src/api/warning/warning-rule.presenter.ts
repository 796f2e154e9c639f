import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { WarningRuleRow } from '../../persistence/warning/warning-rule.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import { presentCondition } from './condition.presenter.ts';
import type { WarningRuleType } from './warning-rule.type.ts';

export function presentWarningRule({ definition, ...row }: WarningRuleRow): WarningRuleType {
  return {
    id: toGlobalId('WarningRule', row.id),
    draftedByRowId: row.drafted_by_id,
    publishedByRowId: row.published_by_id,
    code: row.code,
    version: row.version,
    status: row.status,
    name: definition.name,
    description: definition.description,
    severity: definition.severity,
    subject: definition.subject,
    segments: definition.segments as ClientSegment[],
    condition: presentCondition(definition.condition),
    response: definition.response,
    draftedAt: row.drafted_at,
    publishedAt: row.published_at,
    retiredAt: row.retired_at,
  };
}
