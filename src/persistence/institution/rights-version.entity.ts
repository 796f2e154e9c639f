import { defineEntity, p } from '@mikro-orm/core';
import { READ_ONLY, UPDATABLE, securedTable } from '../secured-table.ts';

/** A number that triggers draw anew whenever users, duties or units of an institution change; no row means never. */
export const RightsVersion = defineEntity({
  name: 'RightsVersion',
  ...securedTable('rights_version', { tenant: UPDATABLE, system: READ_ONLY }),
  properties: {
    institutionId: p.uuid().primary(),
    version: p.bigint('string'),
  },
});
