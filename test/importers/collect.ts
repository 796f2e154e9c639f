import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportItem, Reject } from '../../src/importers/import-item.ts';

/** Everything a reader yields, records and rejects apart. */
export async function collect<Row>(
  items: AsyncIterable<ImportItem<Row>>,
): Promise<{ records: Row[]; lines: number[]; rejects: Reject[] }> {
  const result = { records: [] as Row[], lines: [] as number[], rejects: [] as Reject[] };
  for await (const item of items) {
    if (item.kind === 'reject') result.rejects.push(item.reject);
    else {
      result.records.push(item.record);
      result.lines.push(item.line);
    }
  }
  return result;
}

/** A file that is gone when the test is over. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'clc-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
