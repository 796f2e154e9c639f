import { Decimal } from '../../shared/decimal.ts';
import { daysBetween } from '../../shared/time.ts';
import type { CompiledFormula, EvaluationRun } from './compiled-formula.ts';
import type { LineRef, StatementSeries } from './statement-series.ts';

/** What one formula came to at one statement. */
export interface Outcome {
  /** Rounded as it is recorded; null with a reason. */
  readonly value: Decimal | null;
  readonly reason: string | null;
  readonly used: ReadonlySet<LineRef>;
}

const SIGNIFICANT_DIGITS = 20;
const DECIMAL_PLACES = 20;
const BEYOND_STORAGE = new Decimal('1e28');
const MONTHS_PER_YEAR = 12;

/**
 * The evaluation of formulas for one statement (`home`): remembers what each indicator came to at each statement it
 * was asked at, collects the lines used, and keeps the first reason why there is no value. Lives for one statement.
 */
export class FormulaRun implements EvaluationRun {
  private readonly series: StatementSeries;
  private readonly home: number;
  private readonly formulas: ReadonlyMap<string, CompiledFormula>;
  private readonly outcomes = new Map<CompiledFormula, Map<number, Outcome>>();
  private used = new Set<LineRef>();
  private reason: string | null = null;

  constructor(series: StatementSeries, home: number, formulas: ReadonlyMap<string, CompiledFormula>) {
    this.series = series;
    this.home = home;
    this.formulas = formulas;
  }

  /** The formula's outcome at a statement, computed once. */
  outcome(formula: CompiledFormula, at: number): Outcome {
    let known = this.outcomes.get(formula);
    if (known === undefined) this.outcomes.set(formula, (known = new Map()));
    let outcome = known.get(at);
    if (outcome === undefined) known.set(at, (outcome = this.compute(formula, at)));
    return outcome;
  }

  line(code: string, at: number): Decimal | null {
    const amount = this.series.amount(at, code);
    this.used.add(amount.ref);
    return amount.value ?? this.refuse(`${code} is not reported`, at);
  }

  lineIfReported(code: string, at: number): Decimal | null {
    const amount = this.series.amount(at, code);
    this.used.add(amount.ref);
    return amount.value;
  }

  indicator(code: string, at: number): Decimal | null {
    const outcome = this.outcome(this.formulas.get(code)!, at);
    for (const ref of outcome.used) this.used.add(ref);
    if (outcome.value === null) this.reason = outcome.reason;
    return outcome.value;
  }

  periodDays(at: number): Decimal {
    const { periodStart, periodEnd } = this.series.statements[at]!;
    return new Decimal(daysBetween(periodStart, periodEnd) + 1);
  }

  prior(at: number): number | null {
    const found = this.series.monthsBefore(at, MONTHS_PER_YEAR);
    if (found !== null) return this.comparable(found);
    this.refuse(`no statement of the same length ended a year before ${this.end(at)}`);
    return null;
  }

  previous(at: number): number | null {
    const found = this.series.monthsBefore(at, this.series.statements[at]!.periodMonths);
    if (found !== null) return this.comparable(found);
    this.refuse(`no statement of the same length precedes the one to ${this.end(at)}`);
    return null;
  }

  periodsPerYear(at: number): number | null {
    const months = this.series.statements[at]!.periodMonths;
    if (MONTHS_PER_YEAR % months === 0) return MONTHS_PER_YEAR / months;
    this.refuse(`periods of ${months} months do not make up twelve months`);
    return null;
  }

  /** The reason names the statement when it is not the one evaluated. */
  refuse(reason: string, at: number = this.home): null {
    this.reason = at === this.home ? reason : `${reason} (statement to ${this.end(at)})`;
    return null;
  }

  private comparable(found: number): number | null {
    const other = this.series.statements[found]!;
    const { currency } = this.series.statements[this.home]!;
    if (other.currency === currency) return found;
    // The null rests on that currency, so a correction of it must be seen to concern this figure.
    this.used.add({ statementId: other.id, line: 'currency', reported: true });
    this.refuse(`the statement to ${other.periodEnd} is in ${other.currency}, this one in ${currency}`);
    return null;
  }

  private end(at: number): string {
    return this.series.statements[at]!.periodEnd;
  }

  private compute(formula: CompiledFormula, at: number): Outcome {
    const [outerUsed, outerReason] = [this.used, this.reason];
    this.used = new Set();
    this.reason = null;
    const value = this.recorded(formula.evaluate(this, at), at);
    const outcome: Outcome = { value, reason: this.reason, used: this.used };
    this.used = outerUsed;
    this.reason = outerReason;
    return outcome;
  }

  /**
   * The value as it is recorded: 20 significant digits and at most 20 after the point. Other indicators compute with
   * this value and not with a longer one, so that a zone always agrees with the score shown beside it.
   */
  private recorded(value: Decimal | null, at: number): Decimal | null {
    if (value === null) return null;
    const rounded = value.toSignificantDigits(SIGNIFICANT_DIGITS).toDecimalPlaces(DECIMAL_PLACES);
    if (rounded.abs().gte(BEYOND_STORAGE))
      return this.refuse('the result has more than 28 digits before the point', at);
    return rounded.isZero() ? new Decimal(0) : rounded;
  }
}
