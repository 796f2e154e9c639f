import type { DecimalString } from '../../domain/shared/decimal.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { ImportNote } from '../import-item.ts';
import type { IbrdAmounts } from './ibrd-amounts.ts';
import type { IbrdFacilityState } from './ibrd-status.ts';

/** A borrower; the same one on many loans has the same reference. */
export interface IbrdBorrower {
  /** Slug of country and name: `id-ministry-of-finance`. */
  readonly reference: string;
  readonly name: string;
  readonly countryCode: string;
  readonly country: string;
  readonly region: string;
}

/** A loan as it stood at `asOf`. */
export interface IbrdFacility extends IbrdAmounts {
  /** The loan number. */
  readonly reference: string;
  /** The Bank's loan type: FSL, CPL, NPL … */
  readonly product: string;
  readonly state: IbrdFacilityState;
  /** The status in the source's own words. */
  readonly sourceStatus: string;
  readonly currency: string;
  /** Per cent a year, `4.25`; null where none is set yet. */
  readonly interestRatePercent: DecimalString | null;
  readonly asOf: IsoDate;
  readonly approvedOn: IsoDate;
  readonly signedOn: IsoDate | null;
  readonly effectiveOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly firstRepaymentDate: IsoDate | null;
  readonly lastRepaymentDate: IsoDate | null;
  readonly lastDisbursementDate: IsoDate | null;
  readonly projectId: string;
  readonly projectName: string;
  readonly guarantor: string | null;
}

/** One loan and its borrower. */
export interface IbrdLoanRecord {
  readonly borrower: IbrdBorrower;
  readonly facility: IbrdFacility;
  readonly notes: readonly ImportNote[];
}
