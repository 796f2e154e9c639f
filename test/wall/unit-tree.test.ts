import { describe, expect, it } from 'vitest';
import { unitTree } from '../../src/wall/unit-tree.ts';

const unit = (code: string, path: string) => ({ id: code, code, name: code, localName: `${code}行`, path });
const totals = (of: ReturnType<typeof unit>, alertWeight: number) => ({
  unit: of,
  clientCount: 1,
  alertWeight,
  openAlertsBySeverity: [{ severity: 'RED' as const, alertCount: alertWeight / 9 }],
});

describe('the tree of units', () => {
  it('adds up what is below a unit, heaviest first in each level, and leaves out units without clients', () => {
    const [head, east, west, branch, empty] = [
      unit('HQ', '/hq/'),
      unit('EAST', '/hq/e/'),
      unit('WEST', '/hq/w/'),
      unit('BRANCH', '/hq/e/b/'),
      unit('EMPTY', '/hq/x/'),
    ];
    const tree = unitTree(
      [totals(west, 9), totals(branch, 18), totals(east, 0)],
      [head, empty, west, branch, east],
      'en',
    );
    expect(tree.map(({ code, depth, alertWeight, clientCount }) => [code, depth, alertWeight, clientCount])).toEqual([
      ['HQ', 0, 27, 3],
      ['EAST', 1, 18, 2],
      ['BRANCH', 2, 18, 1],
      ['WEST', 1, 9, 1],
    ]);
    expect(unitTree([totals(west, 9)], [west], 'zh').map(({ name }) => name)).toEqual(['WEST行']);
    expect(tree[0]!.bySeverity[0]).toEqual({ severity: 'RED', alertCount: 3 });
  });
});
