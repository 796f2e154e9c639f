import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RejectsFile, safeCsvCell } from '../../src/importers/rejects-file.ts';
import { temporaryFile } from './collect.ts';

const path = (): string => `${temporaryFile('x', '')}.rejects.csv`;

test('no rejects, no file', async () => {
  const file = new RejectsFile(path());
  expect(await file.close()).toBe(false);
  expect(existsSync(file.path)).toBe(false);
});

test('writes what a CSV reader gets back', async () => {
  const file = new RejectsFile(path());
  for (let line = 1; line <= 2_000; line += 1) {
    await file.write({ file: 'a,b.csv', line, field: 'name', value: 'say "hi"\nthere', reason: 'x'.repeat(100) });
  }
  expect(await file.close()).toBe(true);
  const rows: Record<string, string>[] = parse(readFileSync(file.path), { columns: true });
  expect(file.count).toBe(2_000);
  expect(rows).toHaveLength(2_000);
  expect(rows[1_999]).toEqual({
    file: 'a,b.csv',
    line: '2000',
    field: 'name',
    value: 'say "hi"\nthere',
    reason: 'x'.repeat(100),
  });
});

test('a folder that is not there fails the write or the close', async () => {
  const file = new RejectsFile('/nowhere/x.rejects.csv');
  const writing = file.write({ file: 'a', line: 1, field: '', value: '', reason: '' }).then(() => file.close());
  await expect(writing).rejects.toThrow(/ENOENT/);
});

test('no cell starts a formula, and all else survives', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('', '=', '+', '-', '@', '\t', '\r'), (text, start) => {
      const cell = start + text;
      const [[read]] = parse(`${safeCsvCell(cell)},x\n`) as [[string]];
      expect(read).not.toMatch(/^[=+\-@\t\r]/);
      expect(read.replace(/^'/, '')).toBe(cell.replace(/^'/, ''));
    }),
  );
});
