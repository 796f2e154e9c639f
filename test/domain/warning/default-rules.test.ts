import { describe, expect, it } from 'vitest';
import { CLIENT_SEGMENTS } from '../../../src/domain/client/client-segment.ts';
import { BUILT_IN_INDICATORS } from '../../../src/domain/indicator/catalogue.ts';
import { DEFAULT_EVENT_INDICATORS } from '../../../src/domain/warning/default-event-indicators.ts';
import { DEFAULT_RULES } from '../../../src/domain/warning/default-rules.ts';
import { evaluateRule } from '../../../src/domain/warning/evaluate.ts';
import { validateRule } from '../../../src/domain/warning/rule-validation.ts';
import { watchedIndicators } from '../../../src/domain/warning/watched.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { BUSINESS_DATE, point, viewOf } from './support.ts';

const INDICATORS = [...BUILT_IN_INDICATORS, ...DEFAULT_EVENT_INDICATORS];
const KNOWN = new Map(INDICATORS.map((indicator) => [indicator.code, indicator]));

describe('the default rules', () => {
  it.each(DEFAULT_RULES)('$code is sound and demands a response', (rule) => {
    expect(validateRule(rule, KNOWN)).toEqual([]);
    expect(rule.response).not.toBeNull();
    expect(CLIENT_SEGMENTS).toEqual(expect.arrayContaining([...rule.segments]));
  });

  it('have a code each, and no indicator is defined twice', () => {
    expect(new Set(DEFAULT_RULES.map((rule) => rule.code)).size).toBe(DEFAULT_RULES.length);
    expect(KNOWN.size).toBe(INDICATORS.length);
  });

  it('watch every event indicator that is shipped', () => {
    const watched = new Set(DEFAULT_RULES.flatMap((rule) => watchedIndicators(rule.condition)));
    expect(DEFAULT_EVENT_INDICATORS.map((indicator) => indicator.code).filter((code) => !watched.has(code))).toEqual(
      [],
    );
  });
});

/** The rules that fire on observations given as [days before the business date, value]. */
function firing(histories: Readonly<Record<string, readonly (readonly [number, string])[]>>): string[] {
  const points = Object.entries(histories).flatMap(([code, list]) =>
    list.map(([daysAgo, value]) => point(addDays(BUSINESS_DATE, -daysAgo), value, code)),
  );
  const context = { businessDate: BUSINESS_DATE, wasFiring: false };
  return DEFAULT_RULES.filter((rule) => evaluateRule(rule, viewOf(points), context).state === 'FIRING').map(
    (rule) => rule.code,
  );
}

describe('the triggers of the trade', () => {
  it.each([
    [{ revenue_growth: [[0, '-0.2']] }, ['REVENUE_FALL']],
    [{ revenue_growth: [[0, '-0.199']] }, []],
    [
      {
        ebitda_margin: [
          [365, '0.12'],
          [0, '0.09'],
        ],
      },
      ['EBITDA_MARGIN_FALL'],
    ],
    [{ interest_cover: [[0, '1.49']] }, ['INTEREST_COVER_LOW']],
    [{ current_ratio: [[0, '0.99']] }, ['CURRENT_RATIO_LOW']],
    [{ debt_to_ebitda: [[0, '4.01']] }, ['DEBT_TO_EBITDA_HIGH']],
    [{ ebitda: [[0, '-5']] }, ['DEBT_TO_EBITDA_HIGH']],
    [{ debt_to_ebitda: [[0, '4']], ebitda: [[0, '5']] }, []],
    [{ operating_cash_flow: [[0, '-1']] }, []],
    [
      {
        operating_cash_flow: [
          [365, '-1'],
          [0, '-1'],
        ],
      },
      ['OPERATING_CASH_FLOW_NEGATIVE'],
    ],
    [
      {
        receivable_days: [
          [365, '60'],
          [0, '78'],
        ],
      },
      ['RECEIVABLE_DAYS_RISE'],
    ],
    [
      {
        inventory_days: [
          [365, '60'],
          [0, '77'],
        ],
      },
      [],
    ],
    [
      {
        altman_z_private_zone: [
          [365, '2'],
          [0, '1'],
        ],
      },
      ['ALTMAN_Z_PRIVATE_ZONE_WORSE'],
    ],
    [
      {
        altman_z_private_zone: [
          [365, '1'],
          [0, '1'],
        ],
      },
      [],
    ],
    [{ days_past_due: [[0, '0']] }, []],
    [{ days_past_due: [[0, '1']] }, ['PAST_DUE_1']],
    [{ days_past_due: [[0, '7']] }, ['PAST_DUE_1', 'PAST_DUE_7']],
    [{ days_past_due: [[0, '30']] }, ['PAST_DUE_1', 'PAST_DUE_7', 'PAST_DUE_30']],
    [
      {
        utilisation: [
          [30, '0.95'],
          [0, '0.93'],
        ],
      },
      ['LIMIT_USE_HIGH'],
    ],
    [
      {
        utilisation: [
          [29, '0.95'],
          [0, '0.93'],
        ],
      },
      [],
    ],
    [
      {
        account_turnover: [
          [90, '1000'],
          [0, '700'],
        ],
      },
      ['TURNOVER_FALL'],
    ],
    [
      {
        external_rating_rank: [
          [90, '5'],
          [0, '6'],
        ],
      },
      ['RATING_LOWERED'],
    ],
    [
      {
        external_rating_outlook: [
          [90, '0'],
          [0, '-1'],
        ],
      },
      ['OUTLOOK_LOWERED'],
    ],
    [{ court_enforcement: [[0, '1']] }, ['COURT_ENFORCEMENT']],
    [{ dscr: [[0, '1.1']] }, ['DSCR_LOCK_UP']],
    [{ dscr: [[0, '1.04']] }, ['DSCR_LOCK_UP', 'DSCR_DEFAULT']],
    [{ cost_overrun: [[0, '0.11']], schedule_delay_days: [[0, '90']] }, ['COST_OVERRUN']],
    [{ loan_to_value: [[0, '0.76']] }, ['LTV_HIGH']],
    [{ valuation_age_days: [[0, '366']] }, ['VALUATION_STALE']],
  ] as const)('%j raises %j', (histories, codes) => {
    expect(firing(histories as never)).toEqual(codes);
  });
});
