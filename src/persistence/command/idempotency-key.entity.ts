import { defineEntity, p } from '@mikro-orm/core';
import type { InferEntity } from '@mikro-orm/core';
import { Institution } from '../institution/institution.entity.ts';
import { UPDATABLE, securedTable } from '../secured-table.ts';

/** A command's answer under its key: a repeated call gets it again and has no second effect. */
export const IdempotencyKey = defineEntity({
  name: 'IdempotencyKey',
  ...securedTable('idempotency_key', { tenant: UPDATABLE }),
  properties: {
    institutionId: () => p.manyToOne(Institution).mapToPk().name('institution_id').primary(),
    /** Whose key it is: two users may choose the same. */
    actorId: p.uuid().primary(),
    key: p.text().primary(),
    command: p.text(),
    /** SHA-256 of the input, so that a key reused for something else is refused. */
    inputHash: p.text(),
    result: p.json<unknown>().nullable(),
    createdAt: p.datetime(3),
  },
});
export type IdempotencyKey = InferEntity<typeof IdempotencyKey>;
