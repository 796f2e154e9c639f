import type { Random } from '../shared/random.ts';
import type { DemoIndustry } from './demo-industry.ts';
import { DEMO_BRANCHES, type DemoBranch } from './demo-organisation.ts';

/** English and Chinese forms of the part of a name that tells firms apart. */
const BRANDS: readonly (readonly [string, string])[] = [
  ['Qiantang', '钱塘'],
  ['Huaxin', '华信'],
  ['Jinding', '金鼎'],
  ['Yuanda', '远达'],
  ['Hengtong', '恒通'],
  ['Ruifeng', '瑞丰'],
  ['Tianhe', '天合'],
  ['Xingye', '兴业'],
  ['Shengda', '盛达'],
  ['Lianhe', '联禾'],
  ['Mingyuan', '明源'],
  ['Donghai', '东海'],
  ['Baoli', '宝励'],
  ['Zhongcheng', '众诚'],
  ['Haitian', '海田'],
  ['Longjiang', '龙江'],
  ['Fuda', '富达'],
  ['Guangming', '光铭'],
  ['Wanlin', '万林'],
  ['Xinghe', '星禾'],
  ['Anda', '安达'],
  ['Boyuan', '博源'],
  ['Chenguang', '晨光'],
  ['Dingsheng', '鼎盛'],
  ['Fengyuan', '丰源'],
  ['Guotong', '国通'],
  ['Hongyun', '鸿运'],
  ['Jiahe', '嘉禾'],
  ['Kangda', '康达'],
  ['Lvzhou', '绿洲'],
  ['Nanhua', '南桦'],
  ['Puyang', '浦阳'],
  ['Qifeng', '启峰'],
  ['Runze', '润泽'],
  ['Sanjiang', '三江'],
  ['Taihang', '太行'],
  ['Weihua', '伟华'],
  ['Xiangyu', '翔宇'],
  ['Yongsheng', '永盛'],
  ['Zhenxing', '振兴'],
];

const FOREIGN_FIRST = [
  'North',
  'Alder',
  'Kestrel',
  'Bright',
  'Oak',
  'Marl',
  'Stone',
  'Rhein',
  'Veld',
  'Castle',
  'Ostra',
  'Linden',
  'Harrow',
  'Silver',
  'West',
  'Grün',
];
const FOREIGN_SECOND = [
  'bridge',
  'ton',
  'water',
  'hurst',
  'hoven',
  'fels',
  'mark',
  'dale',
  'field',
  'gate',
  'port',
  'wick',
  'berg',
  'lund',
  'ford',
  'haven',
];

/** Where a foreign client sits: country, currency of its accounts, the ending of its name. */
export const FOREIGN_SEATS = [
  { country: 'US', currency: 'USD', ending: 'Inc.' },
  { country: 'SG', currency: 'USD', ending: 'Pte. Ltd.' },
  { country: 'DE', currency: 'EUR', ending: 'GmbH' },
  { country: 'NL', currency: 'EUR', ending: 'B.V.' },
] as const;
export type ForeignSeat = (typeof FOREIGN_SEATS)[number];

/**
 * `Hangzhou Qiantang Precision Machinery Co., Ltd.` and 杭州钱塘精密机械有限公司. Brand and branch go round with the
 * client's index so that no two are alike until both are used up; then names carry a number.
 */
export function domesticName(
  random: Random,
  clientIndex: number,
  industry: DemoIndustry,
): { branch: DemoBranch; name: string; localName: string } {
  const round = Math.floor(clientIndex / BRANDS.length);
  const branch = elementAt(DEMO_BRANCHES, clientIndex + round);
  const [brand, localBrand] = elementAt(BRANDS, clientIndex);
  const [trade, localTrade] = random.pick(industry.trades);
  const cycle = Math.floor(round / DEMO_BRANCHES.length) + 1;
  const number = cycle > 1 ? ` No. ${cycle}` : '';
  const localNumber = cycle > 1 ? `第${cycle}` : '';
  return {
    branch,
    name: `${branch.name} ${brand}${number} ${trade} Co., Ltd.`,
    localName: `${branch.localName}${localBrand}${localNumber}${localTrade}有限公司`,
  };
}

/** `Northbridge Logistics GmbH`; unlike any other until all first names are used up, then numbered. */
export function foreignName(random: Random, clientIndex: number, seat: ForeignSeat, industry: DemoIndustry): string {
  const round = Math.floor(clientIndex / FOREIGN_FIRST.length);
  const cycle = Math.floor(round / FOREIGN_SECOND.length) + 1;
  const brand = elementAt(FOREIGN_FIRST, clientIndex) + elementAt(FOREIGN_SECOND, round);
  return `${brand}${cycle > 1 ? ` ${cycle}` : ''} ${random.pick(industry.trades)[0]} ${seat.ending}`;
}

function elementAt<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
