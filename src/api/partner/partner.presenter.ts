import { quantileMs } from '../../domain/partner/duration-histogram.ts';
import type { UsageTotal } from '../../persistence/partner/document-usage.repository.ts';
import type { ApplicationRow, PartnerRow } from '../../persistence/partner/partner.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { ApplicationType, DocumentUsageType, PartnerType } from './partner.type.ts';

export function presentPartner(row: PartnerRow): PartnerType {
  return {
    id: toGlobalId('Partner', row.id),
    code: row.code,
    name: row.name,
    kind: row.kind,
    active: row.active,
    createdAt: row.created_at,
  };
}

export function presentApplication(row: ApplicationRow): ApplicationType {
  return {
    id: toGlobalId('Application', row.id),
    partnerRowId: row.partner_id,
    userRowId: row.user_id,
    code: row.code,
    name: row.name,
    documentMode: row.document_mode,
    costBudget: row.cost_budget,
    budgetWindowSeconds: row.budget_window_seconds,
    active: row.active,
    createdAt: row.created_at,
  };
}

/** Null: never used. */
export function presentUsage(total: UsageTotal | null): DocumentUsageType {
  if (total === null) return { requestCount: 0, errorCount: 0, lastUsedAt: null, p95Ms: null };
  const { requestCount, errorCount, lastUsedAt, durations, slowestMs } = total;
  return { requestCount, errorCount, lastUsedAt, p95Ms: quantileMs(durations, 0.95, slowestMs) };
}
