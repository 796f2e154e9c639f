import { isIsoDate, type IsoDate } from '../../domain/shared/time.ts';
import { rejectsOf, type FieldProblem, type Reject } from '../import-item.ts';
import { namedRows, type NamedRow } from '../named-rows.ts';
import type { Readable } from 'node:stream';

/** One filing (a row of `sub.txt`). */
export interface SecFiling {
  /** Accession number. */
  readonly adsh: string;
  /** The filer's number at the SEC, without leading zeros. */
  readonly cik: string;
  readonly name: string;
  /** Standard Industrial Classification of the filer; null where the SEC has none. */
  readonly sic: string | null;
  /** 10-K, 10-Q, 10-Q/A … */
  readonly form: string;
  /** End of the period reported on, rounded by the SEC to the end of a month. */
  readonly period: IsoDate;
  readonly filed: IsoDate;
  /** Month in which the fiscal year ends, 1 to 12; null where not told. */
  readonly fiscalYearEndMonth: number | null;
  /** Line in `sub.txt`. */
  readonly line: number;
}

/**
 * The filings of one archive by accession number; `unusable` are those whose row was rejected, so that their facts are
 * passed over.
 */
export interface SecFilings {
  readonly byAdsh: Map<string, SecFiling>;
  readonly unusable: Set<string>;
}

const REQUIRED_COLUMNS = ['adsh', 'cik', 'name', 'sic', 'fye', 'form', 'period', 'filed'];

/** Reads `sub.txt` into `filings`, yielding the rows it cannot use. */
export async function* readFilings(
  source: Readable,
  file: string,
  filings: SecFilings,
): AsyncGenerator<{ kind: 'reject'; reject: Reject }> {
  for await (const row of namedRows(source, file, 'TSV', REQUIRED_COLUMNS)) {
    if (row.kind === 'reject') {
      yield row;
      continue;
    }
    const problems = [...filingProblems(row)];
    if (problems.length === 0) filings.byAdsh.set(row.get('adsh'), readFiling(row));
    else filings.unusable.add(row.get('adsh'));
    yield* rejectsOf(file, row.line, problems);
  }
}

function readFiling(row: NamedRow): SecFiling {
  return {
    adsh: row.get('adsh'),
    cik: row.get('cik').replace(/^0+/, ''),
    name: row.get('name'),
    sic: row.get('sic') || null,
    form: row.get('form'),
    period: compactDate(row.get('period')) ?? '',
    filed: compactDate(row.get('filed')) ?? '',
    fiscalYearEndMonth: row.get('fye') === '' ? null : Number(row.get('fye').slice(0, 2)),
    line: row.line,
  };
}

const FIELD_RULES: readonly {
  readonly field: string;
  readonly accepts: (value: string) => boolean;
  readonly expected: string;
}[] = [
  {
    field: 'adsh',
    accepts: (value) => /^\d{10}-\d{2}-\d{6}$/.test(value),
    expected: 'an accession number, 0000000000-00-000000',
  },
  { field: 'cik', accepts: (value) => /^0*[1-9]\d{0,9}$/.test(value), expected: 'a number of at most 10 digits' },
  { field: 'name', accepts: (value) => value !== '', expected: 'a name' },
  { field: 'sic', accepts: (value) => /^(\d{1,4})?$/.test(value), expected: 'a code of up to 4 digits, or nothing' },
  {
    field: 'fye',
    accepts: (value) => /^((0[1-9]|1[0-2])\d{2})?$/.test(value),
    expected: 'a month and day, MMDD, or nothing',
  },
  { field: 'form', accepts: (value) => value !== '', expected: 'a form type' },
  { field: 'period', accepts: (value) => compactDate(value) !== null, expected: 'a date, YYYYMMDD' },
  { field: 'filed', accepts: (value) => compactDate(value) !== null, expected: 'a date, YYYYMMDD' },
];

function* filingProblems(row: NamedRow): Generator<FieldProblem> {
  for (const { field, accepts, expected } of FIELD_RULES) {
    if (!accepts(row.get(field))) yield { field, value: row.get(field), reason: `expected ${expected}` };
  }
}

/** `20090630` → `2009-06-30`; null when it is no date of the calendar. */
export function compactDate(text: string): IsoDate | null {
  if (!/^\d{8}$/.test(text)) return null;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return isIsoDate(iso) ? iso : null;
}
