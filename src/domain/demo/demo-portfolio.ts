import type { ClientSegment } from '../client/client-segment.ts';
import type { ClientTier } from '../client/client-tier.ts';
import type { ConnectionType } from '../client/connected-clients.ts';
import type { RegistrationScheme } from '../client/registration-id.ts';
import type { ClientStage } from '../client/stage-machine.ts';
import type { CollateralKind } from '../collateral/valuation.ts';
import type { Duty } from '../institution/duty.ts';
import type { DecimalString } from '../shared/decimal.ts';
import type { IsoDate } from '../shared/time.ts';
import type { DemoQuarter } from './demo-quarter.ts';

/** What a demo is made from; equal options make equal portfolios. */
export interface DemoOptions {
  readonly seed: string;
  readonly clients: number;
  readonly quarters: number;
  /** Last day of the last quarter, which is the last day of a month. */
  readonly endingAt: IsoDate;
}

/** A made-up lender with its clients and their history. People, firms and numbers are invented. */
export interface DemoPortfolio {
  readonly seed: string;
  /** First day of quarter 0; every date follows from it, so that a longer history begins with the shorter one. */
  readonly startsOn: IsoDate;
  readonly institution: { readonly code: string; readonly name: string };
  /** Parents before children. */
  readonly units: readonly DemoUnit[];
  readonly users: readonly DemoUser[];
  readonly industries: readonly { readonly code: string; readonly name: string; readonly localName: string }[];
  readonly clients: readonly DemoClient[];
  readonly connections: readonly DemoConnection[];
  readonly guarantees: readonly DemoGuarantee[];
}

/** A unit of the tree; `parentCode` is null for the head office alone. */
export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly localName: string;
  readonly parentCode: string | null;
}

/** A user and the unit in which each duty is held. */
export interface DemoUser {
  /** The `sub` of the user's tokens. */
  readonly subject: string;
  readonly name: string;
  readonly duties: readonly { readonly duty: Duty; readonly unitCode: string }[];
}

/** A client as at the start; what happens to it then is in its quarters. */
export interface DemoClient {
  readonly reference: string;
  readonly name: string;
  /** The name in Chinese; null for a foreign client. */
  readonly localName: string | null;
  readonly registrationScheme: RegistrationScheme;
  readonly registrationId: string;
  readonly industryCode: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly currency: string;
  readonly segment: ClientSegment;
  readonly stage: ClientStage;
  readonly tier: ClientTier;
  readonly unitCode: string;
  /** Subject of the user. */
  readonly relationshipManager: string;
  readonly management: readonly DemoManager[];
  readonly contacts: readonly DemoContact[];
  readonly collateral: readonly DemoCollateral[];
  /** Quarters 0, 1, 2 … in order. */
  readonly quarters: readonly DemoQuarter[];
}

/** A member of a client's management. */
export interface DemoManager {
  readonly name: string;
  readonly position: string;
  readonly keyPerson: boolean;
  readonly since: IsoDate;
}

/** Whom the lender talks to. */
export interface DemoContact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

/** An asset pledged by a client; its valuations are in the quarters, what it secures is in the facilities. */
export interface DemoCollateral {
  readonly reference: string;
  readonly kind: CollateralKind;
  readonly description: string;
  readonly ownerName: string;
  /** Fractions from 0 to 1. */
  readonly ownedShare: DecimalString;
  readonly haircut: DecimalString;
  /** Claims of better rank, in `currency`. */
  readonly priorCharges: DecimalString;
  readonly currency: string;
}

/** `fromClient` controls `toClient`, or `toClient` depends on it; both by reference. */
export interface DemoConnection {
  readonly fromClient: string;
  readonly toClient: string;
  readonly type: ConnectionType;
  /** Share of the votes, 0 to 1; null for dependence. */
  readonly share: DecimalString | null;
  readonly evidence: string;
  readonly validFrom: IsoDate;
}

/** A promise to pay for all that `client` owes, up to an amount. */
export interface DemoGuarantee {
  readonly client: string;
  /** The guarantor where it is a client too; null otherwise. */
  readonly guarantorClient: string | null;
  readonly guarantorName: string;
  readonly amount: DecimalString;
  readonly currency: string;
  readonly validFrom: IsoDate;
}
