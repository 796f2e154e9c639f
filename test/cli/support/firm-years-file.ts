const COLUMNS = [
  'current_assets',
  'total_assets',
  'cost_of_goods_sold',
  'total_long_term_debt',
  'depreciation_and_amortization',
  'ebit',
  'ebitda',
  'gross_profit',
  'inventory',
  'total_current_liabilities',
  'net_income',
  'retained_earnings',
  'total_receivables',
  'total_revenue',
  'market_value',
  'total_liabilities',
  'net_sales',
  'total_operating_expenses',
] as const;

/** A sound firm-year, in millions. */
const SOUND: Record<(typeof COLUMNS)[number], string> = {
  current_assets: '80',
  total_assets: '200',
  cost_of_goods_sold: '120',
  total_long_term_debt: '30',
  depreciation_and_amortization: '8',
  ebit: '22',
  ebitda: '30',
  gross_profit: '60',
  inventory: '20',
  total_current_liabilities: '40',
  net_income: '12',
  retained_earnings: '60',
  total_receivables: '25',
  total_revenue: '180',
  market_value: '150',
  total_liabilities: '90',
  net_sales: '180',
  total_operating_expenses: '150',
};

export interface FirmYear {
  readonly firm: string;
  readonly year: number;
  readonly cells?: Partial<Record<(typeof COLUMNS)[number], string>>;
}

/** The text of a firm-years file. */
export function firmYearsCsv(rows: readonly FirmYear[]): string {
  const lines = rows.map(({ firm, year, cells }) =>
    [firm, year, 'train', 0, '', ...COLUMNS.map((column) => cells?.[column] ?? SOUND[column])].join(','),
  );
  return [`firm_id,fiscal_year,split,failed,failure_year,${COLUMNS.join(',')}`, ...lines, ''].join('\n');
}

/** Years of several sound firms. */
export function soundFirms(firms: number, years: readonly number[]): FirmYear[] {
  return Array.from({ length: firms }, (_, index) => years.map((year) => ({ firm: `F${index + 1}`, year }))).flat();
}
