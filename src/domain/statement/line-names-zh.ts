/** Chinese names of the chart of lines, by code. */
export const LINE_NAMES_ZH: Readonly<Record<string, string>> = {
  cash_and_equivalents: '货币资金', accounts_receivable: '应收账款及其他应收款', inventory: '存货', other_current_assets: '其他流动资产', current_assets: '流动资产合计',
  property_plant_and_equipment: '固定资产净额', other_non_current_assets: '其他非流动资产', total_assets: '资产总计', accounts_payable: '应付账款', short_term_debt: '一年内到期债务',
  other_current_liabilities: '其他流动负债', current_liabilities: '流动负债合计', long_term_debt: '长期债务', other_non_current_liabilities: '其他非流动负债', total_liabilities: '负债合计',
  retained_earnings: '未分配利润', equity: '所有者权益合计', market_capitalisation: '股权市值',
  revenue: '营业总收入', net_sales: '营业收入', cost_of_goods_sold: '营业成本', gross_profit: '毛利润', operating_expenses: '营业支出合计（折旧摊销前）', ebitda: '息税折旧摊销前利润（EBITDA）',
  depreciation_and_amortization: '折旧与摊销', ebit: '息税前利润（EBIT）', interest_expense: '利息支出', profit_before_tax: '利润总额', tax_expense: '所得税费用', net_income: '净利润',
  operating_cash_flow: '经营活动产生的现金流量净额', increase_in_working_capital: '营运资金增加额', capital_expenditure: '资本性支出', maintenance_capital_expenditure: '维持性资本支出', investing_cash_flow: '投资活动产生的现金流量净额',
  debt_drawn: '取得借款收到的现金', principal_repaid: '偿还债务支付的现金', interest_paid: '支付的利息', income_tax_paid: '支付的所得税', dividends_paid: '分配股利支付的现金', financing_cash_flow: '筹资活动产生的现金流量净额', net_change_in_cash: '现金及现金等价物净增加额',
};
