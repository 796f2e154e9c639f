import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AuditResolver } from './audit/audit.resolver.ts';
import { ClientChangeResolver } from './client/client-change.resolver.ts';
import {
  ClientHistoryResolver,
  ClientStageChangeResolver,
  ClientTierChangeResolver,
} from './client/client-history.resolver.ts';
import {
  ClientConnectionsResolver,
  ClientLinkResolver,
  ConnectedGroupResolver,
} from './client/client-link.resolver.ts';
import { ClientPersonResolver } from './client/client-person.resolver.ts';
import { ClientResolver } from './client/client.resolver.ts';
import { CollateralAllocationResolver, FacilityCollateralResolver } from './collateral/allocation.resolver.ts';
import { CollateralCommandResolver } from './collateral/collateral-command.resolver.ts';
import { ClientCollateralResolver, CollateralResolver } from './collateral/collateral.resolver.ts';
import {
  ClientGuaranteesResolver,
  FacilityGuaranteesResolver,
  GuaranteeResolver,
} from './collateral/guarantee.resolver.ts';
import {
  CollateralHistoryResolver,
  CollateralStatusChangeResolver,
  FacilityHistoryResolver,
  FacilityStatusChangeResolver,
} from './credit/status-change.resolver.ts';
import { ClientExposureResolver } from './exposure/exposure.resolver.ts';
import { FacilityCommandResolver } from './facility/facility-command.resolver.ts';
import { ClientFacilitiesResolver, FacilityResolver } from './facility/facility.resolver.ts';
import { guardSchema } from './guard/guard.ts';
import {
  ClientPlaceResolver,
  DutyGrantResolver,
  OrganisationUnitResolver,
  ViewerResolver,
} from './institution/institution.resolver.ts';
import { IdentityIssuerResolver } from './institution/identity-issuer.resolver.ts';
import { IndustryResolver, OrganisationResolver, UserResolver } from './institution/organisation.resolver.ts';
import { IndicatorResolver } from './indicator/indicator.resolver.ts';
import {
  ClientObservationsResolver,
  FacilityObservationsResolver,
  ObservationResolver,
} from './observation/observation.resolver.ts';
import { DryRunSubjectResolver, ResponseDemandResolver, WarningRuleResolver } from './warning/warning-rule.resolver.ts';
import {
  ClientHoldsResolver,
  LegalHoldResolver,
  PersonalDataResolver,
  ViewerPurposesResolver,
} from './personal-data/personal-data.resolver.ts';
import {
  CollateralOwnerFieldResolver,
  ContactFieldResolver,
  GuarantorFieldResolver,
  ManagementMemberFieldResolver,
} from './personal-data/personal-field.resolver.ts';
import { describeInputs } from './shared/describe-inputs.ts';
import { AlertResolver, ClientAlertsResolver } from './alert/alert.resolver.ts';
import {
  AlertActionResolver,
  AlertDetailResolver,
  AlertEvidenceResolver,
  AlertHistoryEntryResolver,
} from './alert/alert-detail.resolver.ts';
import { AlertCommandResolver } from './alert/alert-command.resolver.ts';
import { AlertStreamResolver } from './alert/alert-stream.resolver.ts';
import { ApplicationResolver } from './partner/application.resolver.ts';
import { DocumentVersionResolver } from './partner/document-version.resolver.ts';
import { PartnerResolver } from './partner/partner.resolver.ts';
import { PersistedDocumentResolver } from './partner/persisted-document.resolver.ts';
import { ApiCredentialResolver } from './partner/api-credential.resolver.ts';
import {
  IndustryTotalsResolver,
  PortfolioActivityResolver,
  PortfolioResolver,
  UnitTotalsResolver,
} from './portfolio/portfolio.resolver.ts';
import { NodeResolver } from './shared/node.resolver.ts';
import { ClientStatementsResolver, StatementLineResolver, StatementResolver } from './statement/statement.resolver.ts';

/** Every resolver of the API. */
const RESOLVERS = [
  ClientChangeResolver,
  ClientHistoryResolver,
  ClientStageChangeResolver,
  ClientTierChangeResolver,
  ClientConnectionsResolver,
  ClientLinkResolver,
  ConnectedGroupResolver,
  ClientPersonResolver,
  OrganisationResolver,
  UserResolver,
  IndustryResolver,
  NodeResolver,
  ViewerResolver,
  DutyGrantResolver,
  OrganisationUnitResolver,
  ClientResolver,
  ClientPlaceResolver,
  IndicatorResolver,
  StatementResolver,
  StatementLineResolver,
  ClientStatementsResolver,
  ObservationResolver,
  ClientObservationsResolver,
  FacilityObservationsResolver,
  WarningRuleResolver,
  ResponseDemandResolver,
  DryRunSubjectResolver,
  FacilityResolver,
  ClientFacilitiesResolver,
  FacilityCommandResolver,
  CollateralResolver,
  ClientCollateralResolver,
  CollateralAllocationResolver,
  FacilityCollateralResolver,
  CollateralCommandResolver,
  GuaranteeResolver,
  ClientGuaranteesResolver,
  FacilityGuaranteesResolver,
  ClientExposureResolver,
  FacilityHistoryResolver,
  CollateralHistoryResolver,
  FacilityStatusChangeResolver,
  CollateralStatusChangeResolver,
  AlertResolver,
  ClientAlertsResolver,
  AlertDetailResolver,
  AlertEvidenceResolver,
  AlertActionResolver,
  AlertHistoryEntryResolver,
  AlertCommandResolver,
  AlertStreamResolver,
  PortfolioResolver,
  PortfolioActivityResolver,
  IndustryTotalsResolver,
  UnitTotalsResolver,
  PartnerResolver,
  ApplicationResolver,
  DocumentVersionResolver,
  PersistedDocumentResolver,
  ApiCredentialResolver,
  IdentityIssuerResolver,
  AuditResolver,
  ManagementMemberFieldResolver,
  ContactFieldResolver,
  GuarantorFieldResolver,
  CollateralOwnerFieldResolver,
  LegalHoldResolver,
  ClientHoldsResolver,
  PersonalDataResolver,
  ViewerPurposesResolver,
] as const;

/** type-graphql asks for one as soon as there is a subscription; ours subscribe to the event log instead. */
const NO_PUB_SUB = {
  publish(): never {
    throw new Error('Alerts go through the event log, never through a PubSub.');
  },
  subscribe(): never {
    throw new Error('Alerts come from the event log, never from a PubSub.');
  },
};

/** The schema with the rights of its fields before them; throws where a field or an argument states none. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: [...RESOLVERS], validate: false, pubSub: NO_PUB_SUB });
  return guardSchema(describeInputs(schema));
}
