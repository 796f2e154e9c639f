import type { LegalHoldRow } from '../../persistence/personal-data/legal-hold.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { LegalHoldType } from './personal-data.type.ts';

export function presentLegalHold(row: LegalHoldRow): LegalHoldType {
  return {
    id: toGlobalId('LegalHold', row.id),
    clientRowId: row.client_id,
    placedByRowId: row.placed_by_id,
    releasedByRowId: row.released_by_id,
    reason: row.reason,
    placedAt: row.placed_at,
    releasedAt: row.released_at,
    releaseReason: row.release_reason,
  };
}
