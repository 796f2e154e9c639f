import type { DecimalString } from '../shared/decimal.ts';
import { netChangeInCash, type QuarterFlows } from './business-quarter.ts';
import type { BusinessState } from './business-state.ts';

/** The lines of a quarter's statement out of what flowed and what it led to. */
export function statementLines(flows: QuarterFlows, closing: BusinessState): Record<string, DecimalString> {
  const amounts = { ...balanceSheet(closing), ...incomeStatement(flows), ...cashFlowStatement(flows) };
  return Object.fromEntries(Object.entries(amounts).map(([line, amount]) => [line, String(amount)]));
}

function balanceSheet(state: BusinessState): Record<string, number> {
  const currentAssets = state.cash + state.receivables + state.inventory + state.otherCurrentAssets;
  const currentLiabilities = state.payables + state.shortTermDebt + state.otherCurrentLiabilities;
  return {
    cash_and_equivalents: state.cash,
    accounts_receivable: state.receivables,
    inventory: state.inventory,
    other_current_assets: state.otherCurrentAssets,
    current_assets: currentAssets,
    property_plant_and_equipment: state.fixedAssets,
    other_non_current_assets: state.otherNonCurrentAssets,
    total_assets: currentAssets + state.fixedAssets + state.otherNonCurrentAssets,
    accounts_payable: state.payables,
    short_term_debt: state.shortTermDebt,
    other_current_liabilities: state.otherCurrentLiabilities,
    current_liabilities: currentLiabilities,
    long_term_debt: state.longTermDebt,
    other_non_current_liabilities: state.otherNonCurrentLiabilities,
    total_liabilities: currentLiabilities + state.longTermDebt + state.otherNonCurrentLiabilities,
    retained_earnings: state.retainedEarnings,
    equity: state.retainedEarnings + state.paidInCapital,
  };
}

function incomeStatement(flows: QuarterFlows): Record<string, number> {
  const operatingExpenses = flows.costOfGoods + flows.overheads;
  const ebitda = flows.revenue - operatingExpenses;
  return {
    revenue: flows.revenue,
    net_sales: flows.revenue,
    cost_of_goods_sold: flows.costOfGoods,
    gross_profit: flows.revenue - flows.costOfGoods,
    operating_expenses: operatingExpenses,
    ebitda,
    depreciation_and_amortization: flows.depreciation,
    ebit: ebitda - flows.depreciation,
    interest_expense: flows.interest,
    profit_before_tax: ebitda - flows.depreciation - flows.interest,
    tax_expense: flows.tax,
    net_income: flows.netIncome,
  };
}

function cashFlowStatement(flows: QuarterFlows): Record<string, number> {
  return {
    operating_cash_flow: flows.netIncome + flows.depreciation - flows.workingCapitalIncrease,
    increase_in_working_capital: flows.workingCapitalIncrease,
    capital_expenditure: flows.capex,
    maintenance_capital_expenditure: flows.maintenanceCapex,
    investing_cash_flow: -flows.capex,
    debt_drawn: flows.debtDrawn,
    principal_repaid: flows.debtRepaid,
    interest_paid: flows.interest,
    income_tax_paid: flows.tax,
    dividends_paid: flows.dividends,
    financing_cash_flow: flows.debtDrawn - flows.debtRepaid - flows.dividends,
    net_change_in_cash: netChangeInCash(flows),
  };
}
