import { Decimal, type DecimalString } from '../../domain/shared/decimal.ts';
import { isIsoDate, type IsoDate } from '../../domain/shared/time.ts';
import { parseDecimalCell, type FieldProblem } from '../import-item.ts';
import type { NamedRow } from '../named-rows.ts';

/** Amounts are differences of figures the source rounds to cents, which leaves some zeros below it. */
const CENT_NOISE = new Decimal('0.5');

/** Reads the cells of one row, noting each problem and going on, so that a row tells all that is wrong with it. */
export class RowCells {
  readonly #row: NamedRow;
  readonly #problems: FieldProblem[];

  constructor(row: NamedRow, problems: FieldProblem[]) {
    this.#row = row;
    this.#problems = problems;
  }

  /** Notes that a field is at fault. */
  problem(field: string, reason: string): void {
    this.#problems.push({ field, value: this.#row.get(field), reason });
  }

  /** A text that must be there. */
  text(field: string): string {
    if (this.#row.get(field) === '') this.problem(field, 'is empty, and the loan cannot be placed without it');
    return this.#row.get(field);
  }

  /** A text, or null when the cell is empty. */
  optionalText(field: string): string | null {
    return this.#row.get(field) || null;
  }

  /** A text of a given form. */
  matching(field: string, pattern: RegExp, expected: string): string {
    if (!pattern.test(this.#row.get(field))) this.problem(field, `expected ${expected}`);
    return this.#row.get(field);
  }

  /** An amount; below zero by no more than rounding, which is taken as zero, unless it may be negative. */
  amount(field: string, { mayBeNegative = false } = {}): DecimalString {
    const value = parseDecimalCell(this.#row.get(field));
    if (value === null) this.problem(field, 'not an amount');
    if (value === null || mayBeNegative || !value.startsWith('-')) return value ?? '0';
    if (new Decimal(value).abs().gt(CENT_NOISE)) this.problem(field, 'is negative');
    return '0';
  }

  /** A number, or null when the cell is empty. */
  optionalAmount(field: string): DecimalString | null {
    return this.#row.get(field) === '' ? null : this.amount(field);
  }

  /** A date written `MM/DD/YYYY` with or without the source's constant time of midnight. */
  date(field: string): IsoDate {
    const match = /^(\d{2})\/(\d{2})\/(\d{4})( 12:00:00 AM)?$/.exec(this.#row.get(field));
    const iso = match === null ? '' : `${match[3]}-${match[1]}-${match[2]}`;
    if (!isIsoDate(iso)) this.problem(field, 'not a date; expected MM/DD/YYYY 12:00:00 AM');
    return iso;
  }

  /** A date, or null when the cell is empty. */
  optionalDate(field: string): IsoDate | null {
    return this.#row.get(field) === '' ? null : this.date(field);
  }
}
