import type { Condition } from '../../domain/warning/condition.ts';
import type { ConditionType } from './condition.type.ts';

/** A condition with what the rule left out as null. */
export function presentCondition(condition: Condition): ConditionType {
  switch (condition.kind) {
    case 'LEVEL':
      return { ...condition, clearThreshold: condition.clearThreshold ?? null, forDays: condition.forDays ?? null };
    case 'CHANGE':
      return { ...condition, clearThreshold: condition.clearThreshold ?? null };
    case 'TREND':
      return { ...condition, minimumChange: condition.minimumChange ?? null };
    case 'PEER_PERCENTILE':
      return {
        ...condition,
        clearPercentile: condition.clearPercentile ?? null,
        minimumPeers: condition.minimumPeers ?? null,
      };
    case 'STALENESS':
      return condition;
    case 'COMPOSITE':
      return {
        kind: condition.kind,
        operator: condition.operator,
        atLeast: condition.atLeast ?? null,
        conditions: condition.conditions.map(presentCondition),
      };
  }
}
