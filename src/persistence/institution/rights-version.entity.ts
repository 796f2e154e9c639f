import { defineEntity, p } from '@mikro-orm/core';
import { systemPolicy, tenantPolicy } from '../tenant.ts';

/** A number that triggers draw anew whenever users, duties or units of an institution change; no row means never. */
export const RightsVersion = defineEntity({
  name: 'RightsVersion',
  tableName: 'rights_version',
  rowLevelSecurity: 'force',
  policies: [tenantPolicy('rights_version'), systemPolicy('rights_version', 'select')],
  properties: {
    institutionId: p.uuid().primary(),
    version: p.bigint('string'),
  },
});
