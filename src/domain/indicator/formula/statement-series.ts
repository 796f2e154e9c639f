import { Decimal, type DecimalString } from '../../shared/decimal.ts';
import { addMonths, daysBetween, type IsoDate } from '../../shared/time.ts';

/** One statement in the version that counts now. */
export interface SeriesStatement {
  /** The id of this version: what a figure's lineage names. */
  readonly id: string;
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  readonly periodMonths: number;
  readonly currency: string;
  /** Amounts by line code, derived lines included. */
  readonly lines: Readonly<Record<string, DecimalString>>;
}

/** A line of one statement that a figure stands on. */
export interface LineRef {
  readonly statementId: string;
  /** A line code; `currency` where a statement was set aside for being in another one. */
  readonly line: string;
  /** False when the statement does not report the line: the figure is null for it, or used a stand-in. */
  readonly reported: boolean;
}

/** An amount with the reference that lineage records; null when the line is not reported. */
export interface Amount {
  readonly ref: LineRef;
  readonly value: Decimal | null;
}

/** Fiscal years of 52 and 53 weeks and month ends of unequal length shift a period's end by up to this much. */
const MATCH_TOLERANCE_DAYS = 15;

/** A client's statements of one basis in order of their ends, with the lookups that formulas need. */
export class StatementSeries {
  readonly statements: readonly SeriesStatement[];
  private readonly amounts: Map<string, Amount>[];
  private readonly endDays: number[];
  private readonly earlier = new Map<number, number | null>();

  constructor(statements: readonly SeriesStatement[]) {
    this.statements = statements.toSorted((a, b) => compareText(a.periodEnd, b.periodEnd) || compareText(a.id, b.id));
    this.amounts = this.statements.map(() => new Map());
    this.endDays = this.statements.map((statement) => dayNumber(statement.periodEnd));
  }

  /** Where the statement stands in the series; throws for one that is not in it. */
  indexOf(statementId: string): number {
    const index = this.statements.findIndex((statement) => statement.id === statementId);
    if (index < 0) throw new Error(`Statement ${statementId} is not in the series.`);
    return index;
  }

  /** The amount of a line; parsed once, so that a line costs the same in one formula or in forty. */
  amount(index: number, line: string): Amount {
    const known = this.amounts[index]!.get(line);
    if (known !== undefined) return known;
    const { id, lines } = this.statements[index]!;
    const text = Object.hasOwn(lines, line) ? lines[line] : undefined;
    const ref: LineRef = { statementId: id, line, reported: text !== undefined };
    const amount: Amount = { ref, value: text === undefined ? null : new Decimal(text) };
    this.amounts[index]!.set(line, amount);
    return amount;
  }

  /** The statement of the same length that ended `months` before; null when there is none. */
  monthsBefore(index: number, months: number): number | null {
    const key = index * 1_000 + months;
    const known = this.earlier.get(key);
    if (known !== undefined) return known;
    const found = this.findBefore(index, months);
    this.earlier.set(key, found);
    return found;
  }

  private findBefore(index: number, months: number): number | null {
    const { periodEnd, periodMonths } = this.statements[index]!;
    const target = dayNumber(addMonths(periodEnd, -months));
    let best: number | null = null;
    let bestDistance = MATCH_TOLERANCE_DAYS + 1;
    for (const [candidate, statement] of this.statements.entries()) {
      if (candidate === index || statement.periodMonths !== periodMonths) continue;
      const distance = Math.abs(this.endDays[candidate]! - target);
      if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
    }
    return best;
  }
}

function dayNumber(date: IsoDate): number {
  return daysBetween('1970-01-01', date);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
