import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { UPDATABLE, securedTable } from '../secured-table.ts';
import { idColumn } from '../tenant.ts';
import { Client } from './client.entity.ts';

/** An edge between connected clients: `fromClient` controls, or is depended on by, `toClient`. */
export const ClientConnection = defineEntity({
  name: 'ClientConnection',
  ...securedTable('client_connection', { tenant: UPDATABLE }),
  indexes: [{ properties: ['fromClientId'] }, { properties: ['toClientId'] }],
  properties: {
    id: idColumn(),
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id'),
    fromClientId: () => p.manyToOne(Client).mapToPk().name('from_client_id'),
    toClientId: () => p.manyToOne(Client).mapToPk().name('to_client_id'),
    type: p.text().$type<'CONTROL' | 'ECONOMIC_DEPENDENCE'>(),
    /** Share of voting rights, 0 to 1; null where control does not rest on shares. */
    share: p.decimal().columnType('numeric').nullable(),
    evidence: p.text(),
    validFrom: p.date(),
    validTo: p.date().nullable(),
  },
});
export type ClientConnection = InferEntity<typeof ClientConnection>;
