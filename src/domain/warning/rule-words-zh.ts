import type { Language } from '../shared/language.ts';

/** Chinese for what the rules that ship say, by their English. */
export const RULE_WORDS_ZH: Readonly<Record<string, string>> = {
  // Responses.
  'Ask the client for the cause and record the answer': '向客户了解原因并记录答复',
  'Review the exposure with the relationship manager and plan the action': '会同客户经理复核风险敞口并制定处置措施',
  'Stop further drawing until reviewed, and decide on the watch list': '复核前暂停提款，并决定是否列入关注名单',
  // What the system notes by itself.
  'The snooze ended.': '暂缓期已结束。',
  'The response was not given in time.': '未在规定时限内响应。',
  // Statements.
  'Revenue falls by a fifth': '营业收入下降两成',
  'Revenue at least 20 % below the comparable period a year before; clears at a fall of 10 % or less.':
    '营业收入较上年同期下降 20% 及以上；降幅收窄至 10% 以内时解除。',
  'EBITDA margin falls by 300 basis points': 'EBITDA 利润率下降 300 个基点',
  'EBITDA margin at least three percentage points below the statement before. On a quarterly series, set the change over 4 periods.':
    'EBITDA 利润率较上期报表下降 3 个百分点及以上。按季度序列观测时，请将变动期数设为 4 期。',
  'Interest cover is thin': '利息保障不足',
  'EBIT below 1.5 times the interest expense.': '息税前利润低于利息支出的 1.5 倍。',
  'Current liabilities exceed current assets': '流动负债超过流动资产',
  'Current ratio below 1.': '流动比率低于 1。',
  'Debt is high against EBITDA': '债务相对 EBITDA 偏高',
  'Debt above four years of EBITDA, or no positive EBITDA to repay any with (the ratio has no value then).':
    '债务超过 EBITDA 的 4 倍，或 EBITDA 非正、无偿债来源（此时该比率无值）。',
  'Operations burn cash in two periods running': '经营性现金流连续两期为负',
  'Operating cash flow below zero in two successive periods.': '经营性现金流连续两期低于零。',
  'Customers pay later': '应收账款回收变慢',
  'Receivable days at least 30 % above the statement before.': '应收账款周转天数较上期报表上升 30% 及以上。',
  'Stock turns slower': '存货周转变慢',
  'Inventory days at least 30 % above the statement before.': '存货周转天数较上期报表上升 30% 及以上。',
  'The annual statement is late': '年度报表逾期未报',
  "No statement within 515 days of the end of the last one's period: 12 months to the next year end, 120 days to present it (confirm with the loan agreement), 30 days of grace.":
    '自最近一期报表期末起 515 天内未收到新报表：12 个月至下一年末，120 天报送期（以贷款合同为准），另加 30 天宽限期。',
  'The auditor qualified the accounts': '审计意见为非标准意见',
  'An audit opinion other than unqualified.': '审计意见不是标准无保留意见。',
  'The auditor was changed': '更换会计师事务所',
  'A change of auditor since the previous annual statement.': '自上一年度报表以来更换了会计师事务所。',
  'Altman Z falls into a worse zone': 'Altman Z 值落入更差区间',
  'Altman Z′ falls into a worse zone': 'Altman Z′ 值落入更差区间',
  'Altman Z″ falls into a worse zone': 'Altman Z″ 值落入更差区间',
  'For listed manufacturers: the zone (2 safe, 1 grey, 0 distress) is worse than in the statement before. A further statement in the same zone clears it. Retire the variants that do not fit the portfolio.':
    '适用于上市制造业企业：所处区间（2 安全、1 灰色、0 危险）较上期报表变差；下一期报表仍处同一区间时解除。不适用于本组合的变体请停用。',
  'For private firms: the zone (2 safe, 1 grey, 0 distress) is worse than in the statement before. A further statement in the same zone clears it. Retire the variants that do not fit the portfolio.':
    '适用于非上市企业：所处区间（2 安全、1 灰色、0 危险）较上期报表变差；下一期报表仍处同一区间时解除。不适用于本组合的变体请停用。',
  'For firms that do not manufacture: the zone (2 safe, 1 grey, 0 distress) is worse than in the statement before. A further statement in the same zone clears it. Retire the variants that do not fit the portfolio.':
    '适用于非制造业企业：所处区间（2 安全、1 灰色、0 危险）较上期报表变差；下一期报表仍处同一区间时解除。不适用于本组合的变体请停用。',
  // Use and service of facilities.
  'A payment is past due': '还款逾期',
  'At least one day past due.': '逾期 1 天及以上。',
  'A payment is past due for a week': '还款逾期满一周',
  'At least 7 days past due; clears when nothing is overdue any more.': '逾期 7 天及以上；全部逾期清偿后解除。',
  'A payment is past due for a month': '还款逾期满一个月',
  'At least 30 days past due; clears when nothing is overdue any more.': '逾期 30 天及以上；全部逾期清偿后解除。',
  'The limit is nearly used up for a month': '额度持续一个月接近用尽',
  'More than 90 % of the limit used in every observation over at least 30 days.':
    '至少 30 天内每次观测的额度使用率均高于 90%。',
  'The limit is exceeded': '超额度用信',
  'More drawn than committed.': '已提款金额超过承诺额度。',
  'A payment bounced': '出现退票',
  'At least one returned payment in 30 days.': '30 天内至少一次退票。',
  'Payments bounce repeatedly': '多次退票',
  'At least three returned payments in 30 days.': '30 天内至少三次退票。',
  'Turnover through the account falls': '账户结算流量下降',
  'Turnover at least 30 % below the observation before; observe it quarterly, or set the change over more periods.':
    '结算流量较上次观测下降 30% 及以上；请按季度观测，或将变动期数设得更长。',
  'The facility is rolled over often': '频繁展期或借新还旧',
  'Extended or rolled over at least three times in twelve months.': '十二个月内展期或借新还旧三次及以上。',
  "Repaid from another bank's funds": '以他行资金还款',
  "A repayment came from another lender's loan and not from business.": '还款来源于其他金融机构贷款，而非经营回款。',
  'A covenant certificate is late': '约定事项证明逾期未交',
  'A covenant was due for testing or certificate and has not been delivered.':
    '财务约定已到检验或出具证明的时点，但尚未提交。',
  'A covenant was waived': '财务约定被豁免',
  'The lender waived a covenant that would have been breached.': '贷款人豁免了一项本会被违反的财务约定。',
  // Projects.
  'DSCR under forecast': 'DSCR 低于预测',
  'The DSCR of the period is below the one forecast for it.': '当期 DSCR 低于该期预测值。',
  'DSCR under the lock-up level': 'DSCR 低于分红锁定线',
  'Distributions are to be blocked; contracts set the level between 1.10 and 1.25.':
    '应暂停向股东分配；合同通常将该水平定在 1.10 至 1.25 之间。',
  'DSCR under the default level': 'DSCR 低于违约线',
  'An event of default under the usual contract level of 1.05.': '按通常合同约定的 1.05，构成违约事件。',
  'Construction costs overrun': '建设成本超支',
  'Cost to completion more than 10 % above budget.': '预计完工成本超出预算 10% 以上。',
  'Construction is delayed': '工期延误',
  'Completion expected more than 90 days after schedule.': '预计完工日期较计划延后 90 天以上。',
  'The debt service reserve is short': '偿债准备金不足',
  'The reserve account holds less than required.': '偿债准备金账户余额低于要求。',
  'Equity is not injected pro rata': '资本金未按比例到位',
  'Sponsors paid in less equity than is due with the debt drawn.': '股东实缴资本金低于按已提款债务应到位的金额。',
  'Permit lost': '项目许可失效',
  'A permit that the project needs was withdrawn or expired.': '项目所需许可被撤销或到期。',
  'Off-take lost': '承购合同终止',
  'The off-take contract was terminated, or its buyer is in default.': '承购合同被终止，或承购方违约。',
  'Project insurance lapsed': '项目保险失效',
  'An insurance that the financing requires is not in force.': '融资要求的保险未生效。',
  // Collateral.
  'Loan to value over its trigger': '抵押率超过触发值',
  'Exposure above 75 % of what the collateral is worth to the lender.': '风险敞口超过押品对贷款人价值的 75%。',
  'The collateral does not cover the loan': '押品不足以覆盖贷款',
  'Exposure above what the collateral is worth to the lender.': '风险敞口超过押品对贷款人的价值。',
  'The valuation is stale': '押品估值过期',
  'Older than a year, the term for commercial property; set it by segment where another kind of collateral prevails.':
    '估值已超过一年（商业房产的期限）；以其他押品为主的，请按客户类别设定。',
  'Title disputed': '押品权属争议',
  "Somebody disputes the owner's title to the collateral.": '押品所有权存在争议。',
  'Collateral under-insured': '押品保险不足',
  'Insured for less than the lesser of value and exposure.': '保险金额低于押品价值与风险敞口二者中的较低者。',
  'Perfection expires soon': '担保登记即将到期',
  'The registration of the security interest ends within 60 days.': '担保权益登记将在 60 天内到期。',
  'Collateral seized': '押品被查封',
  'A court or another creditor seized the collateral.': '法院或其他债权人查封了押品。',
  // What others say of the client.
  'Rating lowered': '外部评级下调',
  'The external rating is at least a notch worse than the observation before.': '外部评级较上次观测至少下调一级。',
  'Rating outlook lowered': '评级展望下调',
  'The outlook of the external rating is worse than the observation before.': '外部评级展望较上次观测变差。',
  'Court enforcement': '法院强制执行',
  'The client is subject to enforcement by a court.': '客户被法院强制执行。',
  'Listed as a dishonest debtor': '列入失信被执行人名单',
  'The client stands on the list of dishonest judgment debtors.': '客户在失信被执行人名单中。',
  'Tax is in arrears': '欠缴税款',
  'The tax office shows unpaid tax.': '税务机关显示有未缴税款。',
  'Equity frozen': '股权冻结',
  'Shares of the client are judicially frozen.': '客户股权被司法冻结。',
  'Equity pledged': '股权高比例质押',
  'More than half of the shares of the client are pledged.': '客户半数以上股权已被质押。',
  'Non-performing at another lender': '他行贷款不良',
  'The credit register shows a non-performing loan at another lender.': '征信显示客户在其他金融机构有不良贷款。',
  'A guarantor is in distress': '保证人出险',
  'A guarantor of the client is insolvent, past due or under enforcement.': '客户的保证人破产、逾期或被强制执行。',
  'The sector is under stress': '所属行业承压',
  "The stress index of the client's sector (0 to 100) is 70 or more.":
    '客户所属行业压力指数（0 至 100）达到 70 及以上。',
  // What the relationship manager learns.
  'A key person left': '关键管理人员离任',
  'A manager on whom the business depends left or cannot act.': '经营所依赖的管理人员离任或不能履职。',
  'The controller changed': '实际控制人变更',
  'The person or group in actual control changed or cannot be reached.': '实际控制人变更或失联。',
  'The business changed without explanation': '经营异常变更',
  'An unexplained change of business scope, name or seat.': '经营范围、名称或住所发生无合理解释的变更。',
  'Lends to related parties': '向关联方拆借资金',
  'The client lends to, or guarantees for, its own related parties.': '客户向自身关联方出借资金或提供担保。',
  'Labour dispute': '劳动争议',
  'A strike, unpaid wages or a mass dismissal.': '发生罢工、欠薪或大规模裁员。',
};

/** What a rule that ships, or the system, says; what an institution words otherwise stays as it words it. */
export function inLanguage(text: string, language: Language): string {
  return language === 'ZH' ? (RULE_WORDS_ZH[text] ?? text) : text;
}
