import type { Failure } from '../domain/shared/result.ts';
import type { ImportItem, ImportNote } from './import-item.ts';
import { emptySummary } from './import-target.ts';
import type { ImportSummary, ImportTarget } from './import-target.ts';

/** A record and the line of the file it came from. */
export interface Placed<Row> {
  readonly line: number;
  readonly record: Row;
}

/** What one batch of a file is handed to, and how many records it takes. */
export interface BatchTaker<Row> {
  readonly recordsAtOnce: number;
  take(batch: readonly Placed<Row>[], summary: ImportSummary): Promise<void>;
}

/** Reads records to the end of the file and hands them on in batches; rejects are written down, notes counted. */
export async function importBatches<Row extends { readonly notes: readonly ImportNote[] }>(
  target: ImportTarget,
  items: AsyncIterable<ImportItem<Row>>,
  { recordsAtOnce, take }: BatchTaker<Row>,
): Promise<ImportSummary> {
  const summary = emptySummary();
  let batch: Placed<Row>[] = [];
  let rejectedRow = '';
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await take(batch, summary);
    target.progress.addRecords(batch.length);
    batch = [];
  };
  for await (const item of items) {
    if (item.kind === 'reject') {
      await target.rejects.write(item.reject);
      // The fields of a row that are at fault come one after another.
      const row = `${item.reject.file} ${item.reject.line}`;
      if (row !== rejectedRow) summary.rejected += 1;
      rejectedRow = row;
      continue;
    }
    for (const { code } of item.record.notes) summary.notes.set(code, (summary.notes.get(code) ?? 0) + 1);
    batch.push({ line: item.line, record: item.record });
    if (batch.length >= recordsAtOnce) await flush();
  }
  await flush();
  target.progress.finish();
  return summary;
}

/** Writes down what the command refused of a batch. */
export async function writeRefused(
  target: ImportTarget,
  file: string,
  batch: readonly Placed<unknown>[],
  rejected: readonly { index: number; failure: Failure }[],
  nameOf: (index: number) => string,
  summary: ImportSummary,
): Promise<void> {
  summary.rejected += rejected.length;
  for (const { index, failure } of rejected) {
    await target.rejects.write({
      file,
      line: batch[index]!.line,
      field: failure.path ?? '',
      value: nameOf(index),
      reason: failure.message,
    });
  }
}
