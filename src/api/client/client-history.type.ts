import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { StageEnum, TierEnum } from './client.type.ts';
import { AbstractType, Field, ObjectType } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

/** What changes of stage and of tier have in common; who may read when it was is said by each. */
@AbstractType()
export abstract class ClientChange {
  actorRowId!: string | null;

  @Field(() => String, { duties: STAFF, nullable: true, description: 'Why; null where none was asked for or given.' })
  reason!: string | null;

  occurredAt!: Date;
  recordedAt!: Date;
}

@ObjectType('ClientStageChange', { description: "A step in a client's life." })
export class ClientStageChangeType extends ClientChange {
  @Field(() => StageEnum, {
    duties: STAFF,
    nullable: true,
    description: 'The stage before; null where the record begins.',
  })
  fromStage!: ClientStage | null;

  @Field(() => StageEnum, { duties: STAFF, description: 'The stage after.' })
  toStage!: ClientStage;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When, in business time.' })
  override occurredAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' })
  override recordedAt!: Date;
}

@ObjectType('ClientTierChange', { description: 'A change of how the institution ranks a client.' })
export class ClientTierChangeType extends ClientChange {
  @Field(() => TierEnum, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'The tier before; null where the record begins.',
  })
  fromTier!: ClientTier | null;

  @Field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier after.' })
  toTier!: ClientTier;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When, in business time.' })
  override occurredAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' })
  override recordedAt!: Date;
}
