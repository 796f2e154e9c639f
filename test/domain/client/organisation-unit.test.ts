import { describe, expect, it } from 'vitest';
import { isInSubtree } from '../../../src/domain/client/organisation-unit.ts';

describe('isInSubtree', () => {
  it.each([
    ['/root/branch/', '/root/', true],
    ['/root/branch/', '/root/branch/', true],
    ['/root/', '/root/branch/', false],
    ['/root/branch2/', '/root/branch/', false],
    ['/other/root/', '/root/', false],
  ])('%s below %s: %s', (path, ancestor, expected) => {
    expect(isInSubtree(path, ancestor)).toBe(expected);
  });

  it.each([
    ['/root/branch/', ''],
    ['/root/branch/', '/'],
    ['/root/branch/', '/root/b'],
    ['root', '/root/'],
    ['/root//b/', '/root/'],
  ])('throws on %j below %j', (path, ancestor) => {
    expect(() => isInSubtree(path, ancestor)).toThrow(/no path/);
  });
});
