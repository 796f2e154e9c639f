import { BEHAVIOURAL_RULES } from './default-rules-behavioural.ts';
import { EXTERNAL_RULES, QUALITATIVE_RULES } from './default-rules-external.ts';
import { FINANCIAL_RULES } from './default-rules-financial.ts';
import { COLLATERAL_RULES, PROJECT_RULES } from './default-rules-project.ts';
import type { WarningRuleDefinition } from './rule.ts';

/**
 * The rules of a fresh install, stored as version 1 of each and editable from then on. Financial thresholds are meant
 * for annual statements; an institution that observes more often sets `overPeriods` and `periods` by segment. Two
 * triggers that are observed apart are two rules: joined by ANY, one that nobody observes would keep the other from
 * ever clearing.
 */
export const DEFAULT_RULES: readonly WarningRuleDefinition[] = [
  ...FINANCIAL_RULES,
  ...BEHAVIOURAL_RULES,
  ...EXTERNAL_RULES,
  ...QUALITATIVE_RULES,
  ...PROJECT_RULES,
  ...COLLATERAL_RULES,
];
