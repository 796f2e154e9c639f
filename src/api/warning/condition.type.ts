import { Int, createUnionType } from 'type-graphql';
import type { CompositeCondition, Comparison, Condition } from '../../domain/warning/condition.ts';
import { enumOf } from '../shared/enum.ts';
import { DecimalScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ComparisonEnum = enumOf<Comparison>(
  'Comparison',
  'How a figure must compare with the threshold to trigger.',
  {
    LT: 'Below it.',
    LTE: 'At or below it.',
    GT: 'Above it.',
    GTE: 'At or above it.',
    EQ: 'Equal to it.',
    NEQ: 'Not equal to it.',
  },
);

type ChangeMode = 'ABSOLUTE' | 'RELATIVE';
export const ChangeModeEnum = enumOf<ChangeMode>('ChangeMode', 'How a change is measured.', {
  ABSOLUTE: "The difference, in the indicator's unit.",
  RELATIVE: 'The difference as a fraction of the earlier figure; 0.3 is +30 %.',
});

type TrendDirection = 'RISING' | 'FALLING';
export const TrendDirectionEnum = enumOf<TrendDirection>(
  'TrendDirection',
  'Direction in which each observation moves from the previous one.',
  {
    RISING: 'Strictly rising.',
    FALLING: 'Strictly falling.',
  },
);

type CompositeOperator = CompositeCondition['operator'];
export const CompositeOperatorEnum = enumOf<CompositeOperator>(
  'CompositeOperator',
  'How many conditions of a composite must hold.',
  {
    ALL: 'All of them.',
    ANY: 'At least one of them.',
    AT_LEAST: 'At least `atLeast` of them.',
  },
);

const INDICATOR = 'Code of the indicator evaluated.';
const CLEAR = 'Reaching this clears the condition (hysteresis); null: it clears as soon as it no longer holds.';

export const LevelConditionType = objectType(
  'LevelCondition',
  { description: 'The value itself, over successive observations.' },
  {
    kind: hidden<'LEVEL'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'How the value must compare with the threshold to trigger.',
    }),
    threshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, description: "In the indicator's unit." }),
    clearThreshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR }),
    periods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Number of successive observations that must all be past the threshold.',
    }),
    forDays: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Minimum number of days the unbroken run must also span; null for none.',
    }),
  },
);
export type LevelConditionType = InstanceType<typeof LevelConditionType>;

export const ChangeConditionType = objectType(
  'ChangeCondition',
  { description: 'Change against an earlier observation.' },
  {
    kind: hidden<'CHANGE'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    mode: field(() => ChangeModeEnum, { duties: STAFF_AND_WALL, description: 'How the change is measured.' }),
    overPeriods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Compared with the observation this many observations earlier.',
    }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'How the change must compare with the threshold to trigger.',
    }),
    threshold: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "In the indicator's unit, or as a fraction for a RELATIVE change: -0.2 is a fall of 20 %.",
    }),
    clearThreshold: field(() => DecimalScalar, { duties: STAFF_AND_WALL, nullable: true, description: CLEAR }),
    periods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Number of successive changes that must all be past the threshold.',
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
    direction: field(() => TrendDirectionEnum, { duties: STAFF_AND_WALL, description: 'Direction of the trend.' }),
    periods: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Number of successive observations, at least 2.',
    }),
    minimumChange: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        "Minimum move from the first observation to the last, in the indicator's unit, positive; null for any.",
    }),
  },
);
export type TrendConditionType = InstanceType<typeof TrendConditionType>;

export const PeerPercentileConditionType = objectType(
  'PeerPercentileCondition',
  {
    description: 'Percentile of the newest value among the other clients of the industry.',
  },
  {
    kind: hidden<'PEER_PERCENTILE'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    comparison: field(() => ComparisonEnum, {
      duties: STAFF_AND_WALL,
      description: 'LT or GT: how the percentile must compare with `percentile` to trigger.',
    }),
    percentile: field(() => Int, { duties: STAFF_AND_WALL, description: '0 to 100.' }),
    clearPercentile: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Reaching this percentile clears the condition; null: it clears as soon as it no longer holds.',
    }),
    minimumPeers: field(() => Int, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'With fewer peers the condition is unknown; null for 5.',
    }),
  },
);
export type PeerPercentileConditionType = InstanceType<typeof PeerPercentileConditionType>;

export const StalenessConditionType = objectType(
  'StalenessCondition',
  { description: 'No observation, or none that is recent enough.' },
  {
    kind: hidden<'STALENESS'>(),
    indicator: field(() => String, { duties: STAFF_AND_WALL, description: INDICATOR }),
    maxAgeDays: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Maximum age of the newest observation, in days from its as-of date to the business date.',
    }),
  },
);
export type StalenessConditionType = InstanceType<typeof StalenessConditionType>;

@ObjectType('CompositeCondition', {
  description: 'Several conditions combined, in three-valued logic: unknown is neither true nor false.',
})
export class CompositeConditionType {
  kind!: 'COMPOSITE';

  @Field(() => CompositeOperatorEnum, { duties: STAFF_AND_WALL, description: 'How many of its conditions must hold.' })
  operator!: CompositeOperator;

  @Field(() => Int, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'How many must hold, for AT_LEAST; null otherwise.',
  })
  atLeast!: number | null;

  @Field(() => [ConditionUnion], { duties: STAFF_AND_WALL, description: 'The conditions combined.' })
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
  description: 'The condition a rule tests.',
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
