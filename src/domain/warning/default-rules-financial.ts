import { anyOf, change, event, level, rule } from './default-rule-parts.ts';
import type { WarningRuleDefinition } from './rule.ts';

/**
 * A worse zone than in the statement before: zones are 2 safe, 1 grey, 0 distress, each variant by its own cut-offs.
 */
function zoneWorsens(code: string, variant: string, firms: string): WarningRuleDefinition {
  return rule(
    'CLIENT',
    'YELLOW',
    `${code.toUpperCase()}_ZONE_WORSE`,
    `${variant} falls into a worse zone`,
    change(`${code}_zone`, 'ABSOLUTE', 'LT', '0'),
    `For ${firms}: the zone (2 safe, 1 grey, 0 distress) is worse than in the statement before. A further statement in the same zone clears it. Retire the variants that do not fit the portfolio.`,
  );
}

const STATEMENT_RULES: readonly WarningRuleDefinition[] = [
  rule(
    'CLIENT',
    'ORANGE',
    'REVENUE_FALL',
    'Revenue falls by a fifth',
    level('revenue_growth', 'LTE', '-0.2', '-0.1'),
    'Revenue at least 20 % below the comparable period a year before; clears at a fall of 10 % or less.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'EBITDA_MARGIN_FALL',
    'EBITDA margin falls by 300 basis points',
    change('ebitda_margin', 'ABSOLUTE', 'LTE', '-0.03', '-0.01'),
    'EBITDA margin at least three percentage points below the statement before. On a quarterly series, set the change over 4 periods.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'INTEREST_COVER_LOW',
    'Interest cover is thin',
    level('interest_cover', 'LT', '1.5', '1.8'),
    'EBIT below 1.5 times the interest expense.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'CURRENT_RATIO_LOW',
    'Current liabilities exceed current assets',
    level('current_ratio', 'LT', '1', '1.1'),
    'Current ratio below 1.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'DEBT_TO_EBITDA_HIGH',
    'Debt is high against EBITDA',
    anyOf(level('debt_to_ebitda', 'GT', '4', '3.5'), level('ebitda', 'LTE', '0')),
    'Debt above four years of EBITDA, or no positive EBITDA to repay any with (the ratio has no value then).',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'OPERATING_CASH_FLOW_NEGATIVE',
    'Operations burn cash in two periods running',
    { kind: 'LEVEL', indicator: 'operating_cash_flow', comparison: 'LT', threshold: '0', periods: 2 },
    'Operating cash flow below zero in two successive periods.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'RECEIVABLE_DAYS_RISE',
    'Customers pay later',
    change('receivable_days', 'RELATIVE', 'GTE', '0.3', '0.1'),
    'Receivable days at least 30 % above the statement before.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'INVENTORY_DAYS_RISE',
    'Stock turns slower',
    change('inventory_days', 'RELATIVE', 'GTE', '0.3', '0.1'),
    'Inventory days at least 30 % above the statement before.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'STATEMENT_LATE',
    'The annual statement is late',
    level('statement_age_days', 'GT', '515', '485'),
    "No statement within 515 days of the end of the last one's period: 12 months to the next year end, 120 days to present it (confirm with the loan agreement), 30 days of grace.",
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'AUDIT_QUALIFIED',
    'The auditor qualified the accounts',
    event('auditor_opinion_qualified'),
    'An audit opinion other than unqualified.',
  ),
  rule(
    'CLIENT',
    'YELLOW',
    'AUDITOR_CHANGED',
    'The auditor was changed',
    event('auditor_changed'),
    'A change of auditor since the previous annual statement.',
  ),
];

/**
 * Triggers of statements and their audit. The EM score has no rule of its own: its zones are those of Z″, shifted by
 * 3.25.
 */
export const FINANCIAL_RULES: readonly WarningRuleDefinition[] = [
  ...STATEMENT_RULES,
  zoneWorsens('altman_z', 'Altman Z', 'listed manufacturers'),
  zoneWorsens('altman_z_private', 'Altman Z′', 'private firms'),
  zoneWorsens('altman_z_nonmanufacturer', 'Altman Z″', 'firms that do not manufacture'),
];
