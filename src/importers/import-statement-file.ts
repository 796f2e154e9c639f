import { importStatements } from '../app/statement/import-statements.ts';
import type { ImportedStatement } from '../app/statement/import-statements.ts';
import type { ImportItem, ImportNote } from './import-item.ts';
import { ImportRefused, emptySummary } from './import-target.ts';
import type { ImportSummary, ImportTarget } from './import-target.ts';

/** Small enough for a transaction that others hardly notice. */
const STATEMENTS_AT_ONCE = 40;

/** A statement and the line of the file it came from. */
export interface Placed {
  readonly line: number;
  readonly statement: ImportedStatement;
}

/** Reads statements to the end of the file, records them in batches, and writes down what was rejected and why. */
export async function importStatementFile<Row extends { readonly notes: readonly ImportNote[] }>(
  target: ImportTarget, file: string, items: AsyncIterable<ImportItem<Row>>, toStatement: (row: Row) => ImportedStatement,
): Promise<ImportSummary> {
  const summary = emptySummary();
  let batch: Placed[] = [];
  let rejectedRow = '';
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
    batch.push({ line: item.line, statement: toStatement(item.record) });
    if (batch.length < STATEMENTS_AT_ONCE) continue;
    await recordBatch(target, file, batch, summary);
    batch = [];
  }
  await recordBatch(target, file, batch, summary);
  target.progress.finish();
  return summary;
}

/** Records one batch and adds what became of it to the summary. */
export async function recordBatch(target: ImportTarget, file: string, batch: readonly Placed[], summary: ImportSummary): Promise<void> {
  if (batch.length === 0) return;
  const result = await target.commands.run(importStatements, { userId: null, subject: 'system', institutionId: target.institutionId }, { statements: batch.map(({ statement }) => statement) });
  if (!result.ok) throw new ImportRefused(`${file}: the batch that begins at line ${batch[0]!.line} was refused: ${result.failure.message}`);
  const { clientsCreated, recorded, restated, unchanged, rejected, alertsRaised } = result.value;
  for (const { index, failure } of rejected) {
    await target.rejects.write({ file, line: batch[index]!.line, field: failure.path ?? '', value: batch[index]!.statement.client.reference, reason: failure.message });
  }
  summary.rejected += rejected.length;
  summary.clientsCreated += clientsCreated;
  summary.recorded += recorded;
  summary.restated += restated;
  summary.unchanged += unchanged;
  summary.alertsRaised += alertsRaised;
  target.progress.addRecords(batch.length);
}
