import { Int } from 'type-graphql';
import type { CollateralCommand, CollateralState } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import type { AllocationRow, CollateralRow } from '../../persistence/collateral/collateral.repository.ts';
import type { PersonRow } from '../personal-data/personal-field.ts';
import { MoneyType } from '../shared/money.type.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { CollateralCommandEnum, CollateralKindEnum, CollateralStatusEnum } from './collateral.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

@ObjectType('Valuation', {
  description: 'What an asset was worth on a day. Never changed; a correction is a later record of the same day.',
})
export class ValuationType {
  @Field(() => MoneyType, {
    duties: STAFF_AND_WALL,
    description: 'The whole asset, charges and haircut not taken off.',
  })
  value!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The day it was valued for.' })
  valuedOn!: string;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Who valued it; null where nothing was said.',
  })
  valuer!: string | null;

  @Field(() => String, { duties: STAFF_AND_WALL, nullable: true, description: 'How; null where nothing was said.' })
  method!: string | null;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('SecuredAmount', { description: 'An amount that collateral secures, or the reason why it secures none.' })
export class SecuredAmountType {
  @Field(() => MoneyType, { duties: STAFF_AND_WALL, nullable: true, description: 'Null where `reason` says why.' })
  value!: MoneyType | null;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'NOT_IN_FORCE, NO_VALUATION, VALUATION_STALE or NO_FX_RATE (the asset is in another currency than the loan); null where there is a value.',
  })
  reason!: string | null;
}

@ObjectType('CollateralAllocation', { description: 'The part of one asset that secures one facility.' })
export class CollateralAllocationType {
  row!: AllocationRow;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: 'Above 0, at most 1; the shares of one asset never exceed 1 together.',
  })
  share!: string;
}

@ObjectType('Collateral', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description: "An asset pledged for a client's borrowing.",
})
export class CollateralType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  clientRowId!: string;
  row!: CollateralRow;
  person!: PersonRow;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description: "The institution's own number for the asset; unique in it.",
  })
  reference!: string;

  @Field(() => CollateralKindEnum, { duties: STAFF_AND_WALL, description: 'What it is.' })
  kind!: CollateralKind;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'Which one, in words.' })
  description!: string;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'ISO 4217 code its values are in.' })
  currency!: string;

  @Field(() => DecimalScalar, { duties: STAFF, description: 'The part of it the provider owns, above 0, at most 1.' })
  ownedShare!: string;

  @Field(() => DecimalScalar, { duties: STAFF, description: 'Cut from its value for a forced sale, 0 to 1.' })
  haircut!: string;

  @Field(() => MoneyType, { duties: STAFF, description: 'What creditors of better rank may take first, 0 or more.' })
  priorCharges!: MoneyType;

  @Field(() => CollateralStatusEnum, { duties: STAFF_AND_WALL, description: 'Where it stands in its life.' })
  status!: CollateralState;

  @Field(() => [CollateralCommandEnum], {
    duties: STAFF,
    description: 'What `changeCollateralStatus` can do in this status.',
  })
  allowedCommands!: CollateralCommand[];

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Raised by each change.' })
  version!: number;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When the record was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When the record last changed.' })
  updatedAt!: Date;
}
