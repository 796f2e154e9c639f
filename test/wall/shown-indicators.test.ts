import { describe, expect, it } from 'vitest';
import { shownIndicators } from '../../src/wall/client/shown-indicators.ts';
import type { ShownIndicator } from '../../src/wall/client/shown-indicators.ts';

const latest = (
  code: string,
  source: ShownIndicator['latest']['source'] = 'STATEMENT',
  value: string | null = '1',
): ShownIndicator['latest'] => ({
  source,
  value,
  asOf: '2025-06-30',
  nullReason: null,
  indicator: { code, name: code, unit: 'RATIO' },
});
const alert = (status: 'OPEN' | 'CLOSED', code: string) => ({ status, evidence: [{ indicator: { code } }] }) as never;

describe('the indicators of a client', () => {
  it.each([
    [
      'those under an open alert come first, those of no value last',
      [latest('a', 'STATEMENT', null), latest('b'), latest('c', 'FACILITY')],
      [alert('OPEN', 'c')],
      ['c', 'b', 'a'],
    ],
    ['a closed alert counts for nothing', [latest('a'), latest('b')], [alert('CLOSED', 'b')], ['a', 'b']],
    [
      'what comes from outside is shown where an open alert stands on it',
      [latest('a'), latest('b', 'EXTERNAL'), latest('c', 'EXTERNAL')],
      [alert('OPEN', 'c')],
      ['c', 'a'],
    ],
  ])('%s', (_, latestObservations, alerts, codes) =>
    expect(shownIndicators(latestObservations, alerts).map((one) => one.latest.indicator.code)).toEqual(codes),
  );
});
