import type { Readable } from 'node:stream';
import { parseDecimalCell, rejectsOf, type FieldProblem, type Reject } from '../import-item.ts';
import { namedRows, type NamedRow } from '../named-rows.ts';
import { FilerFacts } from './sec-fact-store.ts';
import { compactDate, type SecFilings } from './sec-filing.ts';
import { MAPPED_TAGS } from './tag-map.ts';

const REQUIRED_COLUMNS = ['adsh', 'tag', 'coreg', 'ddate', 'qtrs', 'uom', 'value'];

/** Facts by filer and currency. */
export type FactsByFiler = Map<string, FilerFacts>;

/**
 * Reads `num.txt` into `facts`, yielding the rows it cannot use. Only what feeds a line is kept: mapped tags, in a
 * currency, of the consolidated entity. Data sets since 2024 also carry figures of single segments, which are none.
 * A filer's own tag counts when it has a standard tag's name: filers on last year's taxonomy defined this year's early.
 */
export async function* readFacts(
  source: Readable,
  file: string,
  filings: SecFilings,
  facts: FactsByFiler,
): AsyncGenerator<{ kind: 'reject'; reject: Reject }> {
  for await (const row of namedRows(source, file, 'TSV', REQUIRED_COLUMNS)) {
    if (row.kind === 'reject') yield row;
    else if (isWanted(row, filings)) yield* rejectsOf(file, row.line, addFact(row, filings, facts));
  }
}

function isWanted(row: NamedRow, filings: SecFilings): boolean {
  return (
    MAPPED_TAGS.has(row.get('tag')) &&
    row.get('coreg') === '' &&
    row.get('segments') === '' &&
    /^[A-Z]{3}$/.test(row.get('uom')) &&
    // Nothing is reported where the value is null; the format allows it.
    row.get('value') !== '' &&
    !filings.unusable.has(row.get('adsh'))
  );
}

/** Stores the row's fact, or tells why not. */
function addFact(row: NamedRow, filings: SecFilings, facts: FactsByFiler): FieldProblem[] {
  const filing = filings.byAdsh.get(row.get('adsh'));
  const end = compactDate(row.get('ddate'));
  const value = parseDecimalCell(row.get('value'));
  const problems: FieldProblem[] = [];
  const report = (field: string, reason: string): number => problems.push({ field, value: row.get(field), reason });
  if (filing === undefined) report('adsh', 'no filing of this number in sub.txt');
  if (end === null) report('ddate', 'expected a date, YYYYMMDD');
  if (value === null) report('value', 'not an amount');
  if (!/^\d{1,3}$/.test(row.get('qtrs'))) report('qtrs', 'expected a number of quarters');
  if (problems.length > 0 || filing === undefined || end === null || value === null) return problems;
  filerFacts(facts, filing.cik, row.get('uom')).add(row.get('tag'), end, Number(row.get('qtrs')), { value, filing });
  return [];
}

function filerFacts(facts: FactsByFiler, cik: string, currency: string): FilerFacts {
  const key = `${cik}|${currency}`;
  const known = facts.get(key) ?? new FilerFacts(cik, currency);
  facts.set(key, known);
  return known;
}
