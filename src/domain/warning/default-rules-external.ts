import { change, event, level, rule } from './default-rule-parts.ts';
import type { WarningRuleDefinition } from './rule.ts';

/** Triggers of what courts, agencies, registers and other lenders say. */
export const EXTERNAL_RULES: readonly WarningRuleDefinition[] = [
  rule('CLIENT', 'ORANGE', 'RATING_LOWERED', 'Rating lowered', change('external_rating_rank', 'ABSOLUTE', 'GT', '0'), 'The external rating is at least a notch worse than the observation before.'),
  rule('CLIENT', 'YELLOW', 'OUTLOOK_LOWERED', 'Rating outlook lowered', change('external_rating_outlook', 'ABSOLUTE', 'LT', '0'), 'The outlook of the external rating is worse than the observation before.'),
  rule('CLIENT', 'RED', 'COURT_ENFORCEMENT', 'Court enforcement', event('court_enforcement'), 'The client is subject to enforcement by a court.'),
  rule('CLIENT', 'RED', 'DISHONEST_DEBTOR', 'Listed as a dishonest debtor', event('dishonest_debtor_listed'), 'The client stands on the list of dishonest judgment debtors.'),
  rule('CLIENT', 'ORANGE', 'TAX_ARREARS', 'Tax is in arrears', level('tax_arrears', 'GT', '0'), 'The tax office shows unpaid tax.'),
  rule('CLIENT', 'RED', 'EQUITY_FROZEN', 'Equity frozen', event('equity_frozen'), 'Shares of the client are judicially frozen.'),
  rule('CLIENT', 'ORANGE', 'EQUITY_PLEDGED', 'Equity pledged', level('equity_pledged_share', 'GT', '0.5', '0.3'), 'More than half of the shares of the client are pledged.'),
  rule('CLIENT', 'RED', 'NON_PERFORMING_ELSEWHERE', 'Non-performing at another lender', event('non_performing_elsewhere'), 'The credit register shows a non-performing loan at another lender.'),
  rule('CLIENT', 'ORANGE', 'GUARANTOR_IN_DISTRESS', 'A guarantor is in distress', event('guarantor_in_distress'), 'A guarantor of the client is insolvent, past due or under enforcement.'),
  rule('CLIENT', 'YELLOW', 'SECTOR_STRESS', 'The sector is under stress', level('sector_stress', 'GTE', '70', '60'), 'The stress index of the client\'s sector (0 to 100) is 70 or more.'),
];

/** Qualitative triggers: what the relationship manager learns and records. */
export const QUALITATIVE_RULES: readonly WarningRuleDefinition[] = [
  rule('CLIENT', 'YELLOW', 'KEY_PERSON_LEFT', 'A key person left', event('key_person_left'), 'A manager on whom the business depends left or cannot act.'),
  rule('CLIENT', 'ORANGE', 'CONTROLLER_CHANGED', 'The controller changed', event('controller_changed'), 'The person or group in actual control changed or cannot be reached.'),
  rule('CLIENT', 'YELLOW', 'SCOPE_CHANGED', 'The business changed without explanation', event('business_scope_changed'), 'An unexplained change of business scope, name or seat.'),
  rule('CLIENT', 'ORANGE', 'RELATED_PARTY_LENDING', 'Lends to related parties', event('related_party_lending'), 'The client lends to, or guarantees for, its own related parties.'),
  rule('CLIENT', 'YELLOW', 'LABOUR_DISPUTE', 'Labour dispute', event('labour_dispute'), 'A strike, unpaid wages or a mass dismissal.'),
];
