import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSchema } from '../../src/api/schema.ts';
import { nodeTypes } from '../../src/api/shared/node.ts';

describe('node', () => {
  it('fetches every type that says it is a Node, and knows of none that does not', async () => {
    const types = Object.values((await createSchema()).getTypeMap()).filter(isObjectType);
    const isNode = (type: (typeof types)[number]): boolean =>
      type.getInterfaces().some((implemented) => implemented.name === 'Node');
    expect(
      types
        .filter(isNode)
        .map((type) => type.name)
        .filter((name) => !nodeTypes().includes(name)),
    ).toEqual([]);
    expect(types.filter((type) => nodeTypes().includes(type.name) && !isNode(type))).toEqual([]);
  });
});
