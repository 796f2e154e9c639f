import type { AlertCommand, AlertEventKind, Duty, EvidenceMeasure } from '../../../schema/generated/graphql.ts';
import type { Language } from '../words.ts';
import type { FieldName } from './commands.ts';

/** What the page of an alert says itself. */
export interface AlertWords {
  /** By code, where the language is not that of the API; what is not in them is shown as the API names it. */
  readonly unknown: string;
  readonly why: string;
  readonly toClear: string;
  readonly cleared: string;
  readonly history: string;
  readonly noHistory: string;
  readonly now: (value: string) => string;
  readonly threshold: (measure: string, value: string) => string;
  readonly crossed: (date: string) => string;
  readonly peers: (lower: string, median: string, upper: string, count: string) => string;
  readonly thresholdLine: string;
  readonly medianLine: string;
  readonly crossedLine: string;
  readonly staleLine: string;
  readonly band: string;
  readonly measures: Readonly<Record<EvidenceMeasure, string>>;
  readonly evidence: string;
  readonly evidenceCount: (shown: string, all: string) => string;
  readonly asOf: string;
  readonly indicator: string;
  readonly value: string;
  readonly median: string;
  readonly percentile: string;
  readonly lineage: string;
  readonly statement: (date: string, version: number) => string;
  readonly derived: string;
  readonly noLineage: string;
  readonly facts: string;
  readonly client: string;
  readonly facility: string;
  readonly rule: string;
  readonly raised: string;
  readonly due: string;
  readonly assignee: string;
  readonly nobody: string;
  readonly snoozedUntil: string;
  readonly resolution: string;
  readonly falsePositive: string;
  readonly response: string;
  readonly respondWithin: (duty: string, hours: string) => string;
  readonly noResponse: string;
  readonly duties: Readonly<Partial<Record<Duty, string>>>;
  readonly commands: Readonly<Record<AlertCommand, string>>;
  readonly actions: string;
  readonly nothingToDo: string;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly optional: string;
  readonly send: string;
  readonly cancel: string;
  readonly undertaken: string;
  readonly nothingUndertaken: string;
  readonly dueOn: (date: string) => string;
  readonly doneOn: (date: string) => string;
  readonly events: string;
  readonly system: string;
  readonly kinds: Readonly<Record<AlertEventKind, string>>;
}

const en: AlertWords = {
  unknown: 'There is no such alert, or none that you may see.',
  why: 'Why',
  toClear: 'What would clear it',
  cleared: 'Its figures are sound again.',
  history: 'The figures over time',
  noHistory: 'No value has been recorded.',
  now: (value) => `now ${value}`,
  threshold: (measure, value) => `threshold for ${measure}: ${value}`,
  crossed: (date) => `went beyond it on ${date}`,
  peers: (lower, median, upper, count) =>
    `industry today: half of ${count} peers between ${lower} and ${upper}, median ${median}`,
  thresholdLine: 'Threshold',
  medianLine: 'Industry median',
  crossedLine: 'Crossed',
  staleLine: 'Too old',
  band: 'Middle half of the industry',
  measures: {
    VALUE: 'its value',
    CHANGE: 'its change',
    TREND: 'its trend',
    PERCENTILE: 'its percentile among peers',
    AGE_DAYS: 'its age in days',
  },
  evidence: 'Evidence',
  evidenceCount: (shown, all) => `the newest ${shown} of ${all}`,
  asOf: 'As of',
  indicator: 'Indicator',
  value: 'Value',
  median: 'Peers’ median',
  percentile: 'Percentile',
  lineage: 'Where it comes from',
  statement: (date, version) => `Statement of ${date}, version ${version}`,
  derived: 'derived',
  noLineage: 'recorded as it is, not computed from statements',
  facts: 'At a glance',
  client: 'Client',
  facility: 'Facility',
  rule: 'Rule',
  raised: 'Raised',
  due: 'Response due',
  assignee: 'Assigned to',
  nobody: 'nobody',
  snoozedUntil: 'Snoozed until',
  resolution: 'Resolution',
  falsePositive: 'False positive',
  response: 'Response demanded',
  respondWithin: (duty, hours) => `by a ${duty}, within ${hours}`,
  noResponse: 'The rule demands none.',
  duties: {
    RELATIONSHIP_MANAGER: 'relationship manager',
    CREDIT_OFFICER: 'credit officer',
    RISK_MANAGER: 'risk manager',
  },
  commands: {
    ACKNOWLEDGE: 'Acknowledge',
    ASSIGN: 'Assign',
    INVESTIGATE: 'Investigate',
    PLAN_ACTION: 'Plan an action',
    COMPLETE_ACTION: 'Report an action done',
    RESOLVE: 'Resolve',
    CLOSE: 'Close',
    SNOOZE: 'Snooze',
    WAKE: 'Wake',
    MARK_FALSE_POSITIVE: 'False positive',
    CONFIRM_FALSE_POSITIVE: 'Confirm false positive',
    REJECT_FALSE_POSITIVE: 'Reject false positive',
  },
  actions: 'What you may do',
  nothingToDo: 'Nothing: your duties, its state or the separation of duties allow none.',
  fields: {
    note: 'Note',
    assigneeId: 'Who',
    description: 'What is to be done',
    dueOn: 'By when',
    ownerId: 'Who does it',
    actionId: 'Which',
    outcome: 'What came of it',
    resolution: 'How it was resolved',
    reason: 'Why',
    until: 'Until',
  },
  optional: '(may be left out)',
  send: 'Send',
  cancel: 'Cancel',
  undertaken: 'Undertaken',
  nothingUndertaken: 'Nothing yet.',
  dueOn: (date) => `due ${date}`,
  doneOn: (date) => `done ${date}`,
  events: 'Who did what',
  system: 'the system',
  kinds: {
    RAISED: 'Raised',
    EVIDENCE_ADDED: 'Evidence added',
    ACKNOWLEDGED: 'Acknowledged',
    ASSIGNED: 'Assigned',
    INVESTIGATION_STARTED: 'Investigation started',
    ACTION_PLANNED: 'Action planned',
    ACTION_COMPLETED: 'Action done',
    ESCALATED: 'Escalated',
    SNOOZED: 'Snoozed',
    WOKEN: 'Woken',
    CONDITION_CLEARED: 'Figures sound again',
    RESOLVED: 'Resolved',
    REOPENED: 'Reopened',
    CLOSED: 'Closed',
    FALSE_POSITIVE_PROPOSED: 'Proposed as false positive',
    FALSE_POSITIVE_CONFIRMED: 'Confirmed as false positive',
    FALSE_POSITIVE_REJECTED: 'False positive rejected',
  },
};

const zh: AlertWords = {
  unknown: '没有该预警，或您无权查看。',
  why: '触发原因',
  toClear: '解除条件',
  cleared: '指标已恢复正常。',
  history: '指标走势',
  noHistory: '尚无数据。',
  now: (value) => `当前值 ${value}`,
  threshold: (measure, value) => `${measure}阈值 ${value}`,
  crossed: (date) => `${date} 越过阈值`,
  peers: (lower, median, upper, count) => `同业现状：${count} 户中半数介于 ${lower} 与 ${upper} 之间，中位数 ${median}`,
  thresholdLine: '阈值',
  medianLine: '同业中位数',
  crossedLine: '越过阈值',
  staleLine: '过期',
  band: '同业中间 50%',
  measures: { VALUE: '数值', CHANGE: '变动', TREND: '趋势', PERCENTILE: '同业百分位', AGE_DAYS: '数据天数' },
  evidence: '证据',
  evidenceCount: (shown, all) => `共 ${all} 条，显示最新 ${shown} 条`,
  asOf: '数据日期',
  indicator: '指标',
  value: '数值',
  median: '同业中位数',
  percentile: '百分位',
  lineage: '数据来源',
  statement: (date, version) => `${date} 财务报表（第 ${version} 版）`,
  derived: '推算',
  noLineage: '直接录入，非由报表计算',
  facts: '概况',
  client: '客户',
  facility: '授信',
  rule: '规则',
  raised: '触发时间',
  due: '处置期限',
  assignee: '责任人',
  nobody: '无',
  snoozedUntil: '暂缓至',
  resolution: '处置结果',
  falsePositive: '误报',
  response: '处置要求',
  respondWithin: (duty, hours) => `由${duty}在${hours}内完成`,
  noResponse: '该规则无处置要求。',
  duties: { RELATIONSHIP_MANAGER: '客户经理', CREDIT_OFFICER: '信贷审批人员', RISK_MANAGER: '风险经理' },
  commands: {
    ACKNOWLEDGE: '确认',
    ASSIGN: '指派',
    INVESTIGATE: '开始调查',
    PLAN_ACTION: '制定措施',
    COMPLETE_ACTION: '措施完成',
    RESOLVE: '解决',
    CLOSE: '关闭',
    SNOOZE: '暂缓',
    WAKE: '恢复',
    MARK_FALSE_POSITIVE: '标记误报',
    CONFIRM_FALSE_POSITIVE: '确认误报',
    REJECT_FALSE_POSITIVE: '驳回误报',
  },
  actions: '可执行操作',
  nothingToDo: '暂无：您的职责、预警状态或职责分离规定不允许操作。',
  fields: {
    note: '备注',
    assigneeId: '责任人',
    description: '措施内容',
    dueOn: '完成期限',
    ownerId: '执行人',
    actionId: '措施',
    outcome: '完成结果',
    resolution: '处置结果',
    reason: '原因',
    until: '暂缓至',
  },
  optional: '（可不填）',
  send: '提交',
  cancel: '取消',
  undertaken: '处置措施',
  nothingUndertaken: '暂无。',
  dueOn: (date) => `期限 ${date}`,
  doneOn: (date) => `完成于 ${date}`,
  events: '处理记录',
  system: '系统',
  kinds: {
    RAISED: '触发',
    EVIDENCE_ADDED: '新增证据',
    ACKNOWLEDGED: '已确认',
    ASSIGNED: '已指派',
    INVESTIGATION_STARTED: '开始调查',
    ACTION_PLANNED: '已制定措施',
    ACTION_COMPLETED: '措施完成',
    ESCALATED: '升级',
    SNOOZED: '暂缓',
    WOKEN: '恢复',
    CONDITION_CLEARED: '指标恢复正常',
    RESOLVED: '已解决',
    REOPENED: '重新触发',
    CLOSED: '已关闭',
    FALSE_POSITIVE_PROPOSED: '提议为误报',
    FALSE_POSITIVE_CONFIRMED: '确认误报',
    FALSE_POSITIVE_REJECTED: '驳回误报',
  },
};

export const ALERT_WORDS: Readonly<Record<Language, AlertWords>> = { en, zh };
