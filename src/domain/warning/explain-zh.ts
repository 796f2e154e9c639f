/**
 * In Chinese what a verdict that fires says in English. It is told from what was kept of the verdict, its rule and its
 * evidence, so that it can be told of an alert of any age, and never says another figure than the one that fired.
 */
import { INDICATOR_NAMES_ZH } from '../indicator/indicator-names-zh.ts';
import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { conditionsNeeded, isEvent } from './condition.ts';
import type {
  ChangeCondition,
  Comparison,
  CompositeCondition,
  Condition,
  LeafCondition,
  LevelCondition,
  PeerPercentileCondition,
  Trigger,
} from './condition.ts';
import { compareDecimals } from './decimal-order.ts';
import { breaches, clearingOf, staysFiring } from './trigger.ts';
import type { Evidence, Measure } from './verdict.ts';
import { figure, indicatorLabel, percentage } from './wording.ts';

/** What is kept of an evidence. */
export type KeptEvidence = Pick<
  Evidence,
  'indicator' | 'measure' | 'value' | 'measured' | 'threshold' | 'asOf' | 'peerMedian'
> & { readonly observationCount: number };

export interface Explanation {
  /** One sentence: what was seen, against what. */
  readonly explanation: string;
  /** One sentence: what would clear it. */
  readonly toClear: string;
}

/** Of a condition that does not hold any more no evidence is kept. */
export const CLEARED_ZH = '触发条件已不再成立。';

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  LT: '低于',
  LTE: '等于或低于',
  GT: '高于',
  GTE: '达到或高于',
  EQ: '等于',
  NEQ: '不等于',
};
const MEASURE_OF: Readonly<Record<LeafCondition['kind'], Measure>> = {
  LEVEL: 'VALUE',
  CHANGE: 'CHANGE',
  TREND: 'TREND',
  PEER_PERCENTILE: 'PERCENTILE',
  STALENESS: 'AGE_DAYS',
};

/** Null where the evidence is not that of a verdict of this condition that fired. */
export function explainInChinese(condition: Condition, evidence: readonly KeptEvidence[]): Explanation | null {
  const phrases = phrasesOf(condition, evidence);
  return phrases === null ? null : { explanation: `${phrases.explanation}。`, toClear: `${phrases.toClear}。` };
}

/** Without the full stop, so that a composite can join them; null for a condition that does not fire. */
function phrasesOf(condition: Condition, evidence: readonly KeptEvidence[]): Explanation | null {
  if (condition.kind === 'COMPOSITE') return phrasesOfParts(condition, evidence);
  const own = evidence.find((piece) => isOf(condition, piece));
  return own === undefined ? null : phrasesOfLeaf(condition, own);
}

function phrasesOfParts(condition: CompositeCondition, evidence: readonly KeptEvidence[]): Explanation | null {
  const firing = condition.conditions.flatMap((inner) => phrasesOf(inner, evidence) ?? []);
  const needed = conditionsNeeded(condition);
  if (firing.length < needed) return null;
  const surplus = firing.length - needed + 1;
  const cures = firing.map(({ toClear }) => toClear);
  const together = cures.length === 1 ? '' : surplus === cures.length ? '须同时满足：' : `以下至少满足 ${surplus} 项：`;
  return {
    explanation: `${condition.conditions.length} 项条件中有 ${firing.length} 项成立（需 ${needed} 项）：${firing.map(({ explanation }) => explanation).join('；')}`,
    toClear: `${together}${cures.join('；')}`,
  };
}

/**
 * Conditions that hold the same measure of an indicator against the same threshold are told apart by which side is bad.
 */
function isOf(condition: LeafCondition, { indicator, measure, threshold, measured }: KeptEvidence): boolean {
  if (
    indicator !== condition.indicator ||
    measure !== MEASURE_OF[condition.kind] ||
    compareDecimals(threshold, thresholdOf(condition)) !== 0
  )
    return false;
  return (
    condition.kind === 'TREND' ||
    condition.kind === 'STALENESS' ||
    (measured !== null && staysFiring(triggerOf(condition), measured))
  );
}

function triggerOf(condition: LevelCondition | ChangeCondition | PeerPercentileCondition): Trigger {
  if (condition.kind !== 'PEER_PERCENTILE') return condition;
  const { comparison, percentile, clearPercentile } = condition;
  return {
    comparison,
    threshold: String(percentile),
    clearThreshold: clearPercentile == null ? null : String(clearPercentile),
  };
}

function thresholdOf(condition: LeafCondition): DecimalString {
  switch (condition.kind) {
    case 'LEVEL':
    case 'CHANGE':
      return condition.threshold;
    case 'TREND':
      return condition.minimumChange ?? '0';
    case 'PEER_PERCENTILE':
      return String(condition.percentile);
    case 'STALENESS':
      return String(condition.maxAgeDays);
  }
}

function phrasesOfLeaf(condition: LeafCondition, piece: KeptEvidence): Explanation | null {
  const label = labelOf(condition.indicator);
  const { asOf, value, measured, observationCount } = piece;
  if (condition.kind === 'STALENESS') {
    const age =
      asOf === null ? `从未有过${label}的观测` : `${label}的最近一次观测截至 ${asOf}，距判断日 ${measured} 天`;
    return {
      explanation: `${age}，最多允许 ${condition.maxAgeDays} 天`,
      toClear: `取得 ${condition.maxAgeDays} 天以内的${label}观测`,
    };
  }
  if (asOf === null || value === null || measured === null) return null;
  switch (condition.kind) {
    case 'LEVEL': {
      if (isEvent(condition))
        return { explanation: `截至 ${asOf}，记录有${label}`, toClear: `${label}记录为 0，即已消除` };
      const run = observationCount > 1 ? `，连续 ${observationCount} 次观测如此` : '';
      return {
        explanation: `${label}截至 ${asOf} 为 ${figure(value, condition.threshold)}，${standing(condition, measured, figure)}${run}`,
        toClear: `${label}${clearingLevel(condition, figure)}`,
      };
    }
    case 'CHANGE': {
      const format = condition.mode === 'RELATIVE' ? percentage : figure;
      const before = condition.overPeriods === 1 ? '较上一期' : `较 ${condition.overPeriods} 期前`;
      const changes = observationCount - condition.overPeriods;
      const run = changes > 1 ? `，连续 ${changes} 次如此` : '';
      return {
        explanation: `${label}${before}变动 ${format(measured, condition.threshold)}，截至 ${asOf} 为 ${figure(value)}，${standing(condition, measured, format)}${run}`,
        toClear: `${label}${before}的变动${clearingLevel(condition, format)}`,
      };
    }
    case 'TREND': {
      const [way, notPast] = condition.direction === 'RISING' ? ['上升', '不高于'] : ['下降', '不低于'];
      return {
        explanation: `${label}连续 ${observationCount} 次观测${way}，累计 ${figure(measured)}，截至 ${asOf} 为 ${figure(value)}`,
        toClear: `${label}的下一次观测${notPast}前一次`,
      };
    }
    case 'PEER_PERCENTILE': {
      const trigger = triggerOf(condition);
      const short = new Decimal(measured).toDecimalPlaces(1).toString();
      const median = piece.peerMedian === null ? '' : `（同业中位数 ${figure(piece.peerMedian)}）`;
      return {
        explanation: `${label}截至 ${asOf} 为 ${figure(value)}，同业百分位 ${compareDecimals(short, trigger.threshold) === 0 ? figure(measured, trigger.threshold) : short}${median}，${standing(trigger, measured, figure)}`,
        toClear: `${label}的同业百分位${clearingLevel(trigger, figure)}`,
      };
    }
  }
}

/** The name of an indicator, set apart from what follows where it ends in Latin letters. */
function labelOf(indicator: string): string {
  const name = INDICATOR_NAMES_ZH[indicator] ?? indicatorLabel(indicator);
  return /[A-Za-z0-9]$/.test(name) ? `${name} ` : name;
}

/** How a figure that fires stands to its trigger. */
function standing(trigger: Trigger, measured: DecimalString, format: typeof figure): string {
  const past = `${COMPARISON_WORDS[trigger.comparison]}触发值 ${format(trigger.threshold)}`;
  const clear = trigger.clearThreshold;
  return breaches(trigger, measured) || clear == null ? past : `已不再${past}，但尚未回到解除值 ${format(clear)}`;
}

function clearingLevel(trigger: Trigger, format: typeof figure): string {
  const { comparison, threshold } = clearingOf(trigger);
  return `${COMPARISON_WORDS[comparison]} ${format(threshold)}`;
}
