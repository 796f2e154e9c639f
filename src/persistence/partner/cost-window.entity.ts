import { defineEntity, p } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { DELETABLE, securedTable } from '../secured-table.ts';
import { Application } from './partner.entity.ts';

/** How much of an application's cost budget the nodes have taken in a stretch of time. */
export const CostWindow = defineEntity({
  name: 'CostWindow',
  ...securedTable('cost_window', { tenant: DELETABLE }),
  properties: {
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    applicationId: () => p.manyToOne(Application).mapToPk().name('application_id').primary(),
    startsAt: p.datetime(3).primary(),
    reserved: p.bigint('number'),
  },
});
