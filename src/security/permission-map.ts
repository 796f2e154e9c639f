import type { Duty } from '../domain/institution/duty.ts';
import type { TypeAccess } from './field-access.ts';
import { AUDIT_ACCESS } from './field-permissions/audit.ts';
import { CLIENT_ACCESS } from './field-permissions/client.ts';
import { CREDENTIAL_ACCESS } from './field-permissions/credential.ts';
import { CREDIT_ACCESS } from './field-permissions/credit.ts';
import { INDICATOR_ACCESS } from './field-permissions/indicator.ts';
import { WARNING_RULE_ACCESS } from './field-permissions/warning-rule.ts';
import { ORGANISATION_ACCESS } from './field-permissions/organisation.ts';
import { ALERT_ACCESS } from './field-permissions/alert.ts';
import { PARTNER_ACCESS } from './field-permissions/partner.ts';
import { PERSONAL_DATA_ACCESS } from './field-permissions/personal-data.ts';
import { SHARED_ACCESS } from './field-permissions/shared.ts';
import { STATEMENT_ACCESS } from './field-permissions/statement.ts';

/** Who may read each field and call each root field: the features' parts put together. */
export const PERMISSION_MAP: TypeAccess = merge([
  SHARED_ACCESS,
  STATEMENT_ACCESS,
  CLIENT_ACCESS,
  CREDIT_ACCESS,
  ORGANISATION_ACCESS,
  INDICATOR_ACCESS,
  WARNING_RULE_ACCESS,
  ALERT_ACCESS,
  PARTNER_ACCESS,
  CREDENTIAL_ACCESS,
  AUDIT_ACCESS,
  PERSONAL_DATA_ACCESS,
]);

function merge(parts: readonly TypeAccess[]): TypeAccess {
  const merged: Record<string, Record<string, readonly Duty[]>> = {};
  for (const part of parts)
    for (const [type, access] of Object.entries(part)) merged[type] = { ...merged[type], ...access };
  return merged;
}
