/** The lines of the chart of accounts that ships, by code. */
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

/** The indicators that ship, by code. */
export const INDICATOR_NAMES_ZH: Readonly<Record<string, string>> = {
  revenue: '营业收入', ebitda: 'EBITDA', ebit: '息税前利润', net_income: '净利润', operating_cash_flow: '经营性现金流', equity: '所有者权益', total_assets: '资产总额', working_capital: '营运资金', total_debt: '有息债务总额',
  current_ratio: '流动比率', quick_ratio: '速动比率', liabilities_to_assets: '资产负债率', debt_to_ebitda: '债务/EBITDA', operating_cash_flow_to_debt: '经营性现金流/债务', gross_margin: '毛利率', ebitda_margin: 'EBITDA 利润率', net_margin: '净利率',
  return_on_assets: '资产收益率', revenue_growth: '收入增长率', asset_turnover: '总资产周转率', receivable_days: '应收账款周转天数', inventory_days: '存货周转天数', interest_cover: '利息保障倍数', cfads: '可用于偿债的现金流', dscr: '偿债备付率（DSCR）',
  dscr_from_cash_flow: '偿债备付率（按现金流量表）', working_capital_to_assets: '营运资金/总资产', retained_earnings_to_assets: '留存收益/总资产', ebit_to_assets: '息税前利润/总资产', market_equity_to_liabilities: '股权市值/负债', book_equity_to_liabilities: '账面权益/负债',
  altman_z: 'Altman Z 值', altman_z_private: 'Altman Z′ 值', altman_z_nonmanufacturer: 'Altman Z″ 值', altman_em: 'Altman EM 值', altman_z_zone: 'Altman Z 区间', altman_z_private_zone: 'Altman Z′ 区间', altman_z_nonmanufacturer_zone: 'Altman Z″ 区间', altman_em_zone: 'Altman EM 区间',
  days_past_due: '逾期天数', utilisation: '额度使用率', loan_to_value: '抵押率', valuation_age_days: '估值时长', statement_age_days: '报表时长',
  court_enforcement: '法院强制执行', bounced_payments: '退票次数', account_turnover: '账户结算流量', external_rating_rank: '外部评级', tax_arrears: '欠税金额', controller_changed: '实际控制人变更', labour_dispute: '劳动争议',
};
