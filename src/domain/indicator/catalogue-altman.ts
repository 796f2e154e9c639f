import type { IndicatorDefinition } from './indicator.ts';

/**
 * Altman's family. Z: Altman 1968, listed manufacturers, X4 at market value. Z′ and Z″: Altman 1983 (re-estimated with
 * book equity; Z″ without X5 for non-manufacturers). EM: Altman, Hartzell and Peck 1995, Z″ + 3.25. X5 is
 * `asset_turnover`. Each variant carries its own cut-offs: those of another say nothing about it.
 */
interface Variant {
  readonly code: string;
  readonly name: string;
  readonly formula: string;
  readonly description: string;
  readonly distressBelow: string;
  readonly safeAbove: string;
}

const VARIANTS: readonly Variant[] = [
  {
    code: 'altman_z',
    name: 'Altman Z',
    distressBelow: '1.81',
    safeAbove: '2.99',
    formula:
      '1.2 * working_capital_to_assets + 1.4 * retained_earnings_to_assets + 3.3 * ebit_to_assets + 0.6 * market_equity_to_liabilities + 1.0 * asset_turnover',
    description:
      '1.2 X1 + 1.4 X2 + 3.3 X3 + 0.6 X4 + 1.0 X5 for listed manufacturers, X4 with equity at market value (Altman 1968).',
  },
  {
    code: 'altman_z_private',
    name: 'Altman Z′',
    distressBelow: '1.23',
    safeAbove: '2.90',
    formula:
      '0.717 * working_capital_to_assets + 0.847 * retained_earnings_to_assets + 3.107 * ebit_to_assets + 0.420 * book_equity_to_liabilities + 0.998 * asset_turnover',
    description:
      '0.717 X1 + 0.847 X2 + 3.107 X3 + 0.420 X4 + 0.998 X5 for private firms, X4 with equity at book value (Altman 1983).',
  },
  {
    code: 'altman_z_nonmanufacturer',
    name: 'Altman Z″',
    distressBelow: '1.10',
    safeAbove: '2.60',
    formula:
      '6.56 * working_capital_to_assets + 3.26 * retained_earnings_to_assets + 6.72 * ebit_to_assets + 1.05 * book_equity_to_liabilities',
    description:
      '6.56 X1 + 3.26 X2 + 6.72 X3 + 1.05 X4 for firms that do not manufacture, X4 with equity at book value (Altman 1983).',
  },
  {
    code: 'altman_em',
    name: 'Altman EM score',
    distressBelow: '4.35',
    safeAbove: '5.85',
    formula: '3.25 + altman_z_nonmanufacturer',
    description: '3.25 + Z″, the emerging-market score (Altman, Hartzell and Peck 1995).',
  },
];

const COMPONENTS: readonly (readonly [code: string, name: string, formula: string, description: string])[] = [
  ['working_capital_to_assets', 'Working capital to assets', 'working_capital / total_assets', "Altman's X1."],
  ['retained_earnings_to_assets', 'Retained earnings to assets', 'retained_earnings / total_assets', "Altman's X2."],
  [
    'ebit_to_assets',
    'EBIT to assets',
    'annual(ebit) / total_assets',
    "Altman's X3, EBIT of the trailing twelve months.",
  ],
  [
    'market_equity_to_liabilities',
    'Market value of equity to liabilities',
    'market_capitalisation / total_liabilities',
    "Altman's X4 for listed firms.",
  ],
  [
    'book_equity_to_liabilities',
    'Book value of equity to liabilities',
    'equity / total_liabilities',
    "Altman's X4 for firms without a market value.",
  ],
];

const score = { source: 'FORMULA', direction: 'HIGHER_IS_BETTER' } as const;

function zoneOf({ code, name, distressBelow, safeAbove }: Variant): IndicatorDefinition {
  return {
    ...score,
    code: `${code}_zone`,
    name: `${name} zone`,
    unit: 'SCORE',
    description: `0 distress (below ${distressBelow}), 1 grey, 2 safe (above ${safeAbove}): the cut-offs of ${name} and of no other variant.`,
    formula: `${code} < ${distressBelow} ? 0 : ${code} > ${safeAbove} ? 2 : 1`,
  };
}

/** Altman's ratios, scores and zones. */
export const ALTMAN_INDICATORS: readonly IndicatorDefinition[] = [
  ...COMPONENTS.map(([code, name, formula, description]): IndicatorDefinition => ({
    ...score,
    code,
    name,
    unit: 'RATIO',
    description,
    formula,
  })),
  ...VARIANTS.map(({ code, name, description, formula }): IndicatorDefinition => ({
    ...score,
    code,
    name,
    unit: 'SCORE',
    description,
    formula,
  })),
  ...VARIANTS.map(zoneOf),
];
