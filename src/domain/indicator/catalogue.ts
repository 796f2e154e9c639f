import { ALTMAN_INDICATORS } from './catalogue-altman.ts';
import { STATEMENT_INDICATORS } from './catalogue-statement.ts';
import type { IndicatorDefinition } from './indicator.ts';

const record = { source: 'FACILITY', direction: 'LOWER_IS_BETTER', formula: null } as const;

/** Figures from the lender's own records, computed where those are kept. */
const RECORD_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...record,
    code: 'days_past_due',
    name: 'Days past due',
    unit: 'DAYS',
    description: 'Days since the oldest unpaid amount of the facility fell due; 0 when nothing is overdue.',
  },
  {
    ...record,
    code: 'utilisation',
    name: 'Use of the limit',
    unit: 'RATIO',
    description: 'Drawn amount over the limit of the facility; 0.9 is nine tenths.',
  },
  {
    ...record,
    code: 'loan_to_value',
    name: 'Loan to value',
    unit: 'RATIO',
    description: 'Exposure over (value × owned share − prior charges) of the collateral.',
  },
  {
    ...record,
    code: 'valuation_age_days',
    name: 'Age of the valuation',
    unit: 'DAYS',
    description: 'Days since the date of the latest valuation of the collateral.',
  },
  {
    ...record,
    code: 'statement_age_days',
    name: 'Age of the statement',
    unit: 'DAYS',
    description: "Days since the end of the latest statement's period.",
  },
];

/** The indicators of a fresh install; an institution adds its own in the same form and the same formula language. */
export const BUILT_IN_INDICATORS: readonly IndicatorDefinition[] = [
  ...STATEMENT_INDICATORS,
  ...ALTMAN_INDICATORS,
  ...RECORD_INDICATORS,
];
