import type { IndicatorDefinition, IndicatorDirection, IndicatorUnit } from './indicator.ts';

type Row = readonly [
  code: string,
  name: string,
  unit: IndicatorUnit,
  direction: IndicatorDirection,
  formula: string,
  description: string,
];

const UP = 'HIGHER_IS_BETTER';
const DOWN = 'LOWER_IS_BETTER';

/** Said once: publishers of long-term debt alone would otherwise have no debt figure at all. */
const DEBT_NOTE = 'Short-term debt that is not reported counts as 0, so the figure is then a lower bound.';
const OWN_PERIOD = "Over the period's own flows, a quarter as it is.";
const TRAILING = 'Flows over the trailing twelve months, balances at their end.';

const AMOUNTS: readonly Row[] = [
  ['revenue', 'Revenue', 'MONEY', UP, 'revenue', 'Total revenue of the period.'],
  [
    'ebitda',
    'EBITDA',
    'MONEY',
    UP,
    'ebitda',
    'Earnings before interest, tax, depreciation and amortisation of the period.',
  ],
  ['ebit', 'EBIT', 'MONEY', UP, 'ebit', 'Earnings before interest and tax of the period.'],
  ['net_income', 'Net income', 'MONEY', UP, 'net_income', 'Net income of the period; below zero is a loss.'],
  [
    'operating_cash_flow',
    'Operating cash flow',
    'MONEY',
    UP,
    'operating_cash_flow',
    'Net cash from operating activities of the period.',
  ],
  [
    'equity',
    'Equity',
    'MONEY',
    UP,
    'equity',
    "Shareholders' equity at book value; below zero the firm is over-indebted on its balance sheet.",
  ],
  ['total_assets', 'Total assets', 'MONEY', 'NEUTRAL', 'total_assets', 'Total assets: size.'],
  [
    'working_capital',
    'Working capital',
    'MONEY',
    UP,
    'current_assets - current_liabilities',
    'Current assets less current liabilities.',
  ],
  [
    'total_debt',
    'Total debt',
    'MONEY',
    DOWN,
    'if_missing(short_term_debt, 0) + long_term_debt',
    `Short-term and long-term debt. ${DEBT_NOTE}`,
  ],
];

const LIQUIDITY_AND_LEVERAGE: readonly Row[] = [
  [
    'current_ratio',
    'Current ratio',
    'RATIO',
    UP,
    'current_assets / current_liabilities',
    'Current assets over current liabilities.',
  ],
  [
    'quick_ratio',
    'Quick ratio',
    'RATIO',
    UP,
    '(current_assets - inventory) / current_liabilities',
    'Current assets without inventory over current liabilities.',
  ],
  [
    'liabilities_to_assets',
    'Liabilities to assets',
    'RATIO',
    DOWN,
    'total_liabilities / total_assets',
    'Total liabilities over total assets.',
  ],
  [
    'debt_to_ebitda',
    'Debt to EBITDA',
    'RATIO',
    DOWN,
    'total_debt / positive(annual(ebitda))',
    `Years of EBITDA to repay the debt. ${TRAILING} No value where EBITDA is not positive: a negative ratio would pass for a low one; watch ebitda beside it. ${DEBT_NOTE}`,
  ],
  [
    'operating_cash_flow_to_debt',
    'Operating cash flow to debt',
    'RATIO',
    UP,
    'annual(operating_cash_flow) / total_debt',
    `Share of the debt that a year's operating cash flow would repay. ${TRAILING} ${DEBT_NOTE}`,
  ],
];

const PROFITABILITY: readonly Row[] = [
  [
    'gross_margin',
    'Gross margin',
    'RATIO',
    UP,
    'gross_profit / net_sales',
    `Gross profit over net sales. ${OWN_PERIOD}`,
  ],
  [
    'ebitda_margin',
    'EBITDA margin',
    'RATIO',
    UP,
    'ebitda / net_sales',
    `EBITDA over net sales; 0.01 is 100 basis points. ${OWN_PERIOD}`,
  ],
  ['net_margin', 'Net margin', 'RATIO', UP, 'net_income / net_sales', `Net income over net sales. ${OWN_PERIOD}`],
  [
    'return_on_assets',
    'Return on assets',
    'RATIO',
    UP,
    'annual(net_income) / total_assets',
    `Net income over total assets. ${TRAILING}`,
  ],
  [
    'revenue_growth',
    'Revenue growth',
    'RATIO',
    UP,
    'revenue / positive(prior(revenue)) - 1',
    `Revenue against the comparable period a year before; -0.2 is a fall of a fifth. ${OWN_PERIOD} No value where the earlier revenue is not positive.`,
  ],
];

const ACTIVITY: readonly Row[] = [
  [
    'asset_turnover',
    'Asset turnover',
    'RATIO',
    UP,
    'annual(net_sales) / total_assets',
    `Net sales over total assets (Altman's X5). ${TRAILING}`,
  ],
  [
    'receivable_days',
    'Receivable days',
    'DAYS',
    DOWN,
    'accounts_receivable / annual(net_sales) * annual(period_days)',
    `Days of sales that customers owe. ${TRAILING}`,
  ],
  [
    'inventory_days',
    'Inventory days',
    'DAYS',
    DOWN,
    'inventory / annual(cost_of_goods_sold) * annual(period_days)',
    `Days of cost of goods sold that lie in stock. ${TRAILING}`,
  ],
];

const DEBT_SERVICE: readonly Row[] = [
  [
    'interest_cover',
    'Interest cover',
    'RATIO',
    UP,
    'ebit / interest_expense',
    `EBIT over interest expense. ${OWN_PERIOD}`,
  ],
  [
    'cfads',
    'Cash flow available for debt service',
    'MONEY',
    UP,
    'ebitda - maintenance_capital_expenditure - increase_in_working_capital - income_tax_paid',
    `EBITDA less maintenance capital expenditure, increase in net working capital and tax. ${OWN_PERIOD}`,
  ],
  [
    'dscr',
    'Debt service cover ratio',
    'RATIO',
    UP,
    'cfads / (principal_repaid + interest_paid)',
    `CFADS over principal and interest paid in the period; no value without debt service. ${OWN_PERIOD}`,
  ],
  [
    'dscr_from_cash_flow',
    'Debt service cover from published cash flow',
    'RATIO',
    UP,
    '(operating_cash_flow + interest_paid) / (principal_repaid + interest_paid)',
    `Approximation for published accounts that do not show CFADS: operating cash flow before interest over debt service. ${OWN_PERIOD}`,
  ],
];

/** Amounts and ratios computed from statements (domain rules of ratios and project finance). */
export const STATEMENT_INDICATORS: readonly IndicatorDefinition[] = [
  ...AMOUNTS,
  ...LIQUIDITY_AND_LEVERAGE,
  ...PROFITABILITY,
  ...ACTIVITY,
  ...DEBT_SERVICE,
].map(([code, name, unit, direction, formula, description]) => ({
  code,
  name,
  unit,
  direction,
  description,
  source: 'FORMULA',
  formula,
}));
