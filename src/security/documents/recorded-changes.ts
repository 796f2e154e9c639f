import { z } from 'zod';

/**
 * The breaking changes that were made on purpose, oldest first. A change is recorded in the words of the check that
 * refuses it, which name what changed from what to what: no later change of the same part goes through by it.
 */
const RECORD = z.array(
  z.strictObject({
    date: z.iso.date(),
    /** What changed, why, and what those who run documents must do. */
    what: z.string().min(1),
    why: z.string().min(1),
    clients: z.string().min(1),
    changes: z.array(z.string().min(1)).min(1),
  }),
);

export type RecordedChange = z.infer<typeof RECORD>[number];

/** What is wrong with a record, or the record. */
export function readRecord(value: unknown): readonly RecordedChange[] | { readonly fault: string } {
  const { success, data, error } = RECORD.safeParse(value);
  if (!success) return { fault: z.prettifyError(error) };
  const late = data.find(({ date }, index) => index > 0 && date < data[index - 1]!.date);
  return late === undefined ? data : { fault: `The entry of ${late.date} stands behind a later one.` };
}

/** Changes that are recorded for a day to come and have not been made: what is past stays recorded for good. */
export function notYetMade(record: readonly RecordedChange[], made: ReadonlySet<string>, today: string): string[] {
  return record.filter(({ date }) => date > today).flatMap(({ changes }) => changes.filter((one) => !made.has(one)));
}
