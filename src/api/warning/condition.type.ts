import { Int, createUnionType } from 'type-graphql';
import type { CompositeCondition, Comparison, Condition } from '../../domain/warning/condition.ts';
import { enumOf } from '../shared/enum.ts';
import { DecimalScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ComparisonEnum = enumOf<Comparison>(
  'Comparison',
  'How a figure that triggers compares with the threshold.',
  {
    LT: 'Below it.',
    LTE: 'At or below it.',
    GT: 'Above it.',
    GTE: 'At or above it.',
    EQ: 'Equal to it.',
    NEQ: 'Other than it.',
  },
);

type ChangeMode = 'ABSOLUTE' | 'RELATIVE';
export const ChangeModeEnum = enumOf<ChangeMode>('ChangeMode', 'How a change is measured.', {
  ABSOLUTE: "The difference, in the indicator's unit.",
  RELATIVE: 'The difference as a share of the earlier figure; 0.3 is +30 %.',
});

type TrendDirection = 'RISING' | 'FALLING';
export const TrendDirectionEnum = enumOf<TrendDirection>(
  'TrendDirection',
  'Which way each observation moves from the one before.',
  {
    RISING: 'Strictly up.',
    FALLING: 'Strictly down.',
  },
);

type CompositeOperator = CompositeCondition['operator'];
export const CompositeOperatorEnum = enumOf<CompositeOperator>(
  'CompositeOperator',
  'How many of its conditions a composite needs.',
  {
    ALL: 'All of them.',
    ANY: 'One of them.',
    AT_LEAST: 'A number of them, `atLeast`.',
  },
);

const INDICATOR = 'Code of the indicator it looks at.';
const CLEAR = 'Reaching this clears it (hysteresis); null: it clears as soon as it no longer holds.';

@ObjectType('LevelCondition', { description: 'The value itself, over successive observations.' })
export class LevelConditionType {
  kind!: 'LEVEL';

  @Field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR })
  indicator!: string;

  @Field(() => ComparisonEnum, {
    duties: STAFF_AND_WALL,
    description: 'How a value that triggers compares with the threshold.',
  })
  comparison!: Comparison;

  @Field(() => DecimalScalar, { duties: STAFF_AND_WALL, description: "In the indicator's unit." })
  threshold!: string;

  @Field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR })
  clearThreshold!: string | null;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    description: 'Successive observations that must all be past the threshold.',
  })
  periods!: number;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Days that the unbroken run must span besides; null: none.',
  })
  forDays!: number | null;
}

@ObjectType('ChangeCondition', { description: 'The change against an earlier observation.' })
export class ChangeConditionType {
  kind!: 'CHANGE';

  @Field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR })
  indicator!: string;

  @Field(() => ChangeModeEnum, { duties: STAFF_AND_WALL, description: 'How the change is measured.' })
  mode!: ChangeMode;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many observations back it is held against.' })
  overPeriods!: number;

  @Field(() => ComparisonEnum, {
    duties: STAFF_AND_WALL,
    description: 'How a change that triggers compares with the threshold.',
  })
  comparison!: Comparison;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    description: "In the indicator's unit, or as a share for a RELATIVE change: -0.2 is a fall of 20 %.",
  })
  threshold!: string;

  @Field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR })
  clearThreshold!: string | null;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Successive changes that must all be past the threshold.' })
  periods!: number;
}

@ObjectType('TrendCondition', { description: 'Strictly rising or falling over successive observations.' })
export class TrendConditionType {
  kind!: 'TREND';

  @Field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR })
  indicator!: string;

  @Field(() => TrendDirectionEnum, { duties: STAFF_AND_WALL, description: 'Which way.' })
  direction!: TrendDirection;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Successive observations, at least 2.' })
  periods!: number;

  @Field(() => DecimalScalar, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: "The least move from the first of them to the last, in the indicator's unit, positive; null: any.",
  })
  minimumChange!: string | null;
}

@ObjectType('PeerPercentileCondition', {
  description: "The newest value's percentile among the other clients of the industry.",
})
export class PeerPercentileConditionType {
  kind!: 'PEER_PERCENTILE';

  @Field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR })
  indicator!: string;

  @Field(() => ComparisonEnum, {
    duties: STAFF_AND_WALL,
    description: 'LT or GT: how a percentile that triggers compares with `percentile`.',
  })
  comparison!: 'LT' | 'GT';

  @Field(() => Int, { duties: STAFF_AND_WALL, description: '0 to 100.' })
  percentile!: number;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'Reaching this percentile clears it; null: it clears as soon as it no longer holds.',
  })
  clearPercentile!: number | null;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'With fewer peers nothing is said; null: 5.',
  })
  minimumPeers!: number | null;
}

@ObjectType('StalenessCondition', { description: 'No observation, or none that is young enough.' })
export class StalenessConditionType {
  kind!: 'STALENESS';

  @Field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR })
  indicator!: string;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    description: 'Days before the business date that the newest observation may be as of.',
  })
  maxAgeDays!: number;
}

@ObjectType('CompositeCondition', {
  description: 'Several conditions together, in three-valued logic: what is unknown is neither true nor false.',
})
export class CompositeConditionType {
  kind!: 'COMPOSITE';

  @Field(() => CompositeOperatorEnum, { duties: STAFF_AND_WALL, description: 'How many of its conditions it needs.' })
  operator!: CompositeOperator;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'How many, for AT_LEAST; null for the others.',
  })
  atLeast!: number | null;

  @Field(() => [ConditionUnion], { duties: STAFF_AND_WALL, description: 'The conditions inside.' })
  conditions!: (typeof ConditionUnion)[];
}

const TYPE_NAMES: Readonly<Record<Condition['kind'], string>> = {
  LEVEL: 'LevelCondition',
  CHANGE: 'ChangeCondition',
  TREND: 'TrendCondition',
  PEER_PERCENTILE: 'PeerPercentileCondition',
  STALENESS: 'StalenessCondition',
  COMPOSITE: 'CompositeCondition',
};

export const ConditionUnion = createUnionType({
  name: 'WarningCondition',
  description: 'What a rule looks for.',
  types: () =>
    [
      LevelConditionType,
      ChangeConditionType,
      TrendConditionType,
      PeerPercentileConditionType,
      StalenessConditionType,
      CompositeConditionType,
    ] as const,
  resolveType: (condition) => TYPE_NAMES[condition.kind],
});
export type ConditionType = typeof ConditionUnion;
