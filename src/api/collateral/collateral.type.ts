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
  description: 'The value of an asset on a given date. Immutable; a correction is a later record for the same date.',
})
export class ValuationType {
  @Field(() => MoneyType, {
    duties: STAFF_AND_WALL,
    description: 'Value of the whole asset, before charges and haircut.',
  })
  value!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'Valuation date.' })
  valuedOn!: string;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Who valued it; null if not given.',
  })
  valuer!: string | null;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Valuation method; null if none was given.',
  })
  method!: string | null;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('SecuredAmount', { description: 'An amount that collateral secures, or the reason why it secures none.' })
export class SecuredAmountType {
  @Field(() => MoneyType, { duties: STAFF_AND_WALL, nullable: true, description: 'Null if there is a `reason`.' })
  value!: MoneyType | null;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'NOT_IN_FORCE, NO_VALUATION, VALUATION_STALE or NO_FX_RATE (the asset is in a different currency from the loan); null if there is a value.',
  })
  reason!: string | null;
}

@ObjectType('CollateralAllocation', { description: 'The share of one asset that secures one facility.' })
export class CollateralAllocationType {
  row!: AllocationRow;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: 'Above 0 and at most 1; the shares of one asset never total more than 1.',
  })
  share!: string;
}

@ObjectType('Collateral', {
  inherited: STAFF_AND_WALL,
  implements: NodeType,
  description: "An asset pledged as security for a client's borrowing.",
})
export class CollateralType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  clientRowId!: string;
  row!: CollateralRow;
  person!: PersonRow;

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description: "The institution's own number for the asset; unique in the institution.",
  })
  reference!: string;

  @Field(() => CollateralKindEnum, { duties: STAFF_AND_WALL, description: 'Kind of asset.' })
  kind!: CollateralKind;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'Identifies the asset, in words.' })
  description!: string;

  @Field(() => String, { duties: STAFF_AND_WALL, description: 'ISO 4217 currency code of its amounts.' })
  currency!: string;

  @Field(() => DecimalScalar, {
    duties: STAFF,
    description: 'Share of the asset that its provider owns, above 0 and at most 1.',
  })
  ownedShare!: string;

  @Field(() => DecimalScalar, { duties: STAFF, description: 'Haircut for a forced sale, 0 to 1.' })
  haircut!: string;

  @Field(() => MoneyType, {
    duties: STAFF,
    description: 'Prior charges: what higher-ranking creditors may take first, 0 or more.',
  })
  priorCharges!: MoneyType;

  @Field(() => CollateralStatusEnum, { duties: STAFF_AND_WALL, description: 'Current status.' })
  status!: CollateralState;

  @Field(() => [CollateralCommandEnum], {
    duties: STAFF,
    description: 'What `changeCollateralStatus` can do in this status.',
  })
  allowedCommands!: CollateralCommand[];

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Incremented by each change.' })
  version!: number;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When the record was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When the record last changed.' })
  updatedAt!: Date;
}
