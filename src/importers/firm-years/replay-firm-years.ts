import type { ImportedStatement } from '../../app/statement/import-statements.ts';
import { addDays } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Placed } from '../import-batches.ts';
import { recordStatementBatch } from '../import-statement-file.ts';
import { emptySummary } from '../import-target.ts';
import type { ImportSummary, ImportTarget } from '../import-target.ts';
import { readFirmYears } from './firm-year-reader.ts';
import { firmYearStatement } from './firm-year-statement.ts';
import type { OnBytes } from '../text-source.ts';

/** A yearly report is due 60 to 120 days after the year; the firms are spread over those days. */
const FIRST_ARRIVAL_DAYS = 60;
const ARRIVAL_DAYS = 60;

/** What happens around the statements of a day. */
export interface ReplayPace {
  /** Called before the statements of a day are recorded. */
  startDay(date: IsoDate): Promise<void>;
  /** Called after. */
  endDay(date: IsoDate, alertsRaised: number): Promise<void>;
}

/** Records the firm-years of a file in the order in which a lender would have got them. */
export async function replayFirmYears(
  target: ImportTarget,
  file: string,
  pace: ReplayPace,
  onBytes: OnBytes,
): Promise<ImportSummary> {
  const summary = emptySummary();
  const byDay = await arrivals(target, file, summary, onBytes);
  for (const date of [...byDay.keys()].sort()) {
    await pace.startDay(date);
    const batch = byDay.get(date)!;
    await recordStatementBatch(target, file, batch, summary);
    target.progress.addRecords(batch.length);
    await pace.endDay(date, summary.alertsRaised);
  }
  target.progress.finish();
  return summary;
}

async function arrivals(
  target: ImportTarget,
  file: string,
  summary: ImportSummary,
  onBytes: OnBytes,
): Promise<Map<IsoDate, Placed<ImportedStatement>[]>> {
  const byDay = new Map<IsoDate, Placed<ImportedStatement>[]>();
  const toStatement = firmYearStatement(file);
  for await (const item of readFirmYears(file, onBytes)) {
    if (item.kind === 'reject') {
      await target.rejects.write(item.reject);
      summary.rejected += 1;
      continue;
    }
    const statement = toStatement(item.record);
    const date = arrivalOf(statement);
    const known = byDay.get(date) ?? [];
    known.push({ line: item.line, record: statement });
    byDay.set(date, known);
  }
  return byDay;
}

/** Each firm has its own day of the season, the same every year. */
function arrivalOf({ client, periodEnd }: ImportedStatement): IsoDate {
  let hash = 0;
  for (const character of client.reference) hash = (hash * 31 + character.codePointAt(0)!) % 1_000_003;
  return addDays(periodEnd, FIRST_ARRIVAL_DAYS + (hash % ARRIVAL_DAYS));
}
