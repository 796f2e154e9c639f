/** How firms of an industry make and spend money; fractions of yearly sales unless said otherwise. */
export interface DemoIndustry {
  /** GB/T 4754-2017, section letter and division. */
  readonly code: string;
  readonly name: string;
  readonly localName: string;
  /** What such firms call themselves, English and Chinese. */
  readonly trades: readonly (readonly [string, string])[];
  readonly grossMargin: number;
  /** Selling and administration, depreciation excluded. */
  readonly overheads: number;
  readonly receivableDays: number;
  readonly inventoryDays: number;
  readonly payableDays: number;
  readonly fixedAssets: number;
  readonly debt: number;
  readonly yearlyGrowth: number;
  /** Sales of each calendar quarter against the average. */
  readonly season: readonly [number, number, number, number];
  /** Whether single projects of it are financed on their own cash flow. */
  readonly isProject: boolean;
}

type Days = readonly [receivable: number, inventory: number, payable: number];
type Shape = readonly [grossMargin: number, overheads: number, fixedAssets: number, debt: number, yearlyGrowth: number];
type Trades = DemoIndustry['trades'];
type Season = DemoIndustry['season'];

const EVEN: Season = [0.95, 1.01, 1.01, 1.03];
const YEAR_END: Season = [0.78, 0.98, 1.02, 1.22];
const SUMMER: Season = [0.9, 1.05, 1.12, 0.93];
const FESTIVE: Season = [1.08, 0.92, 0.95, 1.05];

function industry(
  code: string,
  name: string,
  localName: string,
  shape: Shape,
  days: Days,
  season: Season,
  trades: Trades,
  isProject = false,
): DemoIndustry {
  const [grossMargin, overheads, fixedAssets, debt, yearlyGrowth] = shape;
  const [receivableDays, inventoryDays, payableDays] = days;
  return {
    code,
    name,
    localName,
    trades,
    grossMargin,
    overheads,
    receivableDays,
    inventoryDays,
    payableDays,
    fixedAssets,
    debt,
    yearlyGrowth,
    season,
    isProject,
  };
}

/** Industries in plausible proportions; figures are of the order of published averages, not copied from any. */
export const DEMO_INDUSTRIES: readonly DemoIndustry[] = [
  industry(
    'C13',
    'Processing of agricultural food',
    '农副食品加工业',
    [0.16, 0.08, 0.3, 0.16, 0.05],
    [28, 45, 30],
    FESTIVE,
    [
      ['Grain and Oil', '粮油'],
      ['Foods', '食品'],
      ['Seafood Processing', '水产加工'],
    ],
  ),
  industry('C17', 'Textiles', '纺织业', [0.19, 0.09, 0.38, 0.22, 0.02], [55, 70, 50], YEAR_END, [
    ['Textiles', '纺织'],
    ['Dyeing and Weaving', '印染'],
    ['Silk', '丝绸'],
  ]),
  industry('C26', 'Chemicals', '化学原料和化学制品制造业', [0.23, 0.09, 0.5, 0.28, 0.05], [48, 46, 50], EVEN, [
    ['Fine Chemicals', '精细化工'],
    ['New Materials', '新材料'],
    ['Coatings', '涂料'],
  ]),
  industry('C27', 'Pharmaceuticals', '医药制造业', [0.52, 0.34, 0.42, 0.18, 0.08], [75, 110, 60], EVEN, [
    ['Pharmaceutical', '制药'],
    ['Biotechnology', '生物科技'],
  ]),
  industry('C34', 'General equipment', '通用设备制造业', [0.28, 0.15, 0.36, 0.24, 0.06], [85, 80, 70], YEAR_END, [
    ['Precision Machinery', '精密机械'],
    ['Valve and Pump', '泵阀'],
    ['Machine Tools', '机床'],
  ]),
  industry('C36', 'Motor vehicles and parts', '汽车制造业', [0.2, 0.1, 0.42, 0.24, 0.07], [70, 45, 75], YEAR_END, [
    ['Auto Parts', '汽车零部件'],
    ['Vehicle Components', '车辆配件'],
  ]),
  industry(
    'C39',
    'Electronics',
    '计算机、通信和其他电子设备制造业',
    [0.25, 0.14, 0.34, 0.2, 0.1],
    [80, 60, 80],
    SUMMER,
    [
      ['Electronics', '电子'],
      ['Semiconductor', '半导体'],
      ['Optoelectronics', '光电科技'],
    ],
  ),
  industry(
    'D44',
    'Power and heat',
    '电力、热力生产和供应业',
    [0.74, 0.08, 3.4, 2.1, 0.02],
    [70, 5, 40],
    SUMMER,
    [
      ['Wind Power', '风力发电'],
      ['Solar Energy', '光伏能源'],
      ['Thermal Power', '热电'],
    ],
    true,
  ),
  industry(
    'D46',
    'Water',
    '水的生产和供应业',
    [0.66, 0.09, 2.9, 1.7, 0.03],
    [60, 4, 45],
    SUMMER,
    [
      ['Water Treatment', '水务'],
      ['Environmental Water', '环境水务'],
    ],
    true,
  ),
  industry('E48', 'Civil engineering', '土木工程建筑业', [0.14, 0.06, 0.2, 0.18, 0.05], [95, 60, 95], YEAR_END, [
    ['Road and Bridge Engineering', '路桥工程'],
    ['Municipal Construction', '市政建设'],
  ]),
  industry('F51', 'Wholesale', '批发业', [0.09, 0.045, 0.06, 0.1, 0.05], [35, 28, 25], EVEN, [
    ['Trading', '贸易'],
    ['Supply Chain', '供应链'],
    ['Import and Export', '进出口'],
  ]),
  industry('F52', 'Retail', '零售业', [0.26, 0.19, 0.28, 0.16, 0.04], [8, 48, 45], FESTIVE, [
    ['Department Store', '百货'],
    ['Supermarket', '超市'],
  ]),
  industry('G54', 'Road transport', '道路运输业', [0.3, 0.1, 0.7, 0.42, 0.05], [50, 6, 35], EVEN, [
    ['Logistics', '物流'],
    ['Cold Chain Transport', '冷链运输'],
  ]),
  industry(
    'G55',
    'Water transport',
    '水上运输业',
    [0.72, 0.1, 3.2, 1.9, 0.03],
    [25, 3, 40],
    EVEN,
    [
      ['Port Terminal', '港口码头'],
      ['Shipping Terminal', '航运码头'],
    ],
    true,
  ),
];
