import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ALERTS, afterEvent, boardOf } from '../../src/wall/board.ts';
import type { Board, WallEvent } from '../../src/wall/board.ts';

const event = fc.record({
  id: fc.integer({ min: 0, max: 40 }),
  minute: fc.integer({ min: 0, max: 59 }),
  status: fc.constantFrom('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED', 'FALSE_POSITIVE'),
});
const empty = boardOf({ alerts: { nodes: [] } } as never);

function told({ id, minute, status }: { id: number; minute: number; status: string }): WallEvent {
  return {
    alert: { id: String(id), status, raisedAt: `2025-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` },
  } as never;
}

describe('the board after any events', () => {
  it('has each open alert once, as it was told last, newest first, and no more than there is room for', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 120 }), (events) => {
        const boards = events.reduce<Board[]>((all, each) => [...all, afterEvent(all.at(-1)!, told(each))], [empty]);
        const { alerts } = boards.at(-1)!;
        expect(new Set(alerts.map(({ id }) => id)).size).toBe(alerts.length);
        expect(alerts.length).toBeLessThanOrEqual(MOST_ALERTS);
        expect(alerts.map(({ raisedAt }) => raisedAt)).toEqual(
          alerts
            .map(({ raisedAt }) => raisedAt)
            .sort()
            .reverse(),
        );
        for (const { id, status } of alerts)
          expect([status, ['CLOSED', 'FALSE_POSITIVE'].includes(status)]).toEqual([
            events.findLast((one) => String(one.id) === id)!.status,
            false,
          ]);
      }),
    );
  });

  it('has an alert that came last at the top', () => {
    const { alerts } = [1, 3, 2].reduce(
      (board, minute) => afterEvent(board, told({ id: minute, minute, status: 'OPEN' })),
      empty,
    );
    expect(alerts.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });
});
