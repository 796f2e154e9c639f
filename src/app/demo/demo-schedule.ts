import type { DemoClient, DemoPortfolio } from '../../domain/demo/demo-portfolio.ts';
import { clientHistory } from '../../domain/demo/client-history.ts';
import { clientProfile } from '../../domain/demo/client-profile.ts';
import type {
  DemoDrawdown,
  DemoFacility,
  DemoObservation,
  DemoQuarter,
  DemoRepayment,
  DemoStatement,
  DemoValuation,
} from '../../domain/demo/demo-quarter.ts';
import { addDays } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';

/** What reaches the lender in a stretch of days, each with the reference of its client. */
export interface DemoNews {
  readonly facilities: { readonly client: string; readonly facility: DemoFacility }[];
  readonly drawdowns: DemoDrawdown[];
  readonly repayments: DemoRepayment[];
  readonly valuations: DemoValuation[];
  readonly statements: { readonly client: string; readonly statement: DemoStatement }[];
  readonly observations: { readonly client: string; readonly observation: DemoObservation }[];
}

/** Outsiders' figures of a month come in over the month that follows, so that something happens every day. */
const REPORTING_DAYS = 27;

/** What the lender computes itself, from the credit book at the close of each day. */
const OWN_FIGURES: ReadonlySet<string> = new Set(['days_past_due', 'utilisation']);

type Profiled = Pick<DemoPortfolio, 'seed' | 'startsOn'> & {
  readonly clients: readonly Pick<DemoClient, 'reference'>[];
};

/** The demo's future, made quarter by quarter as it is asked for and forgotten once it was taken. */
export class DemoSchedule {
  readonly #references: readonly string[];
  readonly #histories: readonly Generator<DemoQuarter, never>[];
  readonly #days = new Map<IsoDate, DemoNews>();
  #nextPeriodStart: IsoDate;
  #takenThrough: IsoDate;

  /** `takenThrough`: the last day whose news the lender has. */
  constructor(portfolio: Profiled, takenThrough: IsoDate) {
    this.#references = portfolio.clients.map(({ reference }) => reference);
    this.#histories = portfolio.clients.map((_, index) =>
      clientHistory(clientProfile(portfolio.seed, index), portfolio.startsOn),
    );
    this.#nextPeriodStart = portfolio.startsOn;
    this.#takenThrough = takenThrough;
  }

  /** The last day that was taken. */
  get takenThrough(): IsoDate {
    return this.#takenThrough;
  }

  /** The news of the days after the last one taken, up to `day`. */
  takeThrough(day: IsoDate): DemoNews {
    while (this.#nextPeriodStart <= day) this.#addQuarter();
    const news = noNews();
    for (let date = addDays(this.#takenThrough, 1); date <= day; date = addDays(date, 1)) {
      const found = this.#days.get(date);
      if (found !== undefined) append(news, found);
      this.#days.delete(date);
    }
    this.#takenThrough = day;
    return news;
  }

  #addQuarter(): void {
    for (const [index, history] of this.#histories.entries()) {
      const quarter = history.next().value;
      this.#place(this.#references[index]!, index, quarter);
      this.#nextPeriodStart = addDays(quarter.periodEnd, 1);
    }
  }

  #place(client: string, index: number, quarter: DemoQuarter): void {
    this.#on(quarter.statement.submittedOn)?.statements.push({ client, statement: quarter.statement });
    for (const facility of quarter.newFacilities) this.#on(facility.startsOn)?.facilities.push({ client, facility });
    for (const drawdown of quarter.drawdowns) this.#on(drawdown.valueDate)?.drawdowns.push(drawdown);
    for (const repayment of quarter.repayments) this.#on(repayment.paidOn)?.repayments.push(repayment);
    for (const valuation of quarter.valuations) this.#on(valuation.valuedOn)?.valuations.push(valuation);
    for (const observation of quarter.observations) {
      if (!OWN_FIGURES.has(observation.indicator))
        this.#on(addDays(observation.asOf, 1 + (index % REPORTING_DAYS)))?.observations.push({ client, observation });
    }
  }

  /** Null for a day whose news was taken, before a restart. */
  #on(date: IsoDate): DemoNews | null {
    if (date <= this.#takenThrough) return null;
    const known = this.#days.get(date);
    if (known !== undefined) return known;
    const fresh = noNews();
    this.#days.set(date, fresh);
    return fresh;
  }
}

function noNews(): DemoNews {
  return { facilities: [], drawdowns: [], repayments: [], valuations: [], statements: [], observations: [] };
}

function append(news: DemoNews, more: DemoNews): void {
  for (const key of Object.keys(news) as (keyof DemoNews)[]) (news[key] as unknown[]).push(...more[key]);
}
