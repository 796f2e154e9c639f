import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecentCursors } from '../../src/client/recent-cursors.ts';

describe('the latest cursors', () => {
  it('are those of a list that is cut to its end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 8 }), (cursors, limit) => {
        const recent = new RecentCursors(limit);
        for (const cursor of cursors) recent.add(cursor);
        const kept = new Set(cursors.slice(-limit));
        for (const cursor of cursors) expect(recent.has(cursor)).toBe(kept.has(cursor));
      }),
    );
  });
});
