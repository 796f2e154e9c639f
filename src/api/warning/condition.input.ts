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

const INDICATOR = 'Code of the indicator to look at.';
const CLEAR =
  'Reaching this clears it; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. None with EQ and NEQ.';

@InputType({ description: 'The value itself, over successive observations.' })
export class LevelConditionInput implements Omit<LevelCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ComparisonEnum, { description: 'How a value that triggers compares with the threshold.' })
  comparison!: Comparison;

  @InputField(() => DecimalScalar, { description: "In the indicator's unit." })
  threshold!: string;

  @InputField(() => DecimalScalar, { nullable: true, description: CLEAR })
  clearThreshold?: string | null;

  @InputField(() => Int, {
    defaultValue: 1,
    description: 'Successive observations that must all be past the threshold, 1 to 120.',
  })
  periods!: number;

  @InputField(() => Int, { nullable: true, description: 'Days that the unbroken run must span besides.' })
  forDays?: number | null;
}

@InputType({ description: 'The change against an earlier observation.' })
export class ChangeConditionInput implements Omit<ChangeCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ChangeModeEnum, { description: 'How the change is measured.' })
  mode!: 'ABSOLUTE' | 'RELATIVE';

  @InputField(() => Int, { defaultValue: 1, description: 'How many observations back it is held against, 1 to 120.' })
  overPeriods!: number;

  @InputField(() => ComparisonEnum, { description: 'How a change that triggers compares with the threshold.' })
  comparison!: Comparison;

  @InputField(() => DecimalScalar, {
    description: "In the indicator's unit, or as a share for RELATIVE: -0.2 is a fall of 20 %.",
  })
  threshold!: string;

  @InputField(() => DecimalScalar, { nullable: true, description: CLEAR })
  clearThreshold?: string | null;

  @InputField(() => Int, {
    defaultValue: 1,
    description: 'Successive changes that must all be past the threshold, 1 to 120.',
  })
  periods!: number;
}

@InputType({ description: 'Strictly rising or falling over successive observations.' })
export class TrendConditionInput implements Omit<TrendCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => TrendDirectionEnum, { description: 'Which way.' })
  direction!: 'RISING' | 'FALLING';

  @InputField(() => Int, { description: 'Successive observations, 2 to 120.' })
  periods!: number;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "The least move from the first to the last, in the indicator's unit, positive.",
  })
  minimumChange?: string | null;
}

@InputType({ description: "The newest value's percentile among the other clients of the industry." })
export class PeerPercentileConditionInput implements Omit<PeerPercentileCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => ComparisonEnum, { description: 'LT or GT.' })
  comparison!: 'LT' | 'GT';

  @InputField(() => Int, { description: '0 to 100.' })
  percentile!: number;

  @InputField(() => Int, { nullable: true, description: 'Reaching this percentile clears it.' })
  clearPercentile?: number | null;

  @InputField(() => Int, { nullable: true, description: 'With fewer peers nothing is said; 5 where it is left out.' })
  minimumPeers?: number | null;
}

@InputType({ description: 'No observation, or none that is young enough.' })
export class StalenessConditionInput implements Omit<StalenessCondition, 'kind'> {
  @InputField(() => String, { description: INDICATOR })
  indicator!: string;

  @InputField(() => Int, {
    description: 'Days before the business date that the newest observation may be as of, 1 to 3660.',
  })
  maxAgeDays!: number;
}

@InputType({ description: 'Several conditions together.' })
export class CompositeConditionInput {
  @InputField(() => CompositeOperatorEnum, { description: 'How many of its conditions it needs.' })
  operator!: CompositeCondition['operator'];

  @InputField(() => Int, { nullable: true, description: 'How many, with AT_LEAST only.' })
  atLeast?: number | null;

  @InputField(() => [WarningConditionInput], { description: '1 to 20 conditions; composites nest 4 deep at most.' })
  conditions!: WarningConditionInput[];
}

@InputType({ description: 'What a rule looks for: give exactly one of the fields.' })
export class WarningConditionInput {
  @InputField(() => LevelConditionInput, { nullable: true, description: 'The value itself.' })
  level?: LevelConditionInput | null;

  @InputField(() => ChangeConditionInput, { nullable: true, description: 'The change against an earlier observation.' })
  change?: ChangeConditionInput | null;

  @InputField(() => TrendConditionInput, { nullable: true, description: 'Strictly rising or falling.' })
  trend?: TrendConditionInput | null;

  @InputField(() => PeerPercentileConditionInput, {
    nullable: true,
    description: "The percentile among the industry's clients.",
  })
  peerPercentile?: PeerPercentileConditionInput | null;

  @InputField(() => StalenessConditionInput, { nullable: true, description: 'No observation that is young enough.' })
  staleness?: StalenessConditionInput | null;

  @InputField(() => CompositeConditionInput, { nullable: true, description: 'Several conditions together.' })
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
