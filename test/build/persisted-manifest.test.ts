import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { appended } from '../../src/build/persisted-manifest.ts';
import type { Manifest } from '../../src/build/persisted-manifest.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = 'schema/persisted/examples.json';

describe('a manifest', () => {
  it('gains what is new and keeps what it has, the text too', () => {
    expect(appended({ a: '{ old }' }, { a: '{ other }', b: '{ new }' })).toEqual({ a: '{ old }', b: '{ new }' });
    expect(appended({ a: '{ old }' }, {})).toEqual({ a: '{ old }' });
    expect(Object.keys(appended({ z: '' }, { c: '', b: '' }))).toEqual(['z', 'b', 'c']);
  });
});

describe(KEPT, () => {
  const kept = JSON.parse(readFileSync(`${root}${KEPT}`, 'utf8')) as Manifest;

  it('names each document by the SHA-256 of its text', () => {
    for (const [hash, text] of Object.entries(kept))
      expect(hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  it('has every document that was ever in it', () => {
    for (const earlier of history(KEPT)) expect(kept).toMatchObject(earlier);
  });

  it('has only documents that the schema still answers', () => {
    const schema = buildSchema(readFileSync(`${root}schema/schema.graphql`, 'utf8'));
    expect(
      Object.values(kept).flatMap((text) =>
        validate(schema, parse(text)).map((error) => `${error.message} in ${text.slice(0, 80)}`),
      ),
    ).toEqual([]);
  });
});

/** The file as it was in each commit that is here; none outside a repository. */
function history(path: string): Manifest[] {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const commits = git('log', '--format=%H', '--diff-filter=AM', '--', path).split('\n').filter(Boolean);
    return commits.map((commit) => JSON.parse(git('show', `${commit}:${path}`)) as Manifest);
  } catch {
    return [];
  }
}
