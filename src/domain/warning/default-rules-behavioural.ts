import { change, event, level, rule } from './default-rule-parts.ts';
import type { WarningRuleDefinition } from './rule.ts';

/** Triggers of how a facility is used and served, and of the accounts beside it. */
export const BEHAVIOURAL_RULES: readonly WarningRuleDefinition[] = [
  rule('FACILITY', 'YELLOW', 'PAST_DUE_1', 'A payment is past due', level('days_past_due', 'GTE', '1'), 'At least one day past due.'),
  rule('FACILITY', 'ORANGE', 'PAST_DUE_7', 'A payment is past due for a week', level('days_past_due', 'GTE', '7', '0'), 'At least 7 days past due; clears when nothing is overdue any more.'),
  rule('FACILITY', 'RED', 'PAST_DUE_30', 'A payment is past due for a month', level('days_past_due', 'GTE', '30', '0'), 'At least 30 days past due; clears when nothing is overdue any more.'),
  rule('FACILITY', 'YELLOW', 'LIMIT_USE_HIGH', 'The limit is nearly used up for a month',
    { kind: 'LEVEL', indicator: 'utilisation', comparison: 'GT', threshold: '0.9', clearThreshold: '0.85', periods: 2, forDays: 30 },
    'More than 90 % of the limit used in every observation over at least 30 days.'),
  rule('FACILITY', 'ORANGE', 'LIMIT_EXCEEDED', 'The limit is exceeded', level('utilisation', 'GT', '1'), 'More drawn than committed.'),
  rule('CLIENT', 'YELLOW', 'PAYMENT_BOUNCED', 'A payment bounced', level('bounced_payments', 'GTE', '1', '0'), 'At least one returned payment in 30 days.'),
  rule('CLIENT', 'ORANGE', 'PAYMENTS_BOUNCED', 'Payments bounce repeatedly', level('bounced_payments', 'GTE', '3', '1'), 'At least three returned payments in 30 days.'),
  rule('CLIENT', 'YELLOW', 'TURNOVER_FALL', 'Turnover through the account falls', change('account_turnover', 'RELATIVE', 'LTE', '-0.3', '-0.15'),
    'Turnover at least 30 % below the observation before; observe it quarterly, or set the change over more periods.'),
  rule('FACILITY', 'YELLOW', 'ROLLOVERS_FREQUENT', 'The facility is rolled over often', level('rollovers', 'GTE', '3', '1'), 'Extended or rolled over at least three times in twelve months.'),
  rule('FACILITY', 'ORANGE', 'REPAID_BY_ANOTHER_BANK', 'Repaid from another bank\'s funds', event('repaid_from_other_bank'), 'A repayment came from another lender\'s loan and not from business.'),
  rule('FACILITY', 'YELLOW', 'COVENANT_LATE', 'A covenant certificate is late', level('covenant_days_late', 'GT', '0'), 'A covenant was due for testing or certificate and has not been delivered.'),
  rule('FACILITY', 'ORANGE', 'COVENANT_WAIVED', 'A covenant was waived', event('covenant_waived'), 'The lender waived a covenant that would have been breached.'),
];
