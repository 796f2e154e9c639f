/** Chinese names of the indicators that ship, by code. */
export const INDICATOR_NAMES_ZH: Readonly<Record<string, string>> = {
  revenue: '营业收入', ebitda: 'EBITDA', ebit: '息税前利润', net_income: '净利润', operating_cash_flow: '经营性现金流', equity: '所有者权益', total_assets: '资产总额', working_capital: '营运资金', total_debt: '有息债务总额',
  current_ratio: '流动比率', quick_ratio: '速动比率', liabilities_to_assets: '资产负债率', debt_to_ebitda: '债务/EBITDA', operating_cash_flow_to_debt: '经营性现金流/债务', gross_margin: '毛利率', ebitda_margin: 'EBITDA 利润率', net_margin: '净利率',
  return_on_assets: '资产收益率', revenue_growth: '收入增长率', asset_turnover: '总资产周转率', receivable_days: '应收账款周转天数', inventory_days: '存货周转天数', interest_cover: '利息保障倍数', cfads: '可用于偿债的现金流', dscr: '偿债备付率（DSCR）',
  dscr_from_cash_flow: '偿债备付率（按现金流量表）', working_capital_to_assets: '营运资金/总资产', retained_earnings_to_assets: '留存收益/总资产', ebit_to_assets: '息税前利润/总资产', market_equity_to_liabilities: '股权市值/负债', book_equity_to_liabilities: '账面权益/负债',
  altman_z: 'Altman Z 值', altman_z_private: 'Altman Z′ 值', altman_z_nonmanufacturer: 'Altman Z″ 值', altman_em: 'Altman EM 值', altman_z_zone: 'Altman Z 区间', altman_z_private_zone: 'Altman Z′ 区间', altman_z_nonmanufacturer_zone: 'Altman Z″ 区间', altman_em_zone: 'Altman EM 区间',
  days_past_due: '逾期天数', utilisation: '额度使用率', loan_to_value: '抵押率', valuation_age_days: '估值时长', statement_age_days: '报表时长',
  court_enforcement: '法院强制执行', bounced_payments: '退票次数', account_turnover: '账户结算流量', external_rating_rank: '外部评级', tax_arrears: '欠税金额', controller_changed: '实际控制人变更', labour_dispute: '劳动争议',
  auditor_opinion_qualified: '非标准审计意见', auditor_changed: '更换会计师事务所', repaid_from_other_bank: '以他行贷款还款', covenant_waived: '豁免财务约定', dishonest_debtor_listed: '列入失信被执行人名单', equity_frozen: '股权冻结',
  non_performing_elsewhere: '他行不良贷款', guarantor_in_distress: '保证人出险', key_person_left: '关键管理人员离任', business_scope_changed: '经营范围异常变更', related_party_lending: '关联方资金拆借', permit_lost: '项目许可失效',
  offtake_lost: '承购合同终止', project_insurance_lapsed: '项目保险失效', title_disputed: '押品权属争议', collateral_seized: '押品被查封', rollovers: '展期及借新还旧次数', covenant_days_late: '约定事项逾期天数',
  external_rating_outlook: '评级展望', equity_pledged_share: '股权质押比例', sector_stress: '行业压力指数', dscr_to_forecast: '偿债备付率/预测值', cost_overrun: '建设成本超支率', schedule_delay_days: '工期延误天数',
  dsra_funding: '偿债准备金账户充足率', equity_injection: '资本金到位率', insurance_cover: '押品保险覆盖率', perfection_days_left: '担保登记剩余天数',
};
