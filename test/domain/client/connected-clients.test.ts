import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedGroups, CONNECTION_TYPES } from '../../../src/domain/client/connected-clients.ts';
import type { ConnectionEdge, ConnectionType } from '../../../src/domain/client/connected-clients.ts';

const ON = '2024-06-30';
const edge = (
  fromClientId: string,
  toClientId: string,
  type: ConnectionType = 'CONTROL',
  dates: Partial<ConnectionEdge> = {},
): ConnectionEdge => ({
  fromClientId,
  toClientId,
  type,
  evidence: `${fromClientId} to ${toClientId}`,
  validFrom: '2020-01-01',
  validTo: null,
  ...dates,
});
const depends = (provider: string, dependent: string): ConnectionEdge =>
  edge(provider, dependent, 'ECONOMIC_DEPENDENCE');
const found = (edges: ConnectionEdge[]): string[] =>
  connectedGroups(edges, ON).map((group) => `${group.basis} ${group.anchorClientId}: ${group.clientIds.join(' ')}`);

describe('connectedGroups', () => {
  it.each<[string, ConnectionEdge[], string[]]>([
    ['nobody', [], []],
    ['a parent, its subsidiary, theirs', [edge('P', 'S'), edge('S', 'T')], ['CONTROL P: P S T']],
    ['a joint venture joins its parents', [edge('A', 'J'), edge('B', 'J')], ['CONTROL A: A B J']],
    [
      'a customer takes down its supplier and what that controls, not its parent',
      [edge('P', 'S'), edge('S', 'T'), depends('C', 'S')],
      ['CONTROL P: P S T', 'ECONOMIC_DEPENDENCE C: C S T'],
    ],
    [
      "a provider's parent takes the dependent with it",
      [edge('P', 'C'), depends('C', 'S')],
      ['CONTROL C: C P', 'ECONOMIC_DEPENDENCE P: C P S'],
    ],
    [
      'two providers, one dependent in two groups',
      [depends('A', 'S'), depends('B', 'S')],
      ['ECONOMIC_DEPENDENCE A: A S', 'ECONOMIC_DEPENDENCE B: B S'],
    ],
    ['mutual dependence is one group', [depends('B', 'A'), depends('A', 'B')], ['ECONOMIC_DEPENDENCE A: A B']],
    ['a chain is told once, from its head', [depends('B', 'C'), depends('A', 'B')], ['ECONOMIC_DEPENDENCE A: A B C']],
    ['dependence inside a control group adds none', [edge('P', 'S'), depends('P', 'S')], ['CONTROL P: P S']],
    ['a client does not connect to itself', [edge('A', 'A'), depends('A', 'A')], []],
  ])('%s', (_name, edges, expected) => {
    expect(found(edges)).toEqual(expected);
  });

  it.each<[string, Partial<ConnectionEdge>, number]>([
    ['begins today', { validFrom: ON }, 1],
    ['begins tomorrow', { validFrom: '2024-07-01' }, 0],
    ['ended today', { validTo: ON }, 0],
    ['ends tomorrow', { validTo: '2024-07-01' }, 1],
  ])('an edge that %s', (_name, dates, groups) => {
    expect(connectedGroups([edge('A', 'B', 'CONTROL', dates)], ON)).toHaveLength(groups);
  });

  it('carries the edges that make a group', () => {
    const [group] = connectedGroups([edge('P', 'S'), edge('X', 'Y'), depends('P', 'S')], ON);
    expect(group?.edges.map((each) => each.evidence)).toEqual(['P to S']);
  });

  it('walks a chain of 20,000 without recursion', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) => edge(`c${index}`, `c${index + 1}`));
    expect(connectedGroups(chain, ON)[0]?.clientIds).toHaveLength(20_001);
  });
});

const client = fc.integer({ min: 0, max: 12 }).map((index) => `c${index}`);
const edges = fc.array(
  fc
    .record({ from: client, to: client, type: fc.constantFrom(...CONNECTION_TYPES) })
    .map(({ from, to, type }) => edge(from, to, type)),
  { maxLength: 25 },
);

describe('any set of edges', () => {
  it('is partitioned by control', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const groups = connectedGroups(list, ON).filter((group) => group.basis === 'CONTROL');
        const members = groups.flatMap((group) => group.clientIds);
        expect(new Set(members).size).toBe(members.length);
        for (const { fromClientId, toClientId } of list.filter(
          (each) => each.type === 'CONTROL' && each.fromClientId !== each.toClientId,
        )) {
          expect(
            groups.some((group) => group.clientIds.includes(fromClientId) && group.clientIds.includes(toClientId)),
          ).toBe(true);
        }
      }),
    );
  });

  it('has each dependence inside a group, and no dependence group inside another', () => {
    fc.assert(
      fc.property(edges, (list) => {
        const all = connectedGroups(list, ON);
        for (const { fromClientId, toClientId } of list.filter((each) => each.fromClientId !== each.toClientId)) {
          expect(
            all.some((group) => group.clientIds.includes(fromClientId) && group.clientIds.includes(toClientId)),
          ).toBe(true);
        }
        const dependence = all.filter((group) => group.basis === 'ECONOMIC_DEPENDENCE');
        for (const group of dependence) {
          const inside = dependence.filter((other) => group.clientIds.every((id) => other.clientIds.includes(id)));
          expect(inside).toEqual([group]);
        }
      }),
    );
  });

  it('gives the same groups in whatever order the edges come', () => {
    fc.assert(
      fc.property(edges, (list) => {
        expect(found([...list].reverse())).toEqual(found(list));
      }),
    );
  });
});
