import { describe, expect, it } from 'vitest';
import { alertTimeline, endOf } from '../../src/wall/client/alert-timeline.ts';

const DATE = '2025-12-31';
const round = (value: number): number => Math.round(value * 10) / 10;
const barsOf = (...alerts: { raisedAt: string; closedAt?: string }[]) =>
  alertTimeline(alerts, DATE).bars.map(({ left, width, isOpen }) => [round(left), round(width), isOpen]);

describe('the end of an alert', () => {
  const history = [{ occurredAt: '2025-11-12T00:00:00Z' }];

  it.each([
    ['OPEN', null],
    ['RESOLVED', null],
    ['CLOSED', '2025-11-12T00:00:00Z'],
    ['FALSE_POSITIVE', '2025-11-12T00:00:00Z'],
  ] as const)('of one that is %s is %s', (status, end) => {
    expect(endOf({ status, raisedAt: '2025-10-01T00:00:00Z', history })).toBe(end);
  });

  it.each([
    ['OPEN', null],
    ['CLOSED', '2025-10-01T00:00:00Z'],
  ] as const)('of one that is %s is %s where its history is not shown', (status, end) => {
    expect(endOf({ status, raisedAt: '2025-10-01T00:00:00Z', history: null })).toBe(end);
  });
});

describe('the timeline of alerts', () => {
  it.each([
    ['an open one reaches to the end of the business date', [{ raisedAt: '2025-09-23T00:00:00Z' }], [[0, 100, true]]],
    [
      'a closed one ends where it was closed',
      [{ raisedAt: '2025-09-23T00:00:00Z', closedAt: '2025-11-12T00:00:00Z' }],
      [[0, 50, false]],
    ],
    [
      'open ones come first, then the newest',
      [
        { raisedAt: '2025-09-23T00:00:00Z', closedAt: '2025-10-03T00:00:00Z' },
        { raisedAt: '2025-10-03T00:00:00Z', closedAt: '2025-10-13T00:00:00Z' },
        { raisedAt: '2025-12-22T00:00:00Z' },
      ],
      [
        [90, 10, true],
        [10, 10, false],
        [0, 10, false],
      ],
    ],
    [
      'one that was over at once is still seen',
      [{ raisedAt: '2025-09-23T00:00:00Z', closedAt: '2025-09-23T00:00:00Z' }],
      [[0, 0.6, false]],
    ],
    ['one of this moment does not leave the axis', [{ raisedAt: '2026-01-01T00:00:00Z' }], [[99.4, 0.6, true]]],
  ])('%s', (_, alerts, bars) => expect(barsOf(...alerts)).toEqual(bars));

  it.each([
    ['2025-12-20T00:00:00Z', 5],
    ['2025-08-15T00:00:00Z', 4],
    ['2023-03-01T00:00:00Z', 5],
    ['2010-01-01T00:00:00Z', 4],
  ])('has from %s on %i marks', (raisedAt, count) => {
    const { ticks } = alertTimeline([{ raisedAt }], DATE);
    expect(ticks).toHaveLength(count);
    expect(ticks.every(({ left }) => left >= 0 && left < 100)).toBe(true);
  });
});
