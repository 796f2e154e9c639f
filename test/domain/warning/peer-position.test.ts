import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareDecimals } from '../../../src/domain/warning/decimal-order.ts';
import { peerPosition, peerRank } from '../../../src/domain/warning/peer-position.ts';

it.each([
  ['1', [], null],
  ['5', ['5'], { percentile: '50', median: '5', count: 1 }],
  ['3', ['1', '2', '4'], { percentile: '66.67', median: '2', count: 3 }],
  ['2', ['1', '2', '2.0', '4'], { percentile: '50', median: '2', count: 4 }],
  ['0', ['1', '2', '3', '4'], { percentile: '0', median: '2.5', count: 4 }],
  ['9', ['1', '2', '3', '10'], { percentile: '75', median: '2.5', count: 4 }],
  ['9', ['1', '2', '3', '4'], { percentile: '100', median: '2.5', count: 4 }],
])('%s among %j', (value, peers, position) => {
  expect(peerPosition(value, peers)).toEqual(position);
});

const values = fc.array(fc.integer({ min: -20, max: 20 }).map(String), { minLength: 1, maxLength: 30 });

it('counts as a plain count does, lies within 0 and 100, grows with the value, and mirrors', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -21, max: 21 }), (list, value) => {
      const peers = list.toSorted(compareDecimals);
      const rank = peerRank(String(value), peers);
      expect(rank).toEqual({
        below: list.filter((peer) => Number(peer) < value).length,
        equal: list.filter((peer) => Number(peer) === value).length,
        count: list.length,
      });
      const percentile = Number(peerPosition(String(value), peers)!.percentile);
      expect(percentile).toBeGreaterThanOrEqual(0);
      expect(percentile).toBeLessThanOrEqual(100);
      expect(Number(peerPosition(String(value + 1), peers)!.percentile)).toBeGreaterThanOrEqual(percentile);
      const mirrored = peerPosition(String(-value), peers.map((peer) => String(-Number(peer))).toReversed())!;
      expect(Number(mirrored.percentile)).toBeCloseTo(100 - percentile, 1);
    }),
  );
});
