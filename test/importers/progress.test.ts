import { expect, test } from 'vitest';
import { Progress } from '../../src/importers/progress.ts';

function run(isTTY: boolean, steps: readonly number[]): string[] {
  const written: string[] = [];
  let nowMs = 1_000;
  const stream = { isTTY, write: (text: string) => written.push(text) };
  const progress = new Progress({ stream, nowMs: () => nowMs, label: 'loans', totalBytes: 1_000 });
  for (const step of steps) {
    nowMs += step;
    progress.addBytes(100);
    progress.addRecords(50);
  }
  progress.finish();
  return written;
}

test('a terminal gets one line, updated in place at most ten times a second', () => {
  expect(run(true, [50, 50, 50, 50])).toEqual([
    '\rloans: 50 records, 20 %, 500/s, 0.1 s\u001b[K',
    '\rloans: 150 records, 40 %, 750/s, 0.2 s\u001b[K',
    '\rloans: 200 records, 100 %, 1000/s, 0.2 s\u001b[K\n',
  ]);
});

test('a log gets a line every few seconds', () => {
  expect(run(false, [2_000, 2_000, 2_000])).toEqual([
    'loans: 100 records, 30 %, 17/s, 6.0 s\n',
    'loans: 150 records, 100 %, 25/s, 6.0 s\n',
  ]);
});

test('no time and no bytes divide nothing', () => {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  new Progress({ stream, nowMs: () => 5, label: 'x', totalBytes: 0 }).finish();
  expect(written).toEqual(['x: 0 records, 100 %, –/s, 0.0 s\n']);
});
