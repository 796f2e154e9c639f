import { Int, createUnionType } from 'type-graphql';
import type { CompositeCondition, Comparison, Condition } from '../../domain/warning/condition.ts';
import { enumOf } from '../shared/enum.ts';
import { DecimalScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
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

export const LevelConditionType = objectType(
  'LevelCondition',
  { description: 'The value itself, over successive observations.' },
  {
    kind: hidden<'LEVEL'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'How a value that triggers compares with the threshold.',
    }),
    threshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, description: "In the indicator's unit." }),
    clearThreshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR }),
    periods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Successive observations that must all be past the threshold.',
    }),
    forDays: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Days that the unbroken run must span besides; null: none.',
    }),
  },
);
export type LevelConditionType = InstanceType<typeof LevelConditionType>;

export const ChangeConditionType = objectType(
  'ChangeCondition',
  { description: 'The change against an earlier observation.' },
  {
    kind: hidden<'CHANGE'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    mode: field(() => ChangeModeEnum, { duties: STAFF_AND_WALL, description: 'How the change is measured.' }),
    overPeriods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'How many observations back it is held against.',
    }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'How a change that triggers compares with the threshold.',
    }),
    threshold: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "In the indicator's unit, or as a share for a RELATIVE change: -0.2 is a fall of 20 %.",
    }),
    clearThreshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR }),
    periods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Successive changes that must all be past the threshold.',
    }),
  },
);
export type ChangeConditionType = InstanceType<typeof ChangeConditionType>;

export const TrendConditionType = objectType(
  'TrendCondition',
  { description: 'Strictly rising or falling over successive observations.' },
  {
    kind: hidden<'TREND'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    direction: field(() => TrendDirectionEnum, { duties: STAFF_AND_WALL, description: 'Which way.' }),
    periods: field(() => Int, { duties: STAFF_AND_WALL, description: 'Successive observations, at least 2.' }),
    minimumChange: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The least move from the first of them to the last, in the indicator's unit, positive; null: any.",
    }),
  },
);
export type TrendConditionType = InstanceType<typeof TrendConditionType>;

export const PeerPercentileConditionType = objectType(
  'PeerPercentileCondition',
  {
    description: "The newest value's percentile among the other clients of the industry.",
  },
  {
    kind: hidden<'PEER_PERCENTILE'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'LT or GT: how a percentile that triggers compares with `percentile`.',
    }),
    percentile: field(() => Int, { duties: STAFF_AND_WALL, description: '0 to 100.' }),
    clearPercentile: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Reaching this percentile clears it; null: it clears as soon as it no longer holds.',
    }),
    minimumPeers: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'With fewer peers nothing is said; null: 5.',
    }),
  },
);
export type PeerPercentileConditionType = InstanceType<typeof PeerPercentileConditionType>;

export const StalenessConditionType = objectType(
  'StalenessCondition',
  { description: 'No observation, or none that is young enough.' },
  {
    kind: hidden<'STALENESS'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    maxAgeDays: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Days before the business date that the newest observation may be as of.',
    }),
  },
);
export type StalenessConditionType = InstanceType<typeof StalenessConditionType>;

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
