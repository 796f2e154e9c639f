import { Field, ObjectType } from 'type-graphql';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { StageEnum, TierEnum } from './client.type.ts';

/** What changes of stage and of tier have in common. */
@ObjectType()
export abstract class ClientChange {
  actorRowId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why; null where none was asked for or given.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When, in business time.' })
  occurredAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('ClientStageChange', { description: "A step in a client's life." })
export class ClientStageChangeType extends ClientChange {
  @Field(() => StageEnum, { nullable: true, description: 'The stage before; null where the record begins.' })
  fromStage!: ClientStage | null;

  @Field(() => StageEnum, { description: 'The stage after.' })
  toStage!: ClientStage;
}

@ObjectType('ClientTierChange', { description: 'A change of how the institution ranks a client.' })
export class ClientTierChangeType extends ClientChange {
  @Field(() => TierEnum, { nullable: true, description: 'The tier before; null where the record begins.' })
  fromTier!: ClientTier | null;

  @Field(() => TierEnum, { description: 'The tier after.' })
  toTier!: ClientTier;
}
