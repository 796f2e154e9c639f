import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DemoSchedule } from '../../../src/app/demo/demo-schedule.ts';
import type { DemoNews } from '../../../src/app/demo/demo-schedule.ts';
import { generatePortfolio } from '../../../src/domain/demo/generate-portfolio.ts';
import { addDays } from '../../../src/domain/shared/time.ts';

const portfolio = generatePortfolio({ seed: 'schedule', clients: 6, quarters: 0, endingAt: '2022-12-31' });
const BEFORE = '2022-12-31';
const DAYS = 400;
const LAST = addDays(BEFORE, DAYS);

/** One line for each piece of news, sorted: two schedules that tell the same have the same. */
function told(news: readonly DemoNews[]): string[] {
  return news
    .flatMap((one) =>
      Object.entries(one).flatMap(([kind, items]) =>
        (items as unknown[]).map((item) => `${kind} ${JSON.stringify(item)}`),
      ),
    )
    .sort();
}

const atOnce = told([new DemoSchedule(portfolio, BEFORE).takeThrough(LAST)]);

test('news is told once, whatever the stretches it is taken in and wherever a restart falls', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 20 }), fc.nat(20), (stretches, restartAt) => {
      let schedule = new DemoSchedule(portfolio, BEFORE);
      const news: DemoNews[] = [];
      for (const [index, days] of [...stretches, DAYS].entries()) {
        if (index === restartAt) schedule = new DemoSchedule(portfolio, schedule.takenThrough);
        const next = addDays(schedule.takenThrough, days);
        news.push(schedule.takeThrough(next < LAST ? next : LAST));
      }
      expect(told(news)).toEqual(atOnce);
    }),
    { numRuns: 30 },
  );
});

test("a statement is news on the day it is handed in, and outsiders' figures within a month of their date", () => {
  const schedule = new DemoSchedule(portfolio, BEFORE);
  for (let day = addDays(BEFORE, 1); day <= LAST; day = addDays(day, 1)) {
    const news = schedule.takeThrough(day);
    for (const { statement } of news.statements) expect(statement.submittedOn).toBe(day);
    for (const { facility } of news.facilities) expect(facility.startsOn).toBe(day);
    for (const { observation } of news.observations) {
      expect(observation.asOf < day && day <= addDays(observation.asOf, 28)).toBe(true);
      expect(observation.indicator).not.toMatch(/^(days_past_due|utilisation)$/);
    }
  }
});
