import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errorCodesText } from '../../src/build/error-codes.ts';
import { FAILURE_CODES } from '../../src/domain/shared/failure-codes.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const LIST = 'src/domain/shared/failure-codes.ts';
/**
 * What makes an error: a call or a field whose first text is its code. The type checker knows those of `fail` and
 * `coded`.
 */
const MADE =
  /(?:\b(?:fail|refuse|refuseFormula|fault|refusal|coded|body)\(\s*|\bnew FormulaRefusal\(\s*|extensions: \{ code: )'([A-Z][A-Z_]+)'/g;

const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && path !== LIST)
  .map((path) => readFileSync(`${root}${path}`, 'utf8'));
const listed = Object.values(FAILURE_CODES).flatMap((codes) => Object.keys(codes));

describe('the error codes', () => {
  it('of every error that the sources make are listed', () => {
    const made = new Set(sources.flatMap((text) => [...text.matchAll(MADE)].map((match) => match[1]!)));
    expect(made.size).toBeGreaterThan(100);
    expect([...made].filter((code) => !listed.includes(code))).toEqual([]);
  });

  it('are listed once, only while something uses them, and each with a meaning', () => {
    const text = sources.join('\n');
    expect(listed.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
    expect(listed.filter((code, index) => listed.indexOf(code) !== index)).toEqual([]);
    for (const meaning of Object.values(FAILURE_CODES).flatMap((codes) => Object.values(codes)))
      expect(meaning).toMatch(/^[A-Z`].{10,}\.$/);
  });

  it('named by descriptions of the schema exist', () => {
    const known = new Set([
      ...listed,
      ...readFileSync(`${root}schema/schema.graphql`, 'utf8')
        .match(/^ +[A-Z][A-Z_]+$/gm)!
        .map((line) => line.trim()),
    ]);
    const named = [
      ...readFileSync(`${root}schema/schema.graphql`, 'utf8').matchAll(/Fails? with ([^.;]+)|\(([A-Z]+_[A-Z_]+)\)/gi),
    ].flatMap((match) => match[0].match(/\b[A-Z]+(?:_[A-Z]+)+\b(?!_)/g) ?? []);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((code) => !known.has(code))).toEqual([]);
  });

  it('are on the page that is committed: run `npm run generate` where this fails', () => {
    expect(readFileSync(`${root}schema/error-codes.md`, 'utf8')).toBe(errorCodesText());
  });
});
