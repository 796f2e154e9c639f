import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEMO_INDICATORS, type DemoFacility, type DemoQuarter } from '../../../src/domain/demo/demo-quarter.ts';
import { troubleOf } from '../../../src/domain/demo/trouble.ts';
import { generatePortfolio } from '../../../src/domain/demo/generate-portfolio.ts';
import { BUILT_IN_INDICATORS } from '../../../src/domain/indicator/catalogue.ts';
import { DEFAULT_EVENT_INDICATORS } from '../../../src/domain/warning/default-event-indicators.ts';
import { daysPastDue } from '../../../src/domain/facility/arrears.ts';
import { buildRepaymentSchedule, type Instalment } from '../../../src/domain/facility/repayment-schedule.ts';
import { Decimal, sumDecimals } from '../../../src/domain/shared/decimal.ts';

const QUARTERS = 30;
const flat = <T>(quarters: readonly DemoQuarter[], of: (quarter: DemoQuarter) => readonly T[]): T[] =>
  quarters.flatMap(of);

/** Checks something of every client of a few portfolios. */
function eachClient(
  check: (client: ReturnType<typeof generatePortfolio>['clients'][number], endingAt: string) => void,
): void {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), (seed) => {
      for (const client of generatePortfolio({ seed, clients: 25, quarters: QUARTERS, endingAt: '2030-12-31' }).clients)
        check(client, '2030-12-31');
    }),
    { numRuns: 8 },
  );
}

function scheduleOf(facility: DemoFacility): Instalment[] {
  if (facility.repayment === null) return [];
  const { style, ...dates } = facility.repayment;
  const schedule = buildRepaymentSchedule({
    ...dates,
    currency: facility.currency,
    annualRate: facility.rate,
    dayCount: facility.dayCount,
    startDate: facility.startsOn,
    repayment: { style },
  });
  if (!schedule.ok) throw new Error(schedule.failure.message);
  return schedule.value;
}

describe('facilities', () => {
  test('number one to four at a time for clients in business, none for prospects', () =>
    eachClient((client) => {
      const references = flat(client.quarters, (quarter) => quarter.newFacilities).map(({ reference }) => reference);
      expect(new Set(references).size).toBe(references.length);
      const slots = new Set(references.map((reference) => reference.slice(0, -3)));
      expect(slots.size).toBeGreaterThanOrEqual(client.stage === 'ACTIVE' ? 1 : 0);
      expect(slots.size).toBeLessThanOrEqual(client.stage === 'ACTIVE' ? 4 : 0);
    }));

  test('are signed in the quarter that lists them, before money moves on them, and not drawn beyond the limit', () =>
    eachClient((client) => {
      const facilities = new Map<string, DemoFacility>();
      const balances = new Map<string, Decimal>();
      for (const quarter of client.quarters) {
        for (const facility of quarter.newFacilities) {
          expect(facility.startsOn >= quarter.periodStart && facility.startsOn <= quarter.periodEnd).toBe(true);
          facilities.set(facility.reference, facility);
        }
        const moves = [
          ...quarter.drawdowns.map(({ facilityReference, valueDate, amount }) => ({
            facilityReference,
            date: valueDate,
            change: new Decimal(amount),
          })),
          ...quarter.repayments.map(({ facilityReference, paidOn, principal }) => ({
            facilityReference,
            date: paidOn,
            change: new Decimal(principal).neg(),
          })),
        ].sort((a, b) => (a.date < b.date ? -1 : 1));
        for (const { facilityReference, date, change } of moves) {
          const facility = facilities.get(facilityReference) as DemoFacility;
          expect(date >= facility.startsOn && date >= quarter.periodStart && date <= quarter.periodEnd).toBe(true);
          const balance = (balances.get(facilityReference) ?? new Decimal(0)).plus(change);
          expect(balance.gte(0) && balance.lte(facility.committed)).toBe(true);
          balances.set(facilityReference, balance);
        }
      }
    }));

  test('long matured are paid back to the last cent', () =>
    eachClient((client, endingAt) => {
      const repayments = flat(client.quarters, (quarter) => quarter.repayments);
      const drawdowns = flat(client.quarters, (quarter) => quarter.drawdowns);
      for (const { reference, maturesOn } of flat(client.quarters, (quarter) => quarter.newFacilities)) {
        if (maturesOn > endingAt.replace('2030', '2029')) continue;
        const drawn = sumDecimals(
          drawdowns.filter((drawdown) => drawdown.facilityReference === reference).map(({ amount }) => amount),
        );
        const repaid = sumDecimals(
          repayments.filter((repayment) => repayment.facilityReference === reference).map(({ principal }) => principal),
        );
        expect(repaid.toFixed()).toBe(drawn.toFixed());
      }
    }));
});

describe('observations', () => {
  test('of days past due are what the schedule and the repayments give', () =>
    eachClient((client) => {
      const repayments = flat(client.quarters, (quarter) => quarter.repayments);
      const observations = flat(client.quarters, (quarter) => quarter.observations).filter(
        ({ indicator }) => indicator === 'days_past_due',
      );
      for (const facility of flat(client.quarters, (quarter) => quarter.newFacilities)) {
        const schedule = scheduleOf(facility);
        const paid = repayments
          .filter(({ facilityReference }) => facilityReference === facility.reference)
          .map(({ paidOn, amount }) => ({ date: paidOn, amount }));
        for (const { asOf, value } of observations.filter(
          ({ facilityReference }) => facilityReference === facility.reference,
        )) {
          expect(`${asOf} ${value}`).toBe(`${asOf} ${daysPastDue(schedule, paid, asOf)}`);
        }
      }
    }));

  test('of the use of a limit are the balance over the limit', () =>
    eachClient((client) => {
      const repayments = flat(client.quarters, (quarter) => quarter.repayments);
      const drawdowns = flat(client.quarters, (quarter) => quarter.drawdowns);
      const facilities = new Map(
        flat(client.quarters, (quarter) => quarter.newFacilities).map((facility) => [facility.reference, facility]),
      );
      for (const { indicator, facilityReference, asOf, value } of flat(
        client.quarters,
        (quarter) => quarter.observations,
      )) {
        if (indicator !== 'utilisation') continue;
        const drawn = sumDecimals(
          drawdowns
            .filter((move) => move.facilityReference === facilityReference && move.valueDate <= asOf)
            .map(({ amount }) => amount),
        );
        const repaid = sumDecimals(
          repayments
            .filter((move) => move.facilityReference === facilityReference && move.paidOn <= asOf)
            .map(({ principal }) => principal),
        );
        const limit = facilities.get(facilityReference ?? '')?.committed ?? '0';
        expect(value).toBe(Number(drawn.minus(repaid).div(limit)).toFixed(4));
      }
    }));

  test('come every month, of every kind, and late payment comes with trouble only', () => {
    const { clients } = generatePortfolio({ seed: 'demo', clients: 300, quarters: 12, endingAt: '2026-06-30' });
    const all = clients.flatMap((client) => flat(client.quarters, (quarter) => quarter.observations));
    expect(new Set(all.map(({ indicator }) => indicator))).toEqual(new Set(DEMO_INDICATORS));
    expect(new Set(all.map(({ asOf }) => asOf)).size).toBe(36);
    const late = all.filter(({ indicator, value }) => indicator === 'days_past_due' && Number(value) > 7);
    expect(late.length).toBeGreaterThan(10);
    const owed = all.filter(({ indicator }) => indicator === 'days_past_due');
    expect(late.length / owed.length).toBeLessThan(0.03);
    expect(late.some(({ value }) => Number(value) > 90)).toBe(true);
  });
});

test('indicators are shipped ones, with values of their unit', () => {
  const units = new Map([...BUILT_IN_INDICATORS, ...DEFAULT_EVENT_INDICATORS].map(({ code, unit }) => [code, unit]));
  const patterns = {
    FLAG: /^[01]$/,
    COUNT: /^\d{1,3}$/,
    DAYS: /^\d{1,4}$/,
    MONEY: /^\d{1,15}$/,
    RATIO: /^[01]\.\d{4}$/,
    SCORE: /^\d+$/,
  };
  eachClient((client) => {
    for (const { indicator, value } of flat(client.quarters, (quarter) => quarter.observations)) {
      expect(value).toMatch(patterns[units.get(indicator) ?? 'SCORE']);
      expect(units.has(indicator)).toBe(true);
    }
  });
});

test('turnover of sound clients keeps within the season, of those in trouble it falls', () => {
  let falls = 0;
  for (const [index, client] of generatePortfolio({
    seed: 'turnover',
    clients: 300,
    quarters: 12,
    endingAt: '2026-06-30',
  }).clients.entries()) {
    const turnover = flat(client.quarters, (quarter) => quarter.observations)
      .filter(({ indicator }) => indicator === 'account_turnover')
      .map(({ value }) => Number(value));
    const fell = turnover.some((value, quarter) => value < 0.75 * (turnover[quarter - 1] ?? 0));
    if (fell) expect(troubleOf('turnover', index).onset).toBeLessThan(12);
    falls += Number(fell);
  }
  expect(falls).toBeGreaterThan(2);
});

describe('collateral', () => {
  test('is valued before it secures anything, and never given out more than once', () =>
    eachClient((client) => {
      const valuations = flat(client.quarters, (quarter) => quarter.valuations);
      const facilities = flat(client.quarters, (quarter) => quarter.newFacilities);
      for (const { reference } of client.collateral) {
        const secured = facilities.filter(({ securedBy }) =>
          securedBy.some(({ collateralReference }) => collateralReference === reference),
        );
        const [first] = valuations.filter(({ collateralReference }) => collateralReference === reference);
        expect(secured.length).toBeGreaterThan(0);
        for (const facility of secured) expect((first?.valuedOn ?? '9999') < facility.startsOn).toBe(true);
        for (const { startsOn: day } of secured) {
          const running = secured.filter(({ startsOn, maturesOn }) => startsOn <= day && day < maturesOn);
          const shares = running.flatMap(({ securedBy }) =>
            securedBy.filter(({ collateralReference }) => collateralReference === reference).map(({ share }) => share),
          );
          expect(sumDecimals(shares).lte(1)).toBe(true);
        }
      }
      for (const { value } of valuations) expect(Number(value)).toBeGreaterThan(0);
    }));
});
