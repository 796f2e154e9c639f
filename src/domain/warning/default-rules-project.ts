import { event, level, rule } from './default-rule-parts.ts';
import type { WarningRuleDefinition } from './rule.ts';

/** The client is the project company, whose statements the DSCR is computed from. */
const PROJECT_TRIGGERS: readonly WarningRuleDefinition[] = [
  rule(
    'CLIENT',
    'YELLOW',
    'DSCR_UNDER_FORECAST',
    'DSCR under forecast',
    level('dscr_to_forecast', 'LT', '1'),
    'The DSCR of the period is below the one forecast for it.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'DSCR_LOCK_UP',
    'DSCR under the lock-up level',
    level('dscr', 'LT', '1.15', '1.2'),
    'Distributions are to be blocked; contracts set the level between 1.10 and 1.25.',
  ),
  rule(
    'CLIENT',
    'RED',
    'DSCR_DEFAULT',
    'DSCR under the default level',
    level('dscr', 'LT', '1.05', '1.1'),
    'An event of default under the usual contract level of 1.05.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'COST_OVERRUN',
    'Construction costs overrun',
    level('cost_overrun', 'GT', '0.1', '0.05'),
    'Cost to completion more than 10 % above budget.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'SCHEDULE_DELAY',
    'Construction is delayed',
    level('schedule_delay_days', 'GT', '90', '60'),
    'Completion expected more than 90 days after schedule.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'DSRA_SHORT',
    'The debt service reserve is short',
    level('dsra_funding', 'LT', '1'),
    'The reserve account holds less than required.',
  ),
  rule(
    'CLIENT',
    'ORANGE',
    'EQUITY_NOT_INJECTED',
    'Equity is not injected pro rata',
    level('equity_injection', 'LT', '1'),
    'Sponsors paid in less equity than is due with the debt drawn.',
  ),
  rule(
    'CLIENT',
    'RED',
    'PERMIT_LOST',
    'Permit lost',
    event('permit_lost'),
    'A permit that the project needs was withdrawn or expired.',
  ),
  rule(
    'CLIENT',
    'RED',
    'OFFTAKE_LOST',
    'Off-take lost',
    event('offtake_lost'),
    'The off-take contract was terminated, or its buyer is in default.',
  ),
  rule(
    'CLIENT',
    'RED',
    'PROJECT_INSURANCE_LAPSED',
    'Project insurance lapsed',
    event('project_insurance_lapsed'),
    'An insurance that the financing requires is not in force.',
  ),
];

/** The project triggers, for project finance alone. */
export const PROJECT_RULES: readonly WarningRuleDefinition[] = PROJECT_TRIGGERS.map((trigger) => ({
  ...trigger,
  segments: ['PROJECT_FINANCE'],
}));

/** Triggers of the collateral behind a facility. */
export const COLLATERAL_RULES: readonly WarningRuleDefinition[] = [
  rule(
    'FACILITY',
    'ORANGE',
    'LTV_HIGH',
    'Loan to value over its trigger',
    level('loan_to_value', 'GT', '0.75', '0.7'),
    'Exposure above 75 % of what the collateral is worth to the lender.',
  ),
  rule(
    'FACILITY',
    'RED',
    'LTV_UNDER_WATER',
    'The collateral does not cover the loan',
    level('loan_to_value', 'GT', '1', '0.95'),
    'Exposure above what the collateral is worth to the lender.',
  ),
  rule(
    'FACILITY',
    'YELLOW',
    'VALUATION_STALE',
    'The valuation is stale',
    level('valuation_age_days', 'GT', '365'),
    'Older than a year, the term for commercial property; set it by segment where another kind of collateral prevails.',
  ),
  rule(
    'FACILITY',
    'ORANGE',
    'TITLE_DISPUTED',
    'Title disputed',
    event('title_disputed'),
    "Somebody disputes the owner's title to the collateral.",
  ),
  rule(
    'FACILITY',
    'YELLOW',
    'INSURANCE_UNDER_COVER',
    'Collateral under-insured',
    level('insurance_cover', 'LT', '1'),
    'Insured for less than the lesser of value and exposure.',
  ),
  rule(
    'FACILITY',
    'ORANGE',
    'PERFECTION_EXPIRING',
    'Perfection expires soon',
    level('perfection_days_left', 'LT', '60', '90'),
    'The registration of the security interest ends within 60 days.',
  ),
  rule(
    'FACILITY',
    'RED',
    'COLLATERAL_SEIZED',
    'Collateral seized',
    event('collateral_seized'),
    'A court or another creditor seized the collateral.',
  ),
];
