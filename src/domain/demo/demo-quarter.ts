import type { DayCount } from '../facility/day-count.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';

/** All that happens between a client and its lender in one quarter; lists are in order of date. */
export interface DemoQuarter {
  /** 0 for the portfolio's first quarter. */
  readonly index: number;
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  readonly statement: DemoStatement;
  /** Facilities signed in this quarter. */
  readonly newFacilities: readonly DemoFacility[];
  readonly drawdowns: readonly DemoDrawdown[];
  readonly repayments: readonly DemoRepayment[];
  readonly valuations: readonly DemoValuation[];
  readonly observations: readonly DemoObservation[];
}

/** The client's own quarterly accounts, whole units of the client's currency. */
export interface DemoStatement {
  readonly periodStart: IsoDate;
  readonly periodEnd: IsoDate;
  readonly currency: string;
  /** When the client hands it in; late when it has something to hide. */
  readonly submittedOn: IsoDate;
  readonly lines: Readonly<Record<string, DecimalString>>;
}

export const DEMO_PRODUCTS = ['TERM_LOAN', 'WORKING_CAPITAL_LOAN', 'REVOLVING_CREDIT', 'PROJECT_LOAN'] as const;
export type DemoProduct = (typeof DEMO_PRODUCTS)[number];

/** A facility with the terms its repayment schedule follows from. */
export interface DemoFacility {
  readonly reference: string;
  readonly product: DemoProduct;
  readonly purpose: string;
  readonly currency: string;
  readonly committed: DecimalString;
  readonly revolving: boolean;
  /** A year's rate as a fraction. */
  readonly rate: DecimalString;
  readonly dayCount: DayCount;
  readonly startsOn: IsoDate;
  readonly availableUntil: IsoDate;
  readonly maturesOn: IsoDate;
  readonly tenorMonths: number;
  /** Null for a revolving facility, which has no instalments. */
  readonly repayment: DemoRepaymentTerms | null;
  /** Shares of assets that secure it, from its start to its end. */
  readonly securedBy: readonly { readonly collateralReference: string; readonly share: DecimalString }[];
}

/** The principal is drawn at the facility's start; instalments follow as `buildRepaymentSchedule` makes them. */
export interface DemoRepaymentTerms {
  readonly principal: DecimalString;
  readonly style: 'BULLET' | 'EQUAL_PRINCIPAL' | 'ANNUITY';
  readonly firstDueDate: IsoDate;
  readonly frequencyMonths: number;
  readonly instalmentCount: number;
}

export interface DemoDrawdown {
  readonly facilityReference: string;
  readonly valueDate: IsoDate;
  readonly amount: DecimalString;
  readonly purpose: string;
  readonly payee: string;
}

/** Money received; `principal` of `amount` pays down the loan, the rest is interest. */
export interface DemoRepayment {
  readonly facilityReference: string;
  readonly paidOn: IsoDate;
  readonly amount: DecimalString;
  readonly principal: DecimalString;
}

export interface DemoValuation {
  readonly collateralReference: string;
  readonly valuedOn: IsoDate;
  readonly value: DecimalString;
  readonly valuer: string;
  readonly method: string;
}

/** A figure the lender's systems or outsiders report; of a facility where it has a reference, else of the client. */
export interface DemoObservation {
  readonly indicator: DemoIndicator;
  readonly facilityReference: string | null;
  readonly asOf: IsoDate;
  readonly value: DecimalString;
  readonly source: string;
}

/** Codes of shipped indicators that are observed here; money is in the institution's currency, CNY. */
export const DEMO_INDICATORS = [
  'days_past_due',
  'utilisation',
  'account_turnover',
  'bounced_payments',
  'external_rating_rank',
  'court_enforcement',
  'tax_arrears',
] as const;
export type DemoIndicator = (typeof DEMO_INDICATORS)[number];
