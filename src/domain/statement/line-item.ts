/** Which of the three statements a line stands in; MEMO lines (market data) stand beside them. */
export type StatementSection = 'BALANCE_SHEET' | 'INCOME' | 'CASH_FLOW' | 'MEMO';

/** A standard line: `STOCK` is a balance at the period's end, `FLOW` runs over the period. */
export interface LineItem {
  readonly code: string;
  readonly section: StatementSection;
  readonly kind: 'STOCK' | 'FLOW';
  readonly name: string;
}

const stock = (code: string, name: string, section: StatementSection = 'BALANCE_SHEET'): LineItem => ({
  code,
  section,
  kind: 'STOCK',
  name,
});
const income = (code: string, name: string): LineItem => ({ code, section: 'INCOME', kind: 'FLOW', name });
const cashFlow = (code: string, name: string): LineItem => ({ code, section: 'CASH_FLOW', kind: 'FLOW', name });

/**
 * The chart of lines that indicators are computed from; amounts in the statement's currency, costs as positive numbers.
 */
export const LINE_ITEMS: readonly LineItem[] = [
  stock('cash_and_equivalents', 'Cash and cash equivalents'),
  stock('accounts_receivable', 'Trade and other receivables'),
  stock('inventory', 'Inventory'),
  stock('other_current_assets', 'Other current assets'),
  stock('current_assets', 'Total current assets'),
  stock('property_plant_and_equipment', 'Property, plant and equipment, net'),
  stock('other_non_current_assets', 'Other non-current assets'),
  stock('total_assets', 'Total assets'),
  stock('accounts_payable', 'Trade payables'),
  stock('short_term_debt', 'Debt due within a year'),
  stock('other_current_liabilities', 'Other current liabilities'),
  stock('current_liabilities', 'Total current liabilities'),
  stock('long_term_debt', 'Debt due after a year'),
  stock('other_non_current_liabilities', 'Other non-current liabilities'),
  stock('total_liabilities', 'Total liabilities'),
  stock('retained_earnings', 'Retained earnings'),
  stock('equity', "Shareholders' equity, non-controlling interests included"),
  stock('market_capitalisation', 'Market value of equity', 'MEMO'),
  income('revenue', 'Total revenue'),
  income('net_sales', 'Net sales'),
  income('cost_of_goods_sold', 'Cost of goods sold'),
  income('gross_profit', 'Gross profit'),
  income('operating_expenses', 'Total operating expenses, before depreciation and amortisation'),
  income('ebitda', 'Earnings before interest, tax, depreciation and amortisation'),
  income('depreciation_and_amortization', 'Depreciation and amortisation'),
  income('ebit', 'Earnings before interest and tax'),
  income('interest_expense', 'Interest expense'),
  income('profit_before_tax', 'Profit before tax'),
  income('tax_expense', 'Income tax expense'),
  income('net_income', 'Net income'),
  cashFlow('operating_cash_flow', 'Net cash from operating activities'),
  cashFlow('increase_in_working_capital', 'Increase in net working capital'),
  cashFlow('capital_expenditure', 'Capital expenditure'),
  cashFlow('maintenance_capital_expenditure', 'Capital expenditure that keeps existing capacity'),
  cashFlow('investing_cash_flow', 'Net cash from investing activities'),
  cashFlow('debt_drawn', 'Proceeds of debt'),
  cashFlow('principal_repaid', 'Repayments of debt'),
  cashFlow('interest_paid', 'Interest paid'),
  cashFlow('income_tax_paid', 'Income tax paid'),
  cashFlow('dividends_paid', 'Dividends paid'),
  cashFlow('financing_cash_flow', 'Net cash from financing activities'),
  cashFlow('net_change_in_cash', 'Net change in cash'),
];
