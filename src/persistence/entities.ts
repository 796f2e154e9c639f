import { AuditEntryRecord, AuditLink, AuditPending } from './audit/audit.entity.ts';
import { ClientConnection } from './client/client-connection.entity.ts';
import { Contact, ManagementMember } from './client/client-person.entity.ts';
import { Client, ClientTransition, Industry } from './client/client.entity.ts';
import {
  Collateral,
  CollateralAllocation,
  CollateralTransition,
  Guarantee,
  Valuation,
} from './collateral/collateral.entity.ts';
import { IdempotencyKey } from './command/idempotency-key.entity.ts';
import { EventLog, EventOutbox, SequencerLease } from './event-log/event-log.entity.ts';
import { Drawdown, Facility, FacilityTransition, Repayment, RepaymentInstalment } from './facility/facility.entity.ts';
import { Indicator, Observation } from './indicator/indicator.entity.ts';
import { IdentityIssuer } from './institution/identity-issuer.entity.ts';
import { Institution } from './institution/institution.entity.ts';
import { LocalIssuerKey } from './institution/local-issuer-key.entity.ts';
import { OrganisationUnit } from './institution/organisation-unit.entity.ts';
import { RightsVersion } from './institution/rights-version.entity.ts';
import { User, UserDuty } from './institution/user.entity.ts';
import { NodeSecret } from './node/node-secret.entity.ts';
import { ApiCredential } from './partner/api-credential.entity.ts';
import { CostWindow } from './partner/cost-window.entity.ts';
import { DocumentUsageBatch, DocumentUsageTotal } from './partner/document-usage.entity.ts';
import { DocumentRegistryVersion, DocumentVersion, PersistedDocument } from './partner/document.entity.ts';
import { Application, Partner } from './partner/partner.entity.ts';
import { LegalHold, PersonKey, PersonalDataKey } from './personal-data/person-key.entity.ts';
import { FinancialStatement, StatementVersion } from './statement/statement.entity.ts';
import { Alert, AlertAction, AlertEvidence, AlertHistory } from './warning/alert.entity.ts';
import { RuleWatch, WarningRule } from './warning/warning-rule.entity.ts';

/** Every table of Clc, parents before children. */
export const ENTITIES = [
  Institution,
  LocalIssuerKey,
  OrganisationUnit,
  User,
  UserDuty,
  Industry,
  Client,
  ClientTransition,
  ManagementMember,
  Contact,
  ClientConnection,
  FinancialStatement,
  StatementVersion,
  Facility,
  FacilityTransition,
  Drawdown,
  RepaymentInstalment,
  Repayment,
  Collateral,
  CollateralTransition,
  Valuation,
  CollateralAllocation,
  Guarantee,
  Indicator,
  Observation,
  WarningRule,
  RuleWatch,
  Alert,
  AlertEvidence,
  AlertAction,
  AlertHistory,
  EventOutbox,
  EventLog,
  SequencerLease,
  IdempotencyKey,
  RightsVersion,
  Partner,
  Application,
  NodeSecret,
  DocumentVersion,
  PersistedDocument,
  DocumentRegistryVersion,
  DocumentUsageTotal,
  DocumentUsageBatch,
  ApiCredential,
  CostWindow,
  IdentityIssuer,
  AuditEntryRecord,
  AuditPending,
  AuditLink,
  PersonKey,
  PersonalDataKey,
  LegalHold,
] as const;
