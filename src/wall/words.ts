import type {
  AlertStatus,
  ClientSegment,
  ClientStage,
  ClientTier,
  Language as ApiLanguage,
  Severity,
} from '../../schema/generated/graphql.ts';

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the API calls them. */
export const API_LANGUAGES: Readonly<Record<Language, ApiLanguage>> = { en: 'EN', zh: 'ZH' };

/** The name in the language of the page, where there is one. */
export function nameOf(
  { name, localName }: { readonly name: string; readonly localName?: string | null },
  language: Language,
): string {
  return language === 'zh' ? (localName ?? name) : name;
}

/** All that the page itself says. What comes from the API is shown as it comes. */
export interface Words {
  readonly locale: string;
  readonly title: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly statuses: Readonly<Record<AlertStatus, string>>;
  readonly alerts: string;
  readonly noAlerts: string;
  readonly raised: (count: string) => string;
  readonly closed: (count: string) => string;
  readonly inDays: (days: number) => string;
  readonly exposureUnderAlert: string;
  readonly ofPortfolio: string;
  readonly industries: string;
  readonly industriesHint: string;
  readonly noIndustry: string;
  readonly units: string;
  readonly clients: (count: string) => string;
  readonly watched: (count: number) => string;
  readonly noWatched: string;
  readonly from: (tier: string) => string;
  readonly tiers: Readonly<Record<ClientTier, string>>;
  readonly rules: string;
  readonly openAlerts: (count: string) => string;
  readonly timeToAcknowledge: string;
  readonly demanded: (time: string) => string;
  readonly nobodyAcknowledged: string;
  readonly businessDate: (date: string) => string;
  readonly overdue: string;
  readonly live: string;
  readonly connecting: string;
  readonly catchingUp: (count: string) => string;
  readonly staleSince: (time: string) => string;
  readonly resync: string;
  readonly refused: (message: string) => string;
  readonly signIn: string;
  readonly signInHint: string;
  readonly token: string;
  readonly tokenRefused: string;
  readonly tokenOver: string;
  readonly open: string;
  readonly unknownUnit: (code: string) => string;
  readonly pages: string;
  readonly portfolio: string;
  readonly light: string;
  readonly dark: string;
  readonly nowhere: string;
  /** In the place of what the reader's duties do not show. */
  readonly notShown: string;
  readonly notShownInShort: string;
  readonly alert: string;
  readonly reference: string;
  readonly unit: string;
  readonly industry: string;
  readonly segment: string;
  readonly stage: string;
  readonly tier: string;
  readonly manager: string;
  readonly daysPastDue: string;
  readonly segments: Readonly<Record<ClientSegment, string>>;
  readonly stages: Readonly<Record<ClientStage, string>>;
}

const en: Words = {
  locale: 'en-GB',
  title: 'Risk wall',
  severities: { RED: 'Red', ORANGE: 'Orange', YELLOW: 'Yellow' },
  statuses: {
    OPEN: 'open',
    REOPENED: 'reopened',
    ACKNOWLEDGED: 'acknowledged',
    INVESTIGATING: 'investigating',
    ACTION_PLANNED: 'action planned',
    ESCALATED: 'escalated',
    SNOOZED: 'snoozed',
    RESOLVED: 'resolved',
    CLOSED: 'closed',
    FALSE_POSITIVE: 'false positive',
  },
  alerts: 'Alerts, newest first',
  noAlerts: 'No open alert.',
  raised: (count) => `${count} raised`,
  closed: (count) => `${count} closed`,
  inDays: (days) => (days === 1 ? 'on this business day' : `in ${days} days`),
  exposureUnderAlert: 'Exposure under alert',
  ofPortfolio: 'of all',
  industries: 'Industries',
  industriesHint: 'area: exposure · colour: weight of alerts a client',
  noIndustry: 'No industry',
  units: 'Units',
  clients: (count) => `${count} clients`,
  watched: (count) => `Clients in risk warning: ${count}`,
  noWatched: 'No client is in risk warning.',
  from: (tier) => `from ${tier}`,
  tiers: { CORE: 'core', QUALITY: 'quality', STANDARD: 'standard', RISK_WARNING: 'risk warning' },
  rules: 'Busiest rules',
  openAlerts: (count) => `${count} open`,
  timeToAcknowledge: 'Time to acknowledge',
  demanded: (time) => `demanded ${time}`,
  nobodyAcknowledged: 'none acknowledged',
  businessDate: (date) => `Business date ${date}`,
  overdue: 'overdue',
  live: 'Live',
  connecting: 'Connecting',
  catchingUp: (count) => `Catching up (${count})`,
  staleSince: (time) => `Stale since ${time}`,
  resync: 'Reading everything anew',
  refused: (message) => `Refused: ${message}`,
  signIn: 'Sign in',
  signInHint: 'Open the address with #token=… at its end, or paste a token here. It is kept for this tab only.',
  token: 'Token',
  tokenRefused: 'The token is not accepted, or no longer. Bring another.',
  tokenOver: 'the token is no longer accepted',
  open: 'Open',
  unknownUnit: (code) => `There is no unit ${code}.`,
  pages: 'Pages',
  portfolio: 'Portfolio',
  light: 'Light',
  dark: 'Dark',
  nowhere: 'There is nothing at this address.',
  notShown: 'Not shown: your duties do not allow it.',
  notShownInShort: 'not shown',
  alert: 'Alert',
  reference: 'Reference',
  unit: 'Unit',
  industry: 'Industry',
  segment: 'Segment',
  stage: 'Stage',
  tier: 'Tier',
  manager: 'Relationship manager',
  daysPastDue: 'Days past due',
  segments: {
    CORPORATE: 'Corporate',
    FINANCIAL_INSTITUTION: 'Financial institution',
    PROJECT_FINANCE: 'Project finance',
    SME: 'SME',
    SOVEREIGN: 'Sovereign',
  },
  stages: {
    PROSPECT: 'prospect',
    SCREENING: 'screening',
    DUE_DILIGENCE: 'due diligence',
    APPROVED: 'approved',
    ACTIVE: 'active',
    DORMANT: 'dormant',
    EXITING: 'exiting',
    CLOSED: 'closed',
    REJECTED: 'rejected',
    WITHDRAWN: 'withdrawn',
  },
};

const zh: Words = {
  locale: 'zh-CN',
  title: '风险监控墙',
  severities: { RED: '红色', ORANGE: '橙色', YELLOW: '黄色' },
  statuses: {
    OPEN: '待处理',
    REOPENED: '重新触发',
    ACKNOWLEDGED: '已确认',
    INVESTIGATING: '调查中',
    ACTION_PLANNED: '已制定措施',
    ESCALATED: '已升级',
    SNOOZED: '已暂缓',
    RESOLVED: '已解决',
    CLOSED: '已关闭',
    FALSE_POSITIVE: '误报',
  },
  alerts: '预警（最新在前）',
  noAlerts: '暂无未关闭预警。',
  raised: (count) => `新增 ${count}`,
  closed: (count) => `关闭 ${count}`,
  inDays: (days) => (days === 1 ? '本营业日' : `近 ${days} 个营业日`),
  exposureUnderAlert: '预警客户敞口',
  ofPortfolio: '占比',
  industries: '行业',
  industriesHint: '面积：敞口 · 颜色：户均预警权重',
  noIndustry: '未分类',
  units: '机构',
  clients: (count) => `${count} 户`,
  watched: (count) => `风险预警客户：${count} 户`,
  noWatched: '暂无风险预警客户。',
  from: (tier) => `原 ${tier}`,
  tiers: { CORE: '核心', QUALITY: '优质', STANDARD: '一般', RISK_WARNING: '风险预警' },
  rules: '触发最多的规则',
  openAlerts: (count) => `未关闭 ${count}`,
  timeToAcknowledge: '确认时间中位数',
  demanded: (time) => `要求 ${time}`,
  nobodyAcknowledged: '尚无确认',
  businessDate: (date) => `营业日期 ${date}`,
  overdue: '已逾期',
  live: '实时',
  connecting: '正在连接',
  catchingUp: (count) => `正在补齐（${count}）`,
  staleSince: (time) => `自 ${time} 起数据未更新`,
  resync: '正在重新读取',
  refused: (message) => `被拒绝：${message}`,
  signIn: '登录',
  signInHint: '请在地址末尾加上 #token=…，或在此粘贴令牌。令牌仅保存在本标签页。',
  token: '令牌',
  tokenRefused: '令牌无效或已过期，请使用新的令牌。',
  tokenOver: '令牌已失效',
  open: '打开',
  unknownUnit: (code) => `没有机构 ${code}。`,
  pages: '页面',
  portfolio: '客户组合',
  light: '浅色',
  dark: '深色',
  nowhere: '此地址没有内容。',
  notShown: '您的职责无权查看此内容。',
  notShownInShort: '无权查看',
  alert: '预警',
  reference: '客户编号',
  unit: '机构',
  industry: '行业',
  segment: '客户类型',
  stage: '客户阶段',
  tier: '客户分层',
  manager: '客户经理',
  daysPastDue: '逾期天数',
  segments: {
    CORPORATE: '大中型企业',
    FINANCIAL_INSTITUTION: '金融机构',
    PROJECT_FINANCE: '项目融资',
    SME: '中小企业',
    SOVEREIGN: '主权',
  },
  stages: {
    PROSPECT: '潜在客户',
    SCREENING: '准入筛查',
    DUE_DILIGENCE: '尽职调查',
    APPROVED: '已批准',
    ACTIVE: '存续',
    DORMANT: '休眠',
    EXITING: '退出中',
    CLOSED: '已退出',
    REJECTED: '已拒绝',
    WITHDRAWN: '已撤回',
  },
};

export const WORDS: Readonly<Record<Language, Words>> = { en, zh };
