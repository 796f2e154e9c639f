import { describe, expect, it } from 'vitest';
import {
  FIRST_PAGE,
  NO_CONDITIONS,
  indentedUnits,
  readView,
  signalsOf,
  variablesOf,
  writeView,
} from '../../src/wall/portfolio/portfolio-view.ts';
import type { View } from '../../src/wall/portfolio/portfolio-view.ts';

const unit = (code: string, path: string) => ({ id: `id-${code}`, code, name: code, localName: null, path });
const UNITS = [unit('SOUTH', '/HQ/SOUTH/'), unit('A', '/HQ/NORTH/A/'), unit('HQ', '/HQ/'), unit('NORTH', '/HQ/NORTH/')];
const CHOICES = {
  organisationUnits: { nodes: UNITS },
  industries: { nodes: [{ code: 'C34', name: 'Machines', localName: null }] },
};
const USUAL: View = { ...NO_CONDITIONS, ...FIRST_PAGE, order: 'ALERT_WEIGHT_DESC' };

describe('what the address says of the list', () => {
  it.each<[string, Partial<View>]>([
    ['', {}],
    [
      '?q=steel&unit=NORTH&industry=C34&segment=SME&stage=ACTIVE&tier=CORE&severity=RED&order=NAME_DESC',
      {
        q: 'steel',
        unit: 'NORTH',
        industry: 'C34',
        segment: 'SME',
        stage: 'ACTIVE',
        tier: 'CORE',
        severity: 'RED',
        order: 'NAME_DESC',
      },
    ],
    ['?page=3&after=abc', { page: 3, after: 'abc' }],
    ['?page=2&before=abc', { page: 2, before: 'abc' }],
  ])('reads and writes %s', (search, over) => {
    expect(readView(search, CHOICES)).toEqual({ ...USUAL, ...over });
    expect(writeView({ ...USUAL, ...over }, '')).toBe(search);
  });

  it.each([
    '?unit=NOWHERE&industry=X&segment=sme&stage=1&tier=&severity=BLUE&order=RANDOM',
    '?page=2',
    '?page=1&after=a',
    '?page=x&after=a',
    '?page=2&after=a&before=b',
    '?q=%20',
  ])('takes what it does not understand as not there: %s', (search) =>
    expect(readView(search, CHOICES)).toEqual(USUAL),
  );

  it('leaves what is not its own', () =>
    expect(writeView({ ...USUAL, q: 'x' }, '?lang=zh&theme=dark&q=old&page=4&after=z')).toBe(
      '?lang=zh&theme=dark&q=x',
    ));
});

describe('what is asked of the server', () => {
  it('is narrowed by every condition, and a page forward or backward', () => {
    const view: View = {
      ...USUAL,
      q: 'steel',
      unit: 'NORTH',
      industry: 'C34',
      segment: 'SME',
      stage: 'ACTIVE',
      tier: 'CORE',
      severity: 'RED',
      order: 'NAME_ASC',
    };
    const filter = {
      search: 'steel',
      unitIds: ['id-NORTH'],
      industryCodes: ['C34'],
      segments: ['SME'],
      stages: ['ACTIVE'],
      tiers: ['CORE'],
      alertSeverities: ['RED'],
    };
    expect(variablesOf(view, UNITS)).toEqual({ filter, orderBy: 'NAME_ASC', first: 50 });
    expect(variablesOf({ ...view, page: 2, after: 'a' }, UNITS)).toMatchObject({ first: 50, after: 'a' });
    expect(variablesOf({ ...view, page: 2, before: 'b' }, UNITS)).toEqual({
      filter,
      orderBy: 'NAME_ASC',
      last: 50,
      before: 'b',
    });
    expect(signalsOf(view, UNITS)).toEqual({ unitIds: ['id-NORTH'], industryCodes: ['C34'], segments: ['SME'] });
    expect(signalsOf(USUAL, UNITS)).toEqual({});
  });

  it('shows units as a tree', () =>
    expect(indentedUnits(UNITS).map(({ unit: { code }, depth }) => [code, depth])).toEqual([
      ['HQ', 0],
      ['NORTH', 1],
      ['A', 2],
      ['SOUTH', 1],
    ]));
});
