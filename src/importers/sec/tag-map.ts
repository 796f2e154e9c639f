/** How a line is got from tags: the first alternative of which anything is reported wins. */
export interface LineSource {
  readonly line: string;
  readonly kind: 'STOCK' | 'FLOW';
  /** An alternative is one tag, or several that are added up (those reported of them). */
  readonly alternatives: readonly (string | readonly string[])[];
}

const stock = (line: string, ...alternatives: (string | readonly string[])[]): LineSource => ({
  line,
  kind: 'STOCK',
  alternatives,
});
const flow = (line: string, ...alternatives: (string | readonly string[])[]): LineSource => ({
  line,
  kind: 'FLOW',
  alternatives,
});

const EQUITY_WITH_MINORITY = 'StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest';
const PROFIT_BEFORE_TAX = 'IncomeLossFromContinuingOperationsBeforeIncomeTaxes';

/**
 * us-gaap tags → our lines, best first. Our equity includes non-controlling interests, and so does net income
 * (ProfitLoss before NetIncomeLoss), so that the two belong together. Operating expenses have no tag: ours exclude
 * depreciation, every tag's include it.
 */
export const TAG_MAP: readonly LineSource[] = [
  stock(
    'cash_and_equivalents',
    'CashAndCashEquivalentsAtCarryingValue',
    'CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents',
  ),
  stock(
    'accounts_receivable',
    'AccountsReceivableNetCurrent',
    'ReceivablesNetCurrent',
    'AccountsNotesAndLoansReceivableNetCurrent',
  ),
  stock('inventory', 'InventoryNet'),
  stock('other_current_assets', 'OtherAssetsCurrent', 'PrepaidExpensesAndOtherCurrentAssets'),
  stock('current_assets', 'AssetsCurrent'),
  stock('property_plant_and_equipment', 'PropertyPlantAndEquipmentNet'),
  stock('other_non_current_assets', 'OtherAssetsNoncurrent'),
  stock('total_assets', 'Assets'),
  stock('accounts_payable', 'AccountsPayableCurrent', 'AccountsPayableAndAccruedLiabilitiesCurrent'),
  stock(
    'short_term_debt',
    'DebtCurrent',
    ['LongTermDebtCurrent', 'ShortTermBorrowings'],
    ['LongTermDebtAndCapitalLeaseObligationsCurrent', 'ShortTermBorrowings'],
  ),
  stock('other_current_liabilities', 'OtherLiabilitiesCurrent'),
  stock('current_liabilities', 'LiabilitiesCurrent'),
  stock('long_term_debt', 'LongTermDebtNoncurrent', 'LongTermDebtAndCapitalLeaseObligations'),
  stock('other_non_current_liabilities', 'OtherLiabilitiesNoncurrent'),
  stock('total_liabilities', 'Liabilities'),
  stock('retained_earnings', 'RetainedEarningsAccumulatedDeficit'),
  stock('equity', EQUITY_WITH_MINORITY, ['StockholdersEquity', 'MinorityInterest']),
  flow(
    'revenue',
    'Revenues',
    'SalesRevenueNet',
    'RevenueFromContractWithCustomerExcludingAssessedTax',
    'RevenueFromContractWithCustomerIncludingAssessedTax',
    ['SalesRevenueGoodsNet', 'SalesRevenueServicesNet'],
  ),
  flow('net_sales', 'SalesRevenueNet', 'RevenueFromContractWithCustomerExcludingAssessedTax', [
    'SalesRevenueGoodsNet',
    'SalesRevenueServicesNet',
  ]),
  flow('cost_of_goods_sold', 'CostOfGoodsAndServicesSold', 'CostOfRevenue', ['CostOfGoodsSold', 'CostOfServices']),
  flow('gross_profit', 'GrossProfit'),
  flow(
    'depreciation_and_amortization',
    'DepreciationDepletionAndAmortization',
    'DepreciationAmortizationAndAccretionNet',
    'DepreciationAndAmortization',
  ),
  flow('ebit', 'OperatingIncomeLoss'),
  flow('interest_expense', 'InterestExpense', 'InterestAndDebtExpense', 'InterestExpenseDebt'),
  flow(
    'profit_before_tax',
    `${PROFIT_BEFORE_TAX}ExtraordinaryItemsNoncontrollingInterest`,
    `${PROFIT_BEFORE_TAX}MinorityInterestAndIncomeLossFromEquityMethodInvestments`,
    PROFIT_BEFORE_TAX,
    'IncomeBeforeIncomeTaxes',
  ),
  flow('tax_expense', 'IncomeTaxExpenseBenefit'),
  flow('net_income', 'ProfitLoss', 'NetIncomeLoss'),
  flow('operating_cash_flow', 'NetCashProvidedByUsedInOperatingActivities'),
  flow('increase_in_working_capital', 'IncreaseDecreaseInOperatingCapital'),
  flow('capital_expenditure', 'PaymentsToAcquirePropertyPlantAndEquipment', 'PaymentsToAcquireProductiveAssets'),
  flow('investing_cash_flow', 'NetCashProvidedByUsedInInvestingActivities'),
  flow('debt_drawn', 'ProceedsFromIssuanceOfLongTermDebt', 'ProceedsFromIssuanceOfDebt'),
  flow(
    'principal_repaid',
    'RepaymentsOfLongTermDebt',
    'RepaymentsOfLongTermDebtAndCapitalSecurities',
    'RepaymentsOfDebt',
  ),
  flow('interest_paid', 'InterestPaid', 'InterestPaidNet'),
  flow('income_tax_paid', 'IncomeTaxesPaid', 'IncomeTaxesPaidNet'),
  flow('dividends_paid', 'PaymentsOfDividends', 'PaymentsOfDividendsCommonStock'),
  flow('financing_cash_flow', 'NetCashProvidedByUsedInFinancingActivities'),
  flow('net_change_in_cash', 'CashAndCashEquivalentsPeriodIncreaseDecrease'),
];

/** The other side of the balance sheet: no line of ours, but what total liabilities are derived from and checked by. */
export const TOTAL_OF_BOTH_SIDES = 'LiabilitiesAndStockholdersEquity';

/** Every tag worth keeping; all others are passed over while reading. */
export const MAPPED_TAGS: ReadonlySet<string> = new Set([
  TOTAL_OF_BOTH_SIDES,
  ...TAG_MAP.flatMap((source) => source.alternatives.flat()),
]);
