import { importStatements } from '../app/statement/import-statements.ts';
import type { ImportedStatement } from '../app/statement/import-statements.ts';
import { importBatches, writeRefused } from './import-batches.ts';
import type { Placed } from './import-batches.ts';
import type { ImportItem, ImportNote } from './import-item.ts';
import { ImportRefused } from './import-target.ts';
import type { ImportSummary, ImportTarget } from './import-target.ts';

/** Small enough for a transaction that others hardly notice. */
const STATEMENTS_AT_ONCE = 40;

/** Records the statements of a file. */
export function importStatementFile<Row extends { readonly notes: readonly ImportNote[] }>(
  target: ImportTarget,
  file: string,
  items: AsyncIterable<ImportItem<Row>>,
  toStatement: (row: Row) => ImportedStatement,
): Promise<ImportSummary> {
  return importBatches(target, items, {
    recordsAtOnce: STATEMENTS_AT_ONCE,
    take: (batch, summary) =>
      recordStatementBatch(
        target,
        file,
        batch.map(({ line, record }) => ({ line, record: toStatement(record) })),
        summary,
      ),
  });
}

/** Records one batch and adds what became of it to the summary. */
export async function recordStatementBatch(
  target: ImportTarget,
  file: string,
  batch: readonly Placed<ImportedStatement>[],
  summary: ImportSummary,
): Promise<void> {
  const { commands, institutionId } = target;
  const result = await commands.run(
    importStatements,
    { userId: null, subject: 'system', institutionId },
    { statements: batch.map(({ record }) => record) },
  );
  if (!result.ok)
    throw new ImportRefused(
      `${file}: the batch that begins at line ${batch[0]!.line} was refused: ${result.failure.message}`,
    );
  const { clientsCreated, recorded, restated, unchanged, rejected, alertsRaised } = result.value;
  await writeRefused(target, file, batch, rejected, (index) => batch[index]!.record.client.reference, summary);
  summary.clientsCreated += clientsCreated;
  summary.recorded += recorded;
  summary.restated += restated;
  summary.unchanged += unchanged;
  summary.alertsRaised += alertsRaised;
}
