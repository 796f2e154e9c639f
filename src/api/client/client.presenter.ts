import type { ClientRow } from '../../persistence/client/client.repository.ts';
import type { IndustryRow } from '../../persistence/institution/organisation.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { ClientType, IndustryType } from './client.type.ts';

export function presentClient(row: ClientRow): ClientType {
  return {
    id: toGlobalId('Client', row.id),
    rowId: row.id,
    unitRowId: row.unit_id,
    industryCode: row.industry_code,
    relationshipManagerRowId: row.relationship_manager_id,
    reference: row.reference,
    name: row.name,
    localName: row.local_name,
    registrationScheme: row.registration_scheme,
    registrationId: row.registration_id,
    country: row.country,
    segment: row.segment,
    stage: row.stage,
    tier: row.tier,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function presentIndustry({ code, name, local_name: localName }: IndustryRow): IndustryType {
  return { code, name, localName };
}
