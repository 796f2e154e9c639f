import type { ClientOrder } from '../../../schema/generated/graphql.ts';
import type { Language } from '../words.ts';

/** What the portfolio page says beside the words that all pages share. */
export interface PortfolioWords {
  readonly reading: string;
  readonly found: (count: string) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly any: string;
  readonly clear: string;
  readonly name: string;
  readonly severity: string;
  readonly order: string;
  readonly exposure: string;
  readonly openAlerts: string;
  readonly noAlerts: string;
  readonly orders: Readonly<Record<ClientOrder, string>>;
  readonly nothing: string;
  readonly widen: string;
  readonly emptyBook: string;
  readonly page: (page: string, pages: string) => string;
  readonly firstPage: string;
  readonly previous: string;
  readonly next: string;
  readonly paging: string;
  readonly keys: readonly (readonly [keys: string, meaning: string])[];
  readonly exportCsv: string;
  readonly exporting: (done: string, total: string) => string;
  readonly exported: (count: string) => string;
  readonly exportFailed: (message: string) => string;
  readonly cancel: string;
  readonly exposureIn: (currency: string) => string;
  readonly alertsOf: (severity: string) => string;
}

const en: PortfolioWords = {
  reading: 'Reading…',
  found: (count) => (count === '1' ? '1 client' : `${count} clients`),
  search: 'Search',
  searchHint: 'Name or reference',
  any: 'All',
  clear: 'Clear filters',
  name: 'Client',
  severity: 'With open alert',
  order: 'Order',
  exposure: 'Net exposure',
  openAlerts: 'Open alerts',
  noAlerts: 'none',
  orders: {
    ALERT_WEIGHT_DESC: 'Heaviest alerts first',
    NAME_ASC: 'Name, A first',
    NAME_DESC: 'Name, Z first',
    REFERENCE_ASC: 'Reference',
    CREATED_DESC: 'Newest client first',
  },
  nothing: 'No client meets all of these conditions.',
  widen: 'Search for a shorter part of the name, choose a unit further up, or set a condition back to All.',
  emptyBook: 'There is no client in the units that you may see.',
  page: (page, pages) => `Page ${page} of ${pages}`,
  firstPage: 'Back to the first page',
  previous: 'Previous',
  next: 'Next',
  paging: 'Pages of the list',
  keys: [
    ['↑ ↓ / k j', 'select'],
    ['Enter', 'open'],
    ['/', 'search'],
    ['Esc', 'leave search'],
    ['p n', 'previous, next page'],
  ],
  exportCsv: 'Export CSV',
  exporting: (done, total) => `${done} of ${total}`,
  exported: (count) => `${count} exported`,
  exportFailed: (message) => `Not exported: ${message}`,
  cancel: 'Cancel',
  exposureIn: (currency) => `Net exposure ${currency}`,
  alertsOf: (severity) => `Open alerts ${severity}`,
};

const zh: PortfolioWords = {
  reading: '正在读取…',
  found: (count) => `共 ${count} 户`,
  search: '搜索',
  searchHint: '客户名称或编号',
  any: '全部',
  clear: '清除筛选',
  name: '客户名称',
  severity: '有未关闭预警',
  order: '排序',
  exposure: '风险敞口净额',
  openAlerts: '未关闭预警',
  noAlerts: '无',
  orders: {
    ALERT_WEIGHT_DESC: '预警最重在前',
    NAME_ASC: '名称升序',
    NAME_DESC: '名称降序',
    REFERENCE_ASC: '客户编号',
    CREATED_DESC: '最新建档在前',
  },
  nothing: '没有同时符合以上条件的客户。',
  widen: '请缩短搜索内容、选择上级机构，或将某个条件改回“全部”。',
  emptyBook: '您可查看的机构下没有客户。',
  page: (page, pages) => `第 ${page} / ${pages} 页`,
  firstPage: '返回第一页',
  previous: '上一页',
  next: '下一页',
  paging: '翻页',
  keys: [
    ['↑ ↓ / k j', '选择'],
    ['Enter', '打开'],
    ['/', '搜索'],
    ['Esc', '离开搜索'],
    ['p n', '上一页、下一页'],
  ],
  exportCsv: '导出 CSV',
  exporting: (done, total) => `${done} / ${total}`,
  exported: (count) => `已导出 ${count} 户`,
  exportFailed: (message) => `导出失败：${message}`,
  cancel: '取消',
  exposureIn: (currency) => `风险敞口净额（${currency}）`,
  alertsOf: (severity) => `未关闭预警（${severity}）`,
};

export const PORTFOLIO_WORDS: Readonly<Record<Language, PortfolioWords>> = { en, zh };
