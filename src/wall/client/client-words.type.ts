import type {
  AuditOpinion,
  ClientLinkType,
  CollateralKind,
  CollateralStatus,
  FacilityStatus,
  IndicatorUnit,
  StatementBasis,
  StatementSection,
} from '../../../schema/generated/graphql.ts';
import type { Scale } from './statement-table.ts';

/** All that the client's page itself says, the names of what the API gives as a code included. */
export interface ClientWords {
  readonly title: string;
  readonly reading: string;
  readonly noClient: string;
  readonly notRead: (reason: string) => string;
  readonly showAll: (count: number) => string;
  readonly showFewer: string;

  readonly profile: string;
  readonly otherName: string;
  readonly registration: string;
  readonly country: string;
  readonly since: (date: string) => string;
  readonly until: (date: string) => string;
  readonly history: string;
  readonly exposure: string;
  readonly currency: string;
  readonly gross: string;
  readonly net: string;
  readonly drawn: string;
  readonly undrawn: string;
  readonly noExposure: string;
  readonly management: string;
  readonly keyPerson: string;
  readonly noManagement: string;

  readonly facilities: string;
  readonly noFacilities: string;
  readonly facility: string;
  readonly status: string;
  readonly committed: string;
  readonly outstanding: string;
  readonly utilisation: string;
  readonly maturity: string;
  readonly loanToValue: string;
  readonly facilityStatuses: Readonly<Record<FacilityStatus, string>>;
  /** By the institution's own codes: those that ship, in words. */
  readonly products: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;

  readonly collateral: string;
  readonly noCollateral: string;
  readonly kind: string;
  readonly description: string;
  readonly valuation: string;
  readonly valuedOn: string;
  readonly valuationAge: string;
  readonly neverValued: string;
  readonly stale: string;
  readonly months: (months: number) => string;
  readonly days: (days: string) => string;
  readonly collateralKinds: Readonly<Record<CollateralKind, string>>;
  readonly collateralStatuses: Readonly<Record<CollateralStatus, string>>;

  readonly indicators: string;
  readonly indicatorsHint: string;
  /** By code; what has none is shown as the API names it. */
  readonly noIndicators: string;
  readonly underAlert: string;
  readonly asOf: (date: string) => string;
  readonly median: (value: string, percentile: string, peers: number) => string;
  readonly noMedian: string;
  readonly noValue: string;
  /** What stands behind the figure; empty where the figure says it. */
  readonly units: Readonly<Record<IndicatorUnit, string>>;
  readonly yes: string;
  readonly no: string;

  readonly statements: string;
  readonly noStatements: string;
  readonly line: string;
  /** By code; what has none is shown as the API names it. */
  readonly derived: string;
  readonly basisChoice: string;
  readonly versionOf: (version: number) => string;
  readonly scales: Readonly<Record<Scale, string>>;
  readonly bases: Readonly<Record<StatementBasis, string>>;
  readonly sections: Readonly<Record<StatementSection, string>>;
  readonly opinions: Readonly<Record<AuditOpinion, string>>;

  readonly connections: string;
  readonly connectionsHint: string;
  readonly noConnections: string;
  readonly hiddenClient: string;
  readonly linkTypes: Readonly<Record<ClientLinkType, string>>;
  readonly ofVotes: (share: string) => string;
  readonly controls: (other: string) => string;
  readonly controlledBy: (other: string) => string;
  readonly supports: (other: string) => string;
  readonly dependsOn: (other: string) => string;
  readonly group: (basis: string, count: number, isMore: boolean) => string;

  readonly timeline: string;
  readonly timelineHint: string;
  readonly newest: (count: number) => string;
  readonly noAlertEver: string;
  readonly openSince: (date: string) => string;
  readonly fromTo: (from: string, to: string) => string;
}
