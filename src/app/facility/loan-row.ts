import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { DayCount } from '../../domain/facility/day-count.ts';
import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { ledgerAmount, unknownCurrency } from '../../domain/facility/ledger-amount.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { isCurrency } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { isIsoDate } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';

/** A borrower as a loan book names it. */
export interface LoanClient {
  readonly reference: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; null where unknown. */
  readonly country: string | null;
  readonly segment: ClientSegment;
  readonly industryCode?: string | null;
}

/** A facility with its totals so far; amounts are in `currency`, 0 or more. */
export interface LoanFacility {
  readonly reference: string;
  readonly product: string;
  readonly purpose?: string | null;
  readonly currency: string;
  /** At signing, cancellations not taken off. */
  readonly committed: DecimalString;
  readonly drawn: DecimalString;
  /** Principal repaid, at most what was drawn: the rest is what is owed. */
  readonly repaid: DecimalString;
  readonly cancelled: DecimalString;
  /** A year's rate as a fraction; null where none is known. */
  readonly rate: DecimalString | null;
  readonly dayCount: DayCount;
  readonly status: FacilityState;
  readonly startsOn: IsoDate | null;
  readonly availableUntil?: IsoDate | null;
  readonly maturesOn: IsoDate | null;
  readonly revolving?: boolean;
}

/** One loan and its borrower. */
export interface LoanRow {
  readonly client: LoanClient;
  readonly facility: LoanFacility;
}

/** The row with its amounts in the form the books keep, or the first thing wrong with it; paths are within the row. */
export function checkLoanRow({ client, facility }: LoanRow): Result<LoanRow> {
  const blank =
    requireText(client.reference, 'client.reference') ??
    requireText(client.name, 'client.name') ??
    requireText(facility.reference, 'facility.reference') ??
    requireText(facility.product, 'facility.product');
  if (blank !== null) return { ok: false, failure: blank };
  if (client.country !== null && !/^[0-9A-Z]{2}$/.test(client.country))
    return fail(
      'COUNTRY_INVALID',
      `${client.country.slice(0, 10)} is no country code of two characters.`,
      'client.country',
    );
  if (!isCurrency(facility.currency)) return unknownCurrency(facility.currency, 'facility.currency');
  for (const name of ['startsOn', 'availableUntil', 'maturesOn'] as const) {
    const date = facility[name] ?? null;
    if (date !== null && !isIsoDate(date))
      return fail('DATE_INVALID', `${date.slice(0, 20)} is not a date of the form YYYY-MM-DD.`, `facility.${name}`);
  }
  const amounts = checkAmounts(facility);
  return amounts.ok ? ok({ client, facility: { ...facility, ...amounts.value } }) : amounts;
}

type Amounts = Pick<LoanFacility, 'committed' | 'drawn' | 'repaid' | 'cancelled' | 'rate'>;

function checkAmounts(facility: LoanFacility): Result<Amounts> {
  const amounts: Record<string, DecimalString> = {};
  for (const name of ['committed', 'drawn', 'repaid', 'cancelled'] as const) {
    const amount = ledgerAmount(facility[name], `facility.${name}`);
    if (!amount.ok) return amount;
    amounts[name] = amount.value;
  }
  if (new Decimal(facility.repaid).gt(facility.drawn))
    return fail('REPAID_EXCEEDS_DRAWN', `${facility.repaid} was repaid of ${facility.drawn} drawn.`, 'facility.repaid');
  if (new Decimal(facility.cancelled).gt(facility.committed))
    return fail(
      'CANCELLED_EXCEEDS_COMMITTED',
      `${facility.cancelled} was cancelled of ${facility.committed} committed.`,
      'facility.cancelled',
    );
  if (facility.rate === null) return ok({ ...amounts, rate: null } as Amounts);
  const rate = ledgerAmount(facility.rate, 'facility.rate');
  if (!rate.ok || new Decimal(rate.value).gt(10))
    return fail(
      'RATE_OUT_OF_RANGE',
      'The rate is a fraction from 0 to 10 with at most 10 decimals, such as 0.045 for 4.5 %.',
      'facility.rate',
    );
  return ok({ ...amounts, rate: rate.value } as Amounts);
}
