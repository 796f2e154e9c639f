import type { IndicatorDefinition, IndicatorDirection, IndicatorUnit } from '../indicator/indicator.ts';

type Row = readonly [
  code: string,
  name: string,
  unit: IndicatorUnit,
  direction: IndicatorDirection,
  description: string,
];

const UP = 'HIGHER_IS_BETTER';
const DOWN = 'LOWER_IS_BETTER';

/** Events: 1 while it stands, 0 once it is settled. */
const FLAGS: readonly (readonly [code: string, name: string, description: string])[] = [
  [
    'auditor_opinion_qualified',
    'Audit opinion qualified',
    'The latest audit opinion is qualified, adverse or disclaimed.',
  ],
  ['auditor_changed', 'Auditor changed', 'The auditor was changed since the previous annual statement.'],
  ['repaid_from_other_bank', 'Repaid from another bank', "A repayment was funded by another lender's loan."],
  ['covenant_waived', 'Covenant waived', 'A covenant is waived at present.'],
  ['court_enforcement', 'Court enforcement', 'Enforcement by a court against the client.'],
  ['dishonest_debtor_listed', 'Listed as a dishonest debtor', 'On the list of dishonest judgment debtors.'],
  ['equity_frozen', 'Equity frozen', 'Shares of the client are judicially frozen.'],
  ['non_performing_elsewhere', 'Non-performing elsewhere', 'A loan at another lender is non-performing.'],
  ['guarantor_in_distress', 'Guarantor in distress', 'A guarantor is insolvent, past due or under enforcement.'],
  ['key_person_left', 'Key person left', 'A manager on whom the business depends left or cannot act.'],
  ['controller_changed', 'Controller changed', 'The actual controller changed or cannot be reached.'],
  ['business_scope_changed', 'Business scope changed', 'An unexplained change of scope, name or seat.'],
  ['related_party_lending', 'Related-party lending', 'Lending to, or guarantees for, related parties.'],
  ['labour_dispute', 'Labour dispute', 'A strike, unpaid wages or a mass dismissal.'],
  ['permit_lost', 'Permit lost', 'A permit that the project needs is withdrawn or expired.'],
  ['offtake_lost', 'Off-take lost', 'The off-take contract is terminated or its buyer in default.'],
  ['project_insurance_lapsed', 'Project insurance lapsed', 'A required insurance is not in force.'],
  ['title_disputed', 'Title disputed', 'Somebody disputes the title to the collateral.'],
  ['collateral_seized', 'Collateral seized', 'The collateral is seized by a court or creditor.'],
];

const FIGURES: readonly Row[] = [
  ['bounced_payments', 'Bounced payments', 'COUNT', DOWN, 'Returned payments of the last 30 days.'],
  [
    'account_turnover',
    'Account turnover',
    'MONEY',
    UP,
    "Credits on the client's accounts here over the observed period, in the currency of the institution.",
  ],
  ['rollovers', 'Rollovers', 'COUNT', DOWN, 'Extensions and rollovers of the facility in the last twelve months.'],
  [
    'covenant_days_late',
    'Covenant days late',
    'DAYS',
    DOWN,
    'Days since the oldest undelivered covenant certificate fell due; 0 when none is.',
  ],
  ['external_rating_rank', 'External rating', 'COUNT', DOWN, "Place on the agency's scale, 1 the best; a notch is 1."],
  ['external_rating_outlook', 'Rating outlook', 'SCORE', UP, '1 positive, 0 stable, -1 negative.'],
  ['tax_arrears', 'Tax arrears', 'MONEY', DOWN, 'Unpaid tax that is due.'],
  ['equity_pledged_share', 'Equity pledged', 'RATIO', DOWN, "Pledged share of the client's equity, 0 to 1."],
  ['sector_stress', 'Sector stress', 'SCORE', DOWN, "Stress index of the client's sector, 0 calm to 100."],
  ['dscr_to_forecast', 'DSCR to forecast', 'RATIO', UP, 'DSCR of the period over the one forecast for it.'],
  ['cost_overrun', 'Cost overrun', 'RATIO', DOWN, 'Expected cost to completion over budget, minus 1.'],
  [
    'schedule_delay_days',
    'Schedule delay',
    'DAYS',
    DOWN,
    'Days from scheduled to expected completion; negative when early.',
  ],
  ['dsra_funding', 'DSRA funding', 'RATIO', UP, 'Balance of the debt service reserve account over what is required.'],
  ['equity_injection', 'Equity injection', 'RATIO', UP, 'Equity paid in over what is due with the debt drawn.'],
  ['insurance_cover', 'Insurance cover', 'RATIO', UP, 'Insured sum over the lesser of collateral value and exposure.'],
  [
    'perfection_days_left',
    'Perfection days left',
    'DAYS',
    UP,
    'Days until the registration of the security interest ends; negative after.',
  ],
];

/**
 * The indicators of the default rules that are handed in as observations, computed from neither statements nor
 * facilities.
 */
export const DEFAULT_EVENT_INDICATORS: readonly IndicatorDefinition[] = [
  ...FLAGS.map(([code, name, description]): Row => [code, name, 'FLAG', DOWN, description]),
  ...FIGURES,
].map(([code, name, unit, direction, description]) => ({
  code,
  name,
  unit,
  direction,
  description,
  source: 'EXTERNAL',
  formula: null,
}));
