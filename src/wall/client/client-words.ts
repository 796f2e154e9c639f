import type {
  AuditOpinion,
  ClientLinkType,
  CollateralKind,
  CollateralStatus,
  FacilityStatus,
  IndicatorUnit,
  StatementBasis,
  StatementSection,
} from '../../../schema/generated/graphql.ts';
import type { Language } from '../words.ts';
import type { Scale } from './statement-table.ts';

/** All that the client's page itself says, the names of what the API gives as a code included. */
export interface ClientWords {
  readonly title: string;
  readonly reading: string;
  readonly noClient: string;
  readonly notRead: (reason: string) => string;
  readonly showAll: (count: number) => string;
  readonly showFewer: string;

  readonly profile: string;
  readonly otherName: string;
  readonly registration: string;
  readonly country: string;
  readonly since: (date: string) => string;
  readonly until: (date: string) => string;
  readonly history: string;
  readonly exposure: string;
  readonly currency: string;
  readonly gross: string;
  readonly net: string;
  readonly drawn: string;
  readonly undrawn: string;
  readonly noExposure: string;
  readonly management: string;
  readonly keyPerson: string;
  readonly noManagement: string;

  readonly facilities: string;
  readonly noFacilities: string;
  readonly facility: string;
  readonly status: string;
  readonly committed: string;
  readonly outstanding: string;
  readonly utilisation: string;
  readonly maturity: string;
  readonly loanToValue: string;
  readonly facilityStatuses: Readonly<Record<FacilityStatus, string>>;
  /** By the institution's own codes: those that ship, in words. */
  readonly products: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;

  readonly collateral: string;
  readonly noCollateral: string;
  readonly kind: string;
  readonly description: string;
  readonly valuation: string;
  readonly valuedOn: string;
  readonly valuationAge: string;
  readonly neverValued: string;
  readonly stale: string;
  readonly months: (months: number) => string;
  readonly days: (days: string) => string;
  readonly collateralKinds: Readonly<Record<CollateralKind, string>>;
  readonly collateralStatuses: Readonly<Record<CollateralStatus, string>>;

  readonly indicators: string;
  readonly indicatorsHint: string;
  /** By code; what has none is shown as the API names it. */
  readonly noIndicators: string;
  readonly underAlert: string;
  readonly asOf: (date: string) => string;
  readonly median: (value: string, percentile: string, peers: number) => string;
  readonly noMedian: string;
  readonly noValue: string;
  /** What stands behind the figure; empty where the figure says it. */
  readonly units: Readonly<Record<IndicatorUnit, string>>;
  readonly yes: string;
  readonly no: string;

  readonly statements: string;
  readonly noStatements: string;
  readonly line: string;
  /** By code; what has none is shown as the API names it. */
  readonly derived: string;
  readonly basisChoice: string;
  readonly versionOf: (version: number) => string;
  readonly scales: Readonly<Record<Scale, string>>;
  readonly bases: Readonly<Record<StatementBasis, string>>;
  readonly sections: Readonly<Record<StatementSection, string>>;
  readonly opinions: Readonly<Record<AuditOpinion, string>>;

  readonly connections: string;
  readonly connectionsHint: string;
  readonly noConnections: string;
  readonly hiddenClient: string;
  readonly linkTypes: Readonly<Record<ClientLinkType, string>>;
  readonly ofVotes: (share: string) => string;
  readonly controls: (other: string) => string;
  readonly controlledBy: (other: string) => string;
  readonly supports: (other: string) => string;
  readonly dependsOn: (other: string) => string;
  readonly group: (basis: string, count: number, isMore: boolean) => string;

  readonly timeline: string;
  readonly timelineHint: string;
  readonly newest: (count: number) => string;
  readonly noAlertEver: string;
  readonly openSince: (date: string) => string;
  readonly fromTo: (from: string, to: string) => string;
}

const en: ClientWords = {
  title: 'Client',
  reading: 'Reading the client …',
  noClient: 'There is no such client, or it is not in your units.',
  notRead: (reason) => `The client could not be read: ${reason}`,
  showAll: (count) => `Show all ${count}`,
  showFewer: 'Show fewer',

  profile: 'Profile',
  otherName: 'Local name',
  registration: 'Registration',
  country: 'Country',
  since: (date) => `since ${date}`,
  until: (date) => `until ${date}`,
  history: 'Changes of stage and tier',
  exposure: 'Exposure',
  currency: 'Currency',
  gross: 'Gross',
  net: 'Net',
  drawn: 'Drawn',
  undrawn: 'Undrawn',
  noExposure: 'No exposure.',
  management: 'Management',
  keyPerson: 'key person',
  noManagement: 'Nobody is recorded.',

  facilities: 'Facilities',
  noFacilities: 'The client has no facility.',
  facility: 'Facility',
  status: 'Status',
  committed: 'Committed',
  outstanding: 'Outstanding',
  utilisation: 'Utilisation',
  maturity: 'Maturity',
  loanToValue: 'LTV',
  facilityStatuses: {
    CONDITIONS_PENDING: 'conditions pending',
    AVAILABLE: 'available',
    DRAW_STOP: 'draw stop',
    RESTRUCTURED: 'restructured',
    WORKOUT: 'workout',
    DEFAULTED: 'defaulted',
    MATURED: 'matured',
    CLOSED: 'closed',
    CANCELLED: 'cancelled',
    WRITTEN_OFF: 'written off',
  },
  products: {
    TERM_LOAN: 'Term loan',
    WORKING_CAPITAL_LOAN: 'Working capital loan',
    REVOLVING_CREDIT: 'Revolving credit',
    PROJECT_LOAN: 'Project loan',
  },
  reasons: {
    NO_COLLATERAL: 'No collateral in force',
    NO_VALUATION: 'No valuation',
    VALUATION_STALE: 'The valuation is too old',
    NOT_IN_FORCE: 'Not in force',
    NO_FX_RATE: 'In another currency than the loan',
    NO_UNCHARGED_VALUE: 'Prior charges take the whole value',
    NOTHING_COMMITTED: 'Nothing is committed',
  },

  collateral: 'Collateral',
  noCollateral: 'The client has given no collateral.',
  kind: 'Kind',
  description: 'Description',
  valuation: 'Latest valuation',
  valuedOn: 'Valued on',
  valuationAge: 'Age',
  neverValued: 'never valued',
  stale: 'stale',
  months: (months) => (months === 1 ? '1 month' : `${months} months`),
  days: (days) => (days === '1' ? '1 day' : `${days} days`),
  collateralKinds: {
    CASH_DEPOSIT: 'Cash deposit',
    COMMERCIAL_PROPERTY: 'Commercial property',
    EQUIPMENT: 'Equipment',
    INVENTORY: 'Inventory',
    LAND: 'Land',
    LISTED_SECURITIES: 'Listed securities',
    RECEIVABLES: 'Receivables',
    RESIDENTIAL_PROPERTY: 'Residential property',
    UNLISTED_SHARES: 'Unlisted shares',
  },
  collateralStatuses: {
    PROPOSED: 'proposed',
    VALUED: 'valued',
    ACCEPTED: 'accepted',
    PERFECTED: 'perfected',
    ACTIVE: 'active',
    REVALUATION_DUE: 'revaluation due',
    SHORTFALL: 'shortfall',
    ENFORCING: 'enforcing',
    REALISED: 'realised',
    RELEASE_PENDING: 'release pending',
    RELEASED: 'released',
    REJECTED: 'rejected',
  },

  indicators: 'Indicators',
  indicatorsHint: 'dashed: median of the industry · those under an open alert first',
  noIndicators: 'No indicator has been computed yet.',
  underAlert: 'under alert',
  asOf: (date) => `as of ${date}`,
  median: (value, percentile, peers) => `median ${value} · percentile ${percentile} of ${peers}`,
  noMedian: 'no median: too few peers',
  noValue: 'no value',
  units: { RATIO: 'ratio ·', MONEY: '', DAYS: '', SCORE: 'score ·', COUNT: 'count ·', FLAG: '' },
  yes: 'yes',
  no: 'no',

  statements: 'Statements',
  noStatements: 'No statement has been recorded.',
  line: 'Line',
  derived: 'derived from other lines',
  basisChoice: 'Basis',
  versionOf: (version) => `restated, version ${version}`,
  scales: { UNITS: 'in units of the currency', THOUSANDS: 'in thousands', MILLIONS: 'in millions' },
  bases: { CONSOLIDATED: 'Consolidated', SEPARATE: 'Separate' },
  sections: {
    INCOME: 'Income statement',
    BALANCE_SHEET: 'Balance sheet',
    CASH_FLOW: 'Cash flow statement',
    MEMO: 'Memo',
  },
  opinions: {
    UNQUALIFIED: 'unqualified',
    QUALIFIED: 'qualified',
    ADVERSE: 'adverse',
    DISCLAIMER: 'disclaimer',
    UNAUDITED: 'unaudited',
  },

  connections: 'Connected clients',
  connectionsHint: 'solid: control · dashed: economic dependence · arrow: towards who is controlled or depends',
  noConnections: 'No connection with another client is recorded.',
  hiddenClient: 'Client outside your units',
  linkTypes: { CONTROL: 'Control', ECONOMIC_DEPENDENCE: 'Economic dependence' },
  ofVotes: (share) => `${share} of votes`,
  controls: (other) => `controls ${other}`,
  controlledBy: (other) => `is controlled by ${other}`,
  supports: (other) => `is depended on by ${other}`,
  dependsOn: (other) => `depends on ${other}`,
  group: (basis, count, isMore) => `Group by ${basis.toLowerCase()}: ${isMore ? 'at least ' : ''}${count} clients`,

  timeline: 'Alerts over time',
  timelineHint: 'bar: from being raised to being closed · filled: open · outlined: closed',
  newest: (count) => `the newest ${count}`,
  noAlertEver: 'No alert has been raised on this client.',
  openSince: (date) => `since ${date}`,
  fromTo: (from, to) => `${from} to ${to}`,
};

const zh: ClientWords = {
  title: '客户',
  reading: '正在读取客户 …',
  noClient: '没有此客户，或该客户不属于您的机构。',
  notRead: (reason) => `无法读取客户：${reason}`,
  showAll: (count) => `显示全部 ${count} 项`,
  showFewer: '收起',

  profile: '基本信息',
  otherName: '英文名称',
  registration: '注册登记号',
  country: '注册国家/地区',
  since: (date) => `自 ${date}`,
  until: (date) => `至 ${date}`,
  history: '阶段与分层变动',
  exposure: '风险敞口',
  currency: '币种',
  gross: '总敞口',
  net: '净敞口',
  drawn: '已提用',
  undrawn: '未提用',
  noExposure: '无敞口。',
  management: '管理层',
  keyPerson: '关键人员',
  noManagement: '暂无记录。',

  facilities: '授信额度',
  noFacilities: '该客户没有授信额度。',
  facility: '授信',
  status: '状态',
  committed: '授信承诺额',
  outstanding: '未偿余额',
  utilisation: '额度使用率',
  maturity: '到期日',
  loanToValue: '抵押率',
  facilityStatuses: {
    CONDITIONS_PENDING: '待落实前提条件',
    AVAILABLE: '可提款',
    DRAW_STOP: '停止提款',
    RESTRUCTURED: '已重组',
    WORKOUT: '清收处置',
    DEFAULTED: '已违约',
    MATURED: '已到期',
    CLOSED: '已结清',
    CANCELLED: '已取消',
    WRITTEN_OFF: '已核销',
  },
  products: {
    TERM_LOAN: '中长期贷款',
    WORKING_CAPITAL_LOAN: '流动资金贷款',
    REVOLVING_CREDIT: '循环贷款',
    PROJECT_LOAN: '项目贷款',
  },
  reasons: {
    NO_COLLATERAL: '无有效押品',
    NO_VALUATION: '未估值',
    VALUATION_STALE: '估值已过期',
    NOT_IN_FORCE: '未生效',
    NO_FX_RATE: '与贷款币种不同',
    NO_UNCHARGED_VALUE: '在先权利已占用全部价值',
    NOTHING_COMMITTED: '无授信承诺',
  },

  collateral: '押品',
  noCollateral: '该客户未提供押品。',
  kind: '类别',
  description: '说明',
  valuation: '最近估值',
  valuedOn: '估值日期',
  valuationAge: '估值时长',
  neverValued: '从未估值',
  stale: '已过期',
  months: (months) => `${months} 个月`,
  days: (days) => `${days} 天`,
  collateralKinds: {
    CASH_DEPOSIT: '保证金存款',
    COMMERCIAL_PROPERTY: '商业用房',
    EQUIPMENT: '机器设备',
    INVENTORY: '存货',
    LAND: '土地使用权',
    LISTED_SECURITIES: '上市证券',
    RECEIVABLES: '应收账款',
    RESIDENTIAL_PROPERTY: '居住用房',
    UNLISTED_SHARES: '非上市股权',
  },
  collateralStatuses: {
    PROPOSED: '拟提供',
    VALUED: '已估值',
    ACCEPTED: '已接受',
    PERFECTED: '已办妥登记',
    ACTIVE: '有效',
    REVALUATION_DUE: '待重估',
    SHORTFALL: '押品不足值',
    ENFORCING: '处置中',
    REALISED: '已处置变现',
    RELEASE_PENDING: '待解押',
    RELEASED: '已解押',
    REJECTED: '已拒绝',
  },

  indicators: '风险指标',
  indicatorsHint: '虚线：行业中位数 · 未关闭预警涉及的指标在前',
  noIndicators: '尚未计算任何指标。',
  underAlert: '预警中',
  asOf: (date) => `截至 ${date}`,
  median: (value, percentile, peers) => `行业中位 ${value} · 百分位 ${percentile}（${peers} 户）`,
  noMedian: '同业过少，无中位数',
  noValue: '无数值',
  units: { RATIO: '比率 ·', MONEY: '', DAYS: '', SCORE: '分值 ·', COUNT: '计数 ·', FLAG: '' },
  yes: '是',
  no: '否',

  statements: '财务报表',
  noStatements: '尚未录入财务报表。',
  line: '项目',
  derived: '由其他项目推算',
  basisChoice: '报表口径',
  versionOf: (version) => `重述，第 ${version} 版`,
  scales: { UNITS: '单位：元（各列币种）', THOUSANDS: '单位：千元（各列币种）', MILLIONS: '单位：百万元（各列币种）' },
  bases: { CONSOLIDATED: '合并', SEPARATE: '单体' },
  sections: { INCOME: '利润表', BALANCE_SHEET: '资产负债表', CASH_FLOW: '现金流量表', MEMO: '备查项目' },
  opinions: {
    UNQUALIFIED: '标准无保留意见',
    QUALIFIED: '保留意见',
    ADVERSE: '否定意见',
    DISCLAIMER: '无法表示意见',
    UNAUDITED: '未经审计',
  },

  connections: '关联客户',
  connectionsHint: '实线：控制 · 虚线：经济依存 · 箭头指向被控制方或依存方',
  noConnections: '没有登记与其他客户的关联关系。',
  hiddenClient: '其他机构的客户',
  linkTypes: { CONTROL: '控制', ECONOMIC_DEPENDENCE: '经济依存' },
  ofVotes: (share) => `表决权 ${share}`,
  controls: (other) => `控制 ${other}`,
  controlledBy: (other) => `受 ${other} 控制`,
  supports: (other) => `${other} 依存于本客户`,
  dependsOn: (other) => `依存于 ${other}`,
  group: (basis, count, isMore) => `${basis}关联集团：${isMore ? '至少 ' : ''}${count} 户`,

  timeline: '预警时间轴',
  timelineHint: '条形：从触发到关闭 · 实心：未关闭 · 空心：已关闭',
  newest: (count) => `最近 ${count} 条`,
  noAlertEver: '该客户从未触发预警。',
  openSince: (date) => `自 ${date} 起`,
  fromTo: (from, to) => `${from} 至 ${to}`,
};

export const CLIENT_WORDS: Readonly<Record<Language, ClientWords>> = { en, zh };

/**
 * A code of the institution's own in words: what it is called where that is known, and its own text, readable, where
 * not.
 */
export function wordOf(known: Readonly<Record<string, string>>, code: string): string {
  return known[code] ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');
}
