import { describe, expect, it } from 'vitest';
import { connectedGraph } from '../../src/wall/client/connected-graph.ts';
import type { Connection } from '../../src/wall/client/connected-graph.ts';

const link = (
  id: string,
  other: string | null,
  direction: Connection['direction'],
  type: Connection['type'] = 'CONTROL',
): Connection => ({ id, type, direction, share: null, client: other === null ? null : { id: other, name: other } });

describe('the graph of connected clients', () => {
  it('points from who controls or is depended on to who is controlled or depends', () => {
    const { edges } = connectedGraph('own', [
      link('1', 'child', 'DOWNSTREAM'),
      link('2', 'parent', 'UPSTREAM'),
      link('3', 'supplier', 'UPSTREAM', 'ECONOMIC_DEPENDENCE'),
    ]);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([
      ['own', 'child'],
      ['parent', 'own'],
      ['supplier', 'own'],
    ]);
  });
  it('has the client in the middle and each other once, however often they are connected', () => {
    const { nodes, edges } = connectedGraph('own', [
      link('1', 'other', 'DOWNSTREAM'),
      link('2', 'other', 'UPSTREAM', 'ECONOMIC_DEPENDENCE'),
    ]);
    expect(nodes.map(({ id, isOwn, x, y }) => [id, isOwn, x, y])).toEqual([
      ['own', true, 0, 0],
      ['other', false, 2, 0],
    ]);
    expect(edges.map(({ curveness }) => curveness)).toEqual([0, 0.25]);
  });
  it.each([1, 2, 3, 4, 5, 8, 12])('leaves the room below the middle to its name: %i others', (count) => {
    const { nodes } = connectedGraph(
      'own',
      Array.from({ length: count }, (_, index) => link(`${index}`, `other ${index}`, 'DOWNSTREAM')),
    );
    expect(nodes.slice(1).filter(({ x, y }) => Math.abs(x) < 0.01 && y > 0)).toEqual([]);
  });
  it('has a node of its own for each client that nobody here may see', () => {
    expect(
      connectedGraph('own', [link('1', null, 'DOWNSTREAM'), link('2', null, 'UPSTREAM')]).nodes.map(({ id }) => id),
    ).toEqual(['own', '1', '2']);
  });
});
