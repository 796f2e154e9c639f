import { InputType, Int } from 'type-graphql';
import type {
  ChangeCondition,
  Comparison,
  CompositeCondition,
  Condition,
  LevelCondition,
  PeerPercentileCondition,
  StalenessCondition,
  TrendCondition,
} from '../../domain/warning/condition.ts';
import { badUserInput } from '../shared/errors.ts';
import { DecimalScalar } from '../shared/scalars.ts';
import { ChangeModeEnum, ComparisonEnum, CompositeOperatorEnum, TrendDirectionEnum } from './condition.type.ts';
import { InputField } from '../shared/fields.ts';

const INDICATOR = 'Code of the indicator to evaluate.';
const CLEAR =
  'Reaching this clears the condition; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. Not allowed with EQ and NEQ.';

@InputType({ description: 'The value itself, over successive observations.' })
export class LevelConditionInput implements Omit<LevelCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ComparisonEnum, { description: 'How the value must compare with the threshold to trigger.' })
  comparison!: Comparison;

  @InputField(() => DecimalScalar, { description: "In the indicator's unit." })
  threshold!: string;

  @InputField(() => DecimalScalar, { nullable: true, description: CLEAR })
  clearThreshold?: string | null;

  @InputField(() => Int, {
    defaultValue: 1,
    description: 'Number of successive observations that must all be past the threshold, 1 to 120.',
  })
  periods!: number;

  @InputField(() => Int, { nullable: true, description: 'Minimum number of days the unbroken run must also span.' })
  forDays?: number | null;
}

@InputType({ description: 'Change against an earlier observation.' })
export class ChangeConditionInput implements Omit<ChangeCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ChangeModeEnum, { description: 'How the change is measured.' })
  mode!: 'ABSOLUTE' | 'RELATIVE';

  @InputField(() => Int, {
    defaultValue: 1,
    description: 'Compare with the observation this many observations earlier, 1 to 120.',
  })
  overPeriods!: number;

  @InputField(() => ComparisonEnum, { description: 'How the change must compare with the threshold to trigger.' })
  comparison!: Comparison;

  @InputField(() => DecimalScalar, {
    description: "In the indicator's unit, or as a fraction for RELATIVE: -0.2 is a fall of 20 %.",
  })
  threshold!: string;

  @InputField(() => DecimalScalar, { nullable: true, description: CLEAR })
  clearThreshold?: string | null;

  @InputField(() => Int, {
    defaultValue: 1,
    description: 'Number of successive changes that must all be past the threshold, 1 to 120.',
  })
  periods!: number;
}

@InputType({ description: 'Strictly rising or falling over successive observations.' })
export class TrendConditionInput implements Omit<TrendCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => TrendDirectionEnum, { description: 'Direction of the trend.' })
  direction!: 'RISING' | 'FALLING';

  @InputField(() => Int, { description: 'Number of successive observations, 2 to 120.' })
  periods!: number;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "Minimum move from the first observation to the last, in the indicator's unit, positive.",
  })
  minimumChange?: string | null;
}

@InputType({ description: 'Percentile of the newest value among the other clients of the industry.' })
export class PeerPercentileConditionInput implements Omit<PeerPercentileCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ComparisonEnum, { description: 'LT or GT.' })
  comparison!: 'LT' | 'GT';

  @InputField(() => Int, { description: '0 to 100.' })
  percentile!: number;

  @InputField(() => Int, { nullable: true, description: 'Reaching this percentile clears the condition.' })
  clearPercentile?: number | null;

  @InputField(() => Int, { nullable: true, description: 'With fewer peers the condition is unknown; 5 if omitted.' })
  minimumPeers?: number | null;
}

@InputType({ description: 'No observation, or none that is recent enough.' })
export class StalenessConditionInput implements Omit<StalenessCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => Int, {
    description: 'Maximum age of the newest observation, in days from its as-of date to the business date, 1 to 3660.',
  })
  maxAgeDays!: number;
}

@InputType({ description: 'Several conditions combined.' })
export class CompositeConditionInput {
  @InputField(() => CompositeOperatorEnum, { description: 'How many of its conditions must hold.' })
  operator!: CompositeCondition['operator'];

  @InputField(() => Int, { nullable: true, description: 'How many must hold; with AT_LEAST only.' })
  atLeast?: number | null;

  @InputField(() => [WarningConditionInput], {
    description: '1 to 20 conditions; composites may be nested up to 4 deep.',
  })
  conditions!: WarningConditionInput[];
}

@InputType({ description: 'The condition a rule tests; give exactly one of the fields.' })
export class WarningConditionInput {
  @InputField(() => LevelConditionInput, { nullable: true, description: 'The value itself.' })
  level?: LevelConditionInput | null;

  @InputField(() => ChangeConditionInput, { nullable: true, description: 'Change against an earlier observation.' })
  change?: ChangeConditionInput | null;

  @InputField(() => TrendConditionInput, { nullable: true, description: 'Strictly rising or falling.' })
  trend?: TrendConditionInput | null;

  @InputField(() => PeerPercentileConditionInput, {
    nullable: true,
    description: "Percentile among the industry's clients.",
  })
  peerPercentile?: PeerPercentileConditionInput | null;

  @InputField(() => StalenessConditionInput, { nullable: true, description: 'No observation that is recent enough.' })
  staleness?: StalenessConditionInput | null;

  @InputField(() => CompositeConditionInput, { nullable: true, description: 'Several conditions combined.' })
  composite?: CompositeConditionInput | null;
}

/** The condition that was given; throws BAD_USER_INPUT where it is not exactly one, wherever that is. */
export function readCondition(input: WarningConditionInput, path = 'condition'): Condition {
  const given = (Object.keys(input) as (keyof WarningConditionInput)[]).filter((kind) => input[kind] != null);
  if (given.length !== 1)
    throw badUserInput(
      `${path} gives ${given.length === 0 ? 'no condition' : given.join(' and ')}; give exactly one of level, change, trend, peerPercentile, staleness, composite.`,
    );
  if (input.level) return { kind: 'LEVEL', ...input.level };
  if (input.change) return { kind: 'CHANGE', ...input.change };
  if (input.trend) return { kind: 'TREND', ...input.trend };
  if (input.peerPercentile) return { kind: 'PEER_PERCENTILE', ...input.peerPercentile };
  if (input.staleness) return { kind: 'STALENESS', ...input.staleness };
  const { conditions, ...composite } = input.composite!;
  return {
    kind: 'COMPOSITE',
    ...composite,
    conditions: conditions.map((condition, index) => readCondition(condition, `${path}.composite.conditions.${index}`)),
  };
}
