/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Input for `acknowledgeAlert`. Acknowledges an alert: OPEN, REOPENED or ESCALATED becomes ACKNOWLEDGED. */
export type AcknowledgeAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Note for the alert's history; null for none. */
  note?: string | null | undefined;
};

/** A command on an alert, named after its mutation. */
export type AlertCommand =
  /** `acknowledgeAlert` */
  | 'ACKNOWLEDGE'
  /** `assignAlert` */
  | 'ASSIGN'
  /** `closeAlert` */
  | 'CLOSE'
  /** `completeAlertAction` */
  | 'COMPLETE_ACTION'
  /** `confirmAlertFalsePositive` */
  | 'CONFIRM_FALSE_POSITIVE'
  /** `startAlertInvestigation` */
  | 'INVESTIGATE'
  /** `markAlertFalsePositive`, which may only propose it */
  | 'MARK_FALSE_POSITIVE'
  /** `planAlertAction` */
  | 'PLAN_ACTION'
  /** `rejectAlertFalsePositive` */
  | 'REJECT_FALSE_POSITIVE'
  /** `resolveAlert` */
  | 'RESOLVE'
  /** `snoozeAlert` */
  | 'SNOOZE'
  /** `wakeAlert` */
  | 'WAKE';

/** What evaluating a rule does to its alert on a client or facility. */
export type AlertDecision =
  /** Adds evidence to the open alert. */
  | 'ADD_EVIDENCE'
  /** Clears the alert: its figures are back to normal. */
  | 'CLEAR'
  /** No effect. */
  | 'NONE'
  /** Raises an alert. */
  | 'RAISE'
  /** Reopens the resolved alert. */
  | 'REOPEN';

/** What happened to an alert. */
export type AlertEventKind =
  /** It was acknowledged. */
  | 'ACKNOWLEDGED'
  /** A planned action was completed. */
  | 'ACTION_COMPLETED'
  /** An action was planned. */
  | 'ACTION_PLANNED'
  /** A user was made responsible for it. */
  | 'ASSIGNED'
  /** A checker closed it. */
  | 'CLOSED'
  /** Its figures are back to normal. */
  | 'CONDITION_CLEARED'
  /** The required response was not given in time. */
  | 'ESCALATED'
  /** It fired again, or at a higher severity. */
  | 'EVIDENCE_ADDED'
  /** It was confirmed as a false positive. */
  | 'FALSE_POSITIVE_CONFIRMED'
  /** It was proposed as a false positive. */
  | 'FALSE_POSITIVE_PROPOSED'
  /** The false positive proposal was rejected. */
  | 'FALSE_POSITIVE_REJECTED'
  /** Its cause is being investigated. */
  | 'INVESTIGATION_STARTED'
  /** A rule fired. */
  | 'RAISED'
  /** It fired again after being resolved. */
  | 'REOPENED'
  /** A person dealt with it. */
  | 'RESOLVED'
  /** It was snoozed until a given day. */
  | 'SNOOZED'
  /** The snooze ended, on its day or early by a user. */
  | 'WOKEN';

/** Filter for alerts. All given conditions must hold; within a list, any one value matches. Lists and streams take the same filter. */
export type AlertFilter = {
  /** Assigned to this user. */
  assigneeId?: string | number | null | undefined;
  /** On this client and its facilities. */
  clientId?: string | number | null | undefined;
  /** On the client with this reference, and its facilities; no alerts if there is no such client. */
  clientReference?: string | null | undefined;
  /** On this facility. */
  facilityId?: string | number | null | undefined;
  /** On clients in any of these industries. */
  industryCodes?: Array<string> | null | undefined;
  /** This severity or higher. */
  minSeverity?: Severity | null | undefined;
  /** True: alerts that await work or a checker; false: CLOSED and FALSE_POSITIVE. */
  open?: boolean | null | undefined;
  /** Raised at this business time or later. */
  raisedAfter?: string | null | undefined;
  /** Raised before this business time. */
  raisedBefore?: string | null | undefined;
  /** Raised by a rule with any of these codes, in any version. */
  ruleCodes?: Array<string> | null | undefined;
  /** On clients in any of these segments. */
  segments?: Array<ClientSegment> | null | undefined;
  /** Any of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** Any of these statuses. */
  statuses?: Array<AlertStatus> | null | undefined;
  /** On clients of any of these organisation units or the units below them. */
  unitIds?: Array<string | number> | null | undefined;
};

/** Sort order for alerts; ties are broken by ID. */
export type AlertOrder =
  /** Earliest due first; alerts without a deadline last. */
  | 'DUE_ASC'
  /** Oldest first. */
  | 'RAISED_ASC'
  /** Newest first. */
  | 'RAISED_DESC'
  /** Most severe first; within a severity, newest first. */
  | 'SEVERITY_DESC';

/** How an alert was resolved. */
export type AlertResolution =
  /** Its figures are back to normal. */
  | 'CONDITION_CLEARED'
  /** A person dealt with it. */
  | 'RESOLVED_BY_USER';

/** Status of an alert. */
export type AlertStatus =
  /** A user has taken note of it. */
  | 'ACKNOWLEDGED'
  /** An action is planned in response. */
  | 'ACTION_PLANNED'
  /** Checked and closed. Final. */
  | 'CLOSED'
  /** The required response was not given in time. */
  | 'ESCALATED'
  /** Not a genuine warning. Final. */
  | 'FALSE_POSITIVE'
  /** Its cause is being investigated. */
  | 'INVESTIGATING'
  /** Raised; not yet acknowledged. */
  | 'OPEN'
  /** It fired again after being resolved. */
  | 'REOPENED'
  /** Dealt with, or its figures are back to normal; awaits a checker. */
  | 'RESOLVED'
  /** Postponed until a given day. */
  | 'SNOOZED';

/** Fails with ASSIGNEE_UNSUITABLE. */
export type AssignAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** The user to make responsible: an active relationship manager, credit officer or risk manager whose duty covers the client's unit. */
  assigneeId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Note for the alert's history; null for none. */
  note?: string | null | undefined;
};

/** The auditor's opinion (ISA 700, 705). */
export type AuditOpinion =
  /** Adverse: no true and fair view. */
  | 'ADVERSE'
  /** Disclaimer: the auditor could not form an opinion. */
  | 'DISCLAIMER'
  /** Qualified: true and fair view, except for the matters named in the opinion. */
  | 'QUALIFIED'
  /** Not audited. */
  | 'UNAUDITED'
  /** Unqualified: true and fair view. */
  | 'UNQUALIFIED';

/** Change against an earlier observation. */
export type ChangeConditionInput = {
  /** Reaching this clears the condition; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. Not allowed with EQ and NEQ. */
  clearThreshold?: string | null | undefined;
  /** How the change must compare with the threshold to trigger. */
  comparison: Comparison;
  /** Code of the indicator to evaluate. */
  indicator: string;
  /** How the change is measured. */
  mode: ChangeMode;
  /** Compare with the observation this many observations earlier, 1 to 120. */
  overPeriods?: number;
  /** Number of successive changes that must all be past the threshold, 1 to 120. */
  periods?: number;
  /** In the indicator's unit, or as a fraction for RELATIVE: -0.2 is a fall of 20 %. */
  threshold: string;
};

/** How a change is measured. */
export type ChangeMode =
  /** The difference, in the indicator's unit. */
  | 'ABSOLUTE'
  /** The difference as a fraction of the earlier figure; 0.3 is +30 %. */
  | 'RELATIVE';

/** Filter for clients. All given conditions must hold; within a list, any one value matches. */
export type ClientFilter = {
  /** With an open alert of any of these severities; a resolved alert counts as open until a checker closes it. */
  alertSeverities?: Array<Severity> | null | undefined;
  /** Any of these industry codes. */
  industryCodes?: Array<string> | null | undefined;
  /** Any of these relationship managers. */
  relationshipManagerIds?: Array<string | number> | null | undefined;
  /** Part of the name, local name or reference; not case-sensitive. */
  search?: string | null | undefined;
  /** Any of these segments. */
  segments?: Array<ClientSegment> | null | undefined;
  /** Any of these stages. */
  stages?: Array<ClientStage> | null | undefined;
  /** Any of these tiers. */
  tiers?: Array<ClientTier> | null | undefined;
  /** In the book of any of these organisation units or a unit below them. */
  unitIds?: Array<string | number> | null | undefined;
};

/** Direction of a connection, seen from the client it is listed under. */
export type ClientLinkDirection =
  /** This client controls the other, or the other depends on this one. */
  | 'DOWNSTREAM'
  /** The other client controls this one, or this one depends on it. */
  | 'UPSTREAM';

/** Why two clients are treated as one risk. */
export type ClientLinkType =
  /** One controls the other. */
  | 'CONTROL'
  /** One could not pay if the other failed. */
  | 'ECONOMIC_DEPENDENCE';

/** Sort order for clients; ties are broken by ID. */
export type ClientOrder =
  /** Highest weight of open alerts first: YELLOW counts 1, ORANGE 3, RED 9; clients without open alerts last. */
  | 'ALERT_WEIGHT_DESC'
  /** Most recently created first. */
  | 'CREATED_DESC'
  /** By name, A to Z. */
  | 'NAME_ASC'
  /** By name, Z to A. */
  | 'NAME_DESC'
  /** By the institution's reference. */
  | 'REFERENCE_ASC';

/** The kind of client; rules and thresholds are set per segment. */
export type ClientSegment =
  /** A large company. */
  | 'CORPORATE'
  /** A bank, insurer, fund or leasing company. */
  | 'FINANCIAL_INSTITUTION'
  /** A company that owns a single project and repays from its cash flow. */
  | 'PROJECT_FINANCE'
  /** A small or medium-sized enterprise. */
  | 'SME'
  /** A state, or a borrower backed by a state. */
  | 'SOVEREIGN';

/** Stage of a client in its relationship with the institution. */
export type ClientStage =
  /** Does business with the institution. */
  | 'ACTIVE'
  /** Approved; no facility used yet. */
  | 'APPROVED'
  /** The relationship has ended. */
  | 'CLOSED'
  /** Active, but not using its facilities. */
  | 'DORMANT'
  /** Under due diligence, on site and on paper. */
  | 'DUE_DILIGENCE'
  /** The relationship is being ended. */
  | 'EXITING'
  /** Known, not yet screened. */
  | 'PROSPECT'
  /** Declined by the institution. */
  | 'REJECTED'
  /** Being screened against policy, sanctions and adverse news. */
  | 'SCREENING'
  /** The client withdrew before becoming active. */
  | 'WITHDRAWN';

/** How the institution ranks the client; independent of its stage. */
export type ClientTier =
  /** Preferred and well known. */
  | 'CORE'
  /** Sound. */
  | 'QUALITY'
  /** Under a risk warning; exposure is being reduced or monitored. */
  | 'RISK_WARNING'
  /** Neither preferred nor avoided. */
  | 'STANDARD';

/** Fails with SEPARATION_OF_DUTIES for the user who resolved the alert and for the client's relationship manager. */
export type CloseAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Note for the alert's history; null for none. */
  note?: string | null | undefined;
};

/** Kind of asset; it determines how soon a valuation goes stale. */
export type CollateralKind =
  /** Taken at face value; never stale. */
  | 'CASH_DEPOSIT'
  /** Valued at least once a year. */
  | 'COMMERCIAL_PROPERTY'
  /** Valued at least once a year. */
  | 'EQUIPMENT'
  /** Valued at least once a quarter. */
  | 'INVENTORY'
  /** Land or the right to use it; valued at least once a year. */
  | 'LAND'
  /** Valued daily. */
  | 'LISTED_SECURITIES'
  /** Valued at least once a quarter. */
  | 'RECEIVABLES'
  /** Valued at least every three years. */
  | 'RESIDENTIAL_PROPERTY'
  /** Valued at least once a year. */
  | 'UNLISTED_SHARES';

/** Status of an asset as security. It counts from ACTIVE until it is released or realised. */
export type CollateralStatus =
  /** Accepted by the institution. */
  | 'ACCEPTED'
  /** In force as security. */
  | 'ACTIVE'
  /** Being sold to recover the debt. */
  | 'ENFORCING'
  /** The charge is registered. */
  | 'PERFECTED'
  /** Offered as security. */
  | 'PROPOSED'
  /** Sold. */
  | 'REALISED'
  /** Declined as security. */
  | 'REJECTED'
  /** Released to its provider. */
  | 'RELEASED'
  /** In force; a decision on its release is pending. */
  | 'RELEASE_PENDING'
  /** In force; its valuation is out of date. */
  | 'REVALUATION_DUE'
  /** In force; worth less than what it secures. */
  | 'SHORTFALL'
  /** Valued. */
  | 'VALUED';

/** How a figure must compare with the threshold to trigger. */
export type Comparison =
  /** Equal to it. */
  | 'EQ'
  /** Above it. */
  | 'GT'
  /** At or above it. */
  | 'GTE'
  /** Below it. */
  | 'LT'
  /** At or below it. */
  | 'LTE'
  /** Not equal to it. */
  | 'NEQ';

/** Fails with ALERT_ACTION_NOT_FOUND, ALERT_ACTION_COMPLETED and REASON_REQUIRED. */
export type CompleteAlertActionInput = {
  /** The action. */
  actionId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The outcome, in words. */
  outcome: string;
};

/** Several conditions combined. */
export type CompositeConditionInput = {
  /** How many must hold; with AT_LEAST only. */
  atLeast?: number | null | undefined;
  /** 1 to 20 conditions; composites may be nested up to 4 deep. */
  conditions: Array<WarningConditionInput>;
  /** How many of its conditions must hold. */
  operator: CompositeOperator;
};

/** How many conditions of a composite must hold. */
export type CompositeOperator =
  /** All of them. */
  | 'ALL'
  /** At least one of them. */
  | 'ANY'
  /** At least `atLeast` of them. */
  | 'AT_LEAST';

/** Fails with PROPOSAL_MISSING, and with SEPARATION_OF_DUTIES for the user who proposed it and for the client's relationship manager. */
export type ConfirmAlertFalsePositiveInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
};

/** Input for `createClient`. Adds a prospect to the book of a unit. */
export type CreateClientInput = {
  /** ISO 3166-1 alpha-2 code. */
  country?: string | null | undefined;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Industry code. */
  industryCode?: string | null | undefined;
  /** The name in the client's own script. */
  localName?: string | null | undefined;
  /** Registered name. */
  name: string;
  /** The institution's own number for the client; unique in the institution. */
  reference: string;
  /** Number in the register; its check digit is verified. */
  registrationId?: string | null | undefined;
  /** The register `registrationId` comes from. */
  registrationScheme?: RegistrationScheme | null | undefined;
  /** The client's relationship manager. */
  relationshipManagerId?: string | number | null | undefined;
  /** The kind of client. */
  segment: ClientSegment;
  /** Code of the organisation unit whose book it enters. */
  unitCode: string;
};

/** What a document's operation does. */
export type DocumentKind =
  /** Runs commands. */
  | 'MUTATION'
  /** Reads. */
  | 'QUERY'
  /** Streams. */
  | 'SUBSCRIPTION';

/** The next version of a rule. Fails with one of the RULE_ codes; `failures` lists every fault. */
export type DraftWarningRuleInput = {
  /** 2 to 64 capital letters, digits and underscores; an existing code gets a further version. */
  code: string;
  /** The condition it tests. */
  condition: WarningConditionInput;
  /** What it detects, and why. */
  description: string;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Display name. */
  name: string;
  /** The response its alerts require; mandatory for a RED rule. */
  response?: ResponseDemandInput | null | undefined;
  /** The segments it covers; empty for all. */
  segments?: Array<ClientSegment>;
  /** Severity of the alerts it raises. */
  severity: Severity;
  /** What it is evaluated on. */
  subject: RuleSubject;
};

/** A version of a rule; RULE_NOT_FOUND if there is none. */
export type DryRunWarningRuleInput = {
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The version, whatever its status. */
  ruleId: string | number;
};

/** A user's responsibility; held in a unit, it covers that unit and all units below it. */
export type Duty =
  /** Administers units, users and duties. */
  | 'ADMINISTRATOR'
  /** Reads everything, changes nothing. */
  | 'AUDITOR'
  /** Assesses and administers credit. */
  | 'CREDIT_OFFICER'
  /** A system outside the institution. */
  | 'PARTNER'
  /** Manages client relationships. */
  | 'RELATIONSHIP_MANAGER'
  /** Independent credit risk: rules, checks, closing of alerts. */
  | 'RISK_MANAGER'
  /** A display screen: reads alerts and totals. */
  | 'WALL_DISPLAY';

/** What was compared with the threshold. */
export type EvidenceMeasure =
  /** Age of the newest observation, in days. */
  | 'AGE_DAYS'
  /** Change of the value, in its unit or as a fraction. */
  | 'CHANGE'
  /** The value's percentile among its peers. */
  | 'PERCENTILE'
  /** The move over the run, in the indicator's unit. */
  | 'TREND'
  /** The value, in the indicator's unit. */
  | 'VALUE';

/** Filter for facilities. All given conditions must hold; within a list, any one value matches. */
export type FacilityFilter = {
  /** Any of these clients. */
  clientIds?: Array<string | number> | null | undefined;
  /** In any of these currencies, as ISO 4217 codes. */
  currencies?: Array<string> | null | undefined;
  /** At least this many days past due. */
  minDaysPastDue?: number | null | undefined;
  /** Any of these products. */
  products?: Array<string> | null | undefined;
  /** Any of these statuses. */
  statuses?: Array<FacilityStatus> | null | undefined;
};

/** Sort order for facilities; ties are broken by ID. */
export type FacilityOrder =
  /** Most days past due first. */
  | 'DAYS_PAST_DUE_DESC'
  /** Earliest maturity first; facilities without a maturity last. */
  | 'MATURES_ON_ASC'
  /** By the institution's reference. */
  | 'REFERENCE_ASC';

/** Status of a facility. */
export type FacilityStatus =
  /** Available for drawdown, within its availability period. */
  | 'AVAILABLE'
  /** Ended before it was used. */
  | 'CANCELLED'
  /** Ended with nothing owed. */
  | 'CLOSED'
  /** Agreed; conditions precedent not yet met. */
  | 'CONDITIONS_PENDING'
  /** In default. */
  | 'DEFAULTED'
  /** Drawdowns are stopped; amounts already drawn continue to run. */
  | 'DRAW_STOP'
  /** Past its maturity date. */
  | 'MATURED'
  /** Continues under new terms after a default. */
  | 'RESTRUCTURED'
  /** Transferred to workout. */
  | 'WORKOUT'
  /** Written off. */
  | 'WRITTEN_OFF';

/** Why a stream cannot continue from its cursor. */
export type FeedResyncReason =
  /** The log ends before the cursor: the database was restored. */
  | 'CURSOR_AHEAD'
  /** Events after the cursor are no longer retained. */
  | 'CURSOR_EXPIRED'
  /** The log's history has changed since the cursor was issued: the database was restored. */
  | 'EPOCH_CHANGED';

/** Which direction is good for the lender. */
export type IndicatorDirection =
  /** Higher is better. */
  | 'HIGHER_IS_BETTER'
  /** Lower is better. */
  | 'LOWER_IS_BETTER'
  /** Neither direction is good in itself. */
  | 'NEUTRAL';

/** What an indicator's value measures. */
export type IndicatorUnit =
  /** A count. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** 1 while it applies, 0 once it is settled. */
  | 'FLAG'
  /** An amount in the statement's currency. */
  | 'MONEY'
  /** A dimensionless ratio; 0.2 is 20 %. */
  | 'RATIO'
  /** Points on a scale of its own. */
  | 'SCORE';

/** Status of an instalment on the business date. */
export type InstalmentStatus =
  /** Due on the business date and not paid in full. */
  | 'DUE'
  /** Not payable: nothing was drawn, or the loan was repaid earlier. */
  | 'NOT_OWED'
  /** Was due before the business date and is not paid in full. */
  | 'OVERDUE'
  /** Was due and is paid in full. */
  | 'PAID'
  /** Due after the business date. */
  | 'UPCOMING';

/** Languages available for Clc's own texts; text written by people is shown as written. */
export type Language =
  /** English, as recorded. */
  | 'EN'
  /** Chinese. */
  | 'ZH';

/** The value itself, over successive observations. */
export type LevelConditionInput = {
  /** Reaching this clears the condition; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. Not allowed with EQ and NEQ. */
  clearThreshold?: string | null | undefined;
  /** How the value must compare with the threshold to trigger. */
  comparison: Comparison;
  /** Minimum number of days the unbroken run must also span. */
  forDays?: number | null | undefined;
  /** Code of the indicator to evaluate. */
  indicator: string;
  /** Number of successive observations that must all be past the threshold, 1 to 120. */
  periods?: number;
  /** In the indicator's unit. */
  threshold: string;
};

/** Fails with REASON_REQUIRED, and with PROPOSAL_PENDING or SEPARATION_OF_DUTIES if it was already proposed. */
export type MarkAlertFalsePositiveInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The reason, in words. */
  reason: string;
};

/** One value to record, for a client or one of its facilities. */
export type ObservationInput = {
  /** The business date the value refers to. */
  asOf: string;
  /** The client's ID; give this or `clientReference`, or identify a facility. */
  clientId?: string | number | null | undefined;
  /** The institution's reference for the client. */
  clientReference?: string | null | undefined;
  /** ID of the facility it is about. */
  facilityId?: string | number | null | undefined;
  /** Reference of the facility it is about. */
  facilityReference?: string | null | undefined;
  /** The indicator's code, such as days_past_due. */
  indicator: string;
  /** Why there is no value. */
  nullReason?: string | null | undefined;
  /** In the indicator's unit; if there is none, omit it and give `nullReason`. */
  value?: string | null | undefined;
};

/** Source of a value. */
export type ObservationSource =
  /** Supplied as an observation. */
  | 'EXTERNAL'
  /** Computed from facilities, repayments and collateral. */
  | 'FACILITY'
  /** Computed from the client's financial statements. */
  | 'STATEMENT';

/** Percentile of the newest value among the other clients of the industry. */
export type PeerPercentileConditionInput = {
  /** Reaching this percentile clears the condition. */
  clearPercentile?: number | null | undefined;
  /** LT or GT. */
  comparison: Comparison;
  /** Code of the indicator to evaluate. */
  indicator: string;
  /** With fewer peers the condition is unknown; 5 if omitted. */
  minimumPeers?: number | null | undefined;
  /** 0 to 100. */
  percentile: number;
};

/** Fails with ACTION_PLAN_INCOMPLETE and ASSIGNEE_UNSUITABLE. */
export type PlanAlertActionInput = {
  /** The alert. */
  alertId: string | number;
  /** What is to be done, in words. */
  description: string;
  /** Due date: the business date or later. */
  dueOn: string;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Who is responsible for it: an active relationship manager, credit officer or risk manager whose duty covers the client's unit. */
  ownerId: string | number;
};

/** Input for `publishDocuments`. Publishes the documents of a manifest as a version for an application. Each document must be valid against the schema being served and be identified by the SHA-256 of its text. Either all are published or none. */
export type PublishDocumentsInput = {
  /** Code of the application the documents belong to. */
  applicationCode: string;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The manifest as its tool wrote it: Apollo's persisted query manifest, version 1, or texts keyed by their SHA-256, with or without the prefix `sha256:`, as Relay and GraphQL Code Generator write them. At most 2000 documents of 100000 characters each, with one operation in each. */
  manifest: Record<string, unknown>;
  /** 1 to 64 letters, digits, dots, hyphens, underscores or plus signs. Publishing the same documents again under the same name gives the same answer; publishing different ones under it is refused. */
  version: string;
};

/** A drafted version to put into force. Fails with RULE_NOT_FOUND, RULE_NOT_DRAFT, and with SEPARATION_OF_DUTIES for the user who drafted it. */
export type PublishWarningRuleInput = {
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The drafted version. */
  ruleId: string | number;
};

/** A batch of values. */
export type RecordObservationsInput = {
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Up to 10000. */
  observations: Array<ObservationInput>;
};

/** One client's financial statement for one period. Recording the same period again is a restatement: a further version. */
export type RecordStatementInput = {
  /** The auditor's opinion on it. */
  auditOpinion?: AuditOpinion;
  /** Whose figures it contains. */
  basis?: StatementBasis;
  /** The client's ID; give this or `clientReference`. */
  clientId?: string | number | null | undefined;
  /** The institution's reference for the client; give this or `clientId`. */
  clientReference?: string | null | undefined;
  /** ISO 4217 code of all its amounts. */
  currency: string;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Its lines; lines that follow from them by identity are derived. */
  lines: Array<StatementLineInput>;
  /** Last day of the period, and the balance sheet date. */
  periodEnd: string;
  /** First day of the period. */
  periodStart: string;
};

/** The register a registration number comes from. */
export type RegistrationScheme =
  /** Legal Entity Identifier, ISO 17442, with its check digits. */
  | 'LEI'
  /** Any other register; not checked. */
  | 'OTHER'
  /** China's unified social credit code, GB 32100-2015, with its check character. */
  | 'USCC';

/** Fails with PROPOSAL_MISSING and REASON_REQUIRED. */
export type RejectAlertFalsePositiveInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The reason, in words. */
  reason: string;
};

/** Fails with ACTIONS_OPEN while a planned action is not completed, and with REASON_REQUIRED. */
export type ResolveAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** What was done, in words. */
  resolution: string;
};

/** Who must do what, and by when. */
export type ResponseDemandInput = {
  /** What must be done. */
  action: string;
  /** Who must respond. */
  duty: ResponseDuty;
  /** Deadline in hours after the alert is raised, reopened or escalated, 1 to 8760. */
  withinHours: number;
};

/** Who must respond. */
export type ResponseDuty =
  /** Credit. */
  | 'CREDIT_OFFICER'
  /** The client's relationship manager. */
  | 'RELATIONSHIP_MANAGER'
  /** Independent credit risk. */
  | 'RISK_MANAGER';

/** Status of a rule version. */
export type RuleStatus =
  /** Written, not in force. */
  | 'DRAFT'
  /** In force; at most one version per code. */
  | 'PUBLISHED'
  /** No longer in force, or a draft that was discarded. */
  | 'RETIRED';

/** What a rule is evaluated on. */
export type RuleSubject =
  /** A client as a whole. */
  | 'CLIENT'
  /** Each facility separately. */
  | 'FACILITY';

/** How serious a warning is. */
export type Severity =
  /** Requires a response. */
  | 'ORANGE'
  /** Requires an immediate response. */
  | 'RED'
  /** Worth a look. */
  | 'YELLOW';

/** Fails with SNOOZE_DATE_INVALID and REASON_REQUIRED. */
export type SnoozeAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The reason, in words. */
  reason: string;
  /** The day the snooze ends: after the business date, within 30 days, and not after the response is due. */
  until: string;
};

/** No observation, or none that is recent enough. */
export type StalenessConditionInput = {
  /** Code of the indicator to evaluate. */
  indicator: string;
  /** Maximum age of the newest observation, in days from its as-of date to the business date, 1 to 3660. */
  maxAgeDays: number;
};

/** Input for `startAlertInvestigation`. Starts the investigation of an alert: it becomes INVESTIGATING. */
export type StartAlertInvestigationInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Note for the alert's history; null for none. */
  note?: string | null | undefined;
};

/** Whose figures a statement contains. */
export type StatementBasis =
  /** Consolidated: the group's figures. */
  | 'CONSOLIDATED'
  /** Separate: the company's own figures. */
  | 'SEPARATE';

/** One amount in a statement. */
export type StatementLineInput = {
  /** Code in the chart of lines, such as current_assets; an unknown code is refused with a suggestion. */
  code: string;
  /** In major units of the statement's currency; costs and liabilities are positive. */
  value: string;
};

/** The part of the statement a line belongs to. */
export type StatementSection =
  /** Balance sheet: balances at the end of the period. */
  | 'BALANCE_SHEET'
  /** Cash flow statement: flows over the period. */
  | 'CASH_FLOW'
  /** Income statement: flows over the period. */
  | 'INCOME'
  /** Outside the statements: market data. */
  | 'MEMO';

/** Strictly rising or falling over successive observations. */
export type TrendConditionInput = {
  /** Direction of the trend. */
  direction: TrendDirection;
  /** Code of the indicator to evaluate. */
  indicator: string;
  /** Minimum move from the first observation to the last, in the indicator's unit, positive. */
  minimumChange?: string | null | undefined;
  /** Number of successive observations, 2 to 120. */
  periods: number;
};

/** Direction in which each observation moves from the previous one. */
export type TrendDirection =
  /** Strictly falling. */
  | 'FALLING'
  /** Strictly rising. */
  | 'RISING';

/** Input for `wakeAlert`. Ends a snooze early: the alert becomes ACKNOWLEDGED. */
export type WakeAlertInput = {
  /** The alert. */
  alertId: string | number;
  /** Idempotency key chosen by the caller. Repeating a call with the same key and input takes effect once and returns the first answer; with a different input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Note for the alert's history; null for none. */
  note?: string | null | undefined;
};

/** The condition a rule tests; give exactly one of the fields. */
export type WarningConditionInput = {
  /** Change against an earlier observation. */
  change?: ChangeConditionInput | null | undefined;
  /** Several conditions combined. */
  composite?: CompositeConditionInput | null | undefined;
  /** The value itself. */
  level?: LevelConditionInput | null | undefined;
  /** Percentile among the industry's clients. */
  peerPercentile?: PeerPercentileConditionInput | null | undefined;
  /** No observation that is recent enough. */
  staleness?: StalenessConditionInput | null | undefined;
  /** Strictly rising or falling. */
  trend?: TrendConditionInput | null | undefined;
};

export type AcknowledgeAlertMutationVariables = Exact<{
  input: AcknowledgeAlertInput;
}>;


export type AcknowledgeAlertMutation = { acknowledgeAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand>, history: Array<{ kind: AlertEventKind, note: string | null, occurredAt: string, actor: { name: string } | null }> | null } | null, failure: { code: string, message: string } | null } | null };

export type AlertCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertCursorQuery = { portfolio: { alertCursor: string } | null };

export type AlertFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: AlertFilter | null | undefined;
}>;


export type AlertFeedSubscription = { alertFeed:
    | { __typename: 'AlertEvent', cursor: string, kind: AlertEventKind, occurredAt: string, alert: { id: string, severity: Severity, status: AlertStatus, explanation: string, client: { reference: string, name: string } } }
    | { __typename: 'FeedHeartbeat', cursor: string, sentAt: string, nextWithinMs: number }
    | { __typename: 'FeedResync', reason: FeedResyncReason, message: string }
   | null };

export type AlertPageQueryVariables = Exact<{
  id: string | number;
  language?: Language | null | undefined;
}>;


export type AlertPageQuery = { alert: { id: string, severity: Severity, status: AlertStatus, explanation: string, toClear: string, conditionCleared: boolean, raisedAt: string, lastEvidenceAt: string, dueAt: string | null, overdue: boolean, acknowledgedAt: string | null, resolvedAt: string | null, resolution: string | null, resolvedHow: AlertResolution | null, closedAt: string | null, snoozedUntil: string | null, falsePositiveReason: string | null, evidenceCount: number, allowedCommands: Array<AlertCommand>, resolvedBy: { name: string } | null, closedBy: { name: string } | null, falsePositiveProposedBy: { name: string } | null, assignee: { id: string, name: string } | null, response: { action: string, duty: ResponseDuty, withinHours: number } | null, rule: { code: string, name: string, version: number, description: string }, client: { id: string, name: string, localName: string | null, reference: string, tier: ClientTier, unit: { name: string, localName: string | null }, industry: { name: string, localName: string | null } | null, relationshipManager: { name: string } | null }, facility: { id: string, reference: string, product: string } | null, evidence: Array<{ asOf: string | null, value: string | null, measure: EvidenceMeasure, measured: string | null, threshold: string, distance: string | null, explanation: string, peerMedian: string | null, peerPercentile: string | null, recordedAt: string, rule: { version: number }, indicator: { code: string, name: string, unit: IndicatorUnit, direction: IndicatorDirection, formula: string | null }, observations: Array<{ id: string, asOf: string, value: string | null, lineage: Array<{ statement: { id: string, periodEnd: string, basis: StatementBasis, currency: string, source: string, version: number }, lines: Array<{ code: string, name: string, value: string, derived: boolean }> }> }> | null }>, history: Array<{ kind: AlertEventKind, fromStatus: AlertStatus | null, toStatus: AlertStatus, occurredAt: string, note: string | null, actor: { name: string } | null }> | null, actions: Array<{ id: string, description: string, dueOn: string, completedAt: string | null, outcome: string | null, owner: { name: string } | null, completedBy: { name: string } | null }> | null } | null };

export type AlertSignalsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: AlertFilter | null | undefined;
}>;


export type AlertSignalsSubscription = { alertFeed:
    | { __typename: 'AlertEvent', cursor: string, kind: AlertEventKind }
    | { __typename: 'FeedHeartbeat', cursor: string, nextWithinMs: number }
    | { __typename: 'FeedResync', reason: FeedResyncReason, message: string }
   | null };

export type AlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AlertFilter | null | undefined;
  orderBy?: AlertOrder | null | undefined;
}>;


export type AlertsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, severity: Severity, status: AlertStatus, raisedAt: string, dueAt: string | null, overdue: boolean, explanation: string, toClear: string, allowedCommands: Array<AlertCommand>, rule: { code: string, version: number, name: string }, client: { reference: string, name: string }, assignee: { name: string } | null, evidence: Array<{ measured: string | null, threshold: string, distance: string | null, peerMedian: string | null, observations: Array<{ value: string | null, asOf: string, indicator: { code: string } }> | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AssignAlertMutationVariables = Exact<{
  input: AssignAlertInput;
}>;


export type AssignAlertMutation = { assignAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type ClientIndicatorQueryVariables = Exact<{
  id: string | number;
  indicator: string;
}>;


export type ClientIndicatorQuery = { client: { observations: Array<{ asOf: string, value: string | null, nullReason: string | null }> | null, industryPosition: { median: string | null, percentile: string | null, peerCount: number } | null } | null };

export type ClientPageQueryVariables = Exact<{
  id: string | number;
  language?: Language | null | undefined;
}>;


export type ClientPageQuery = { client: { id: string, reference: string, name: string, localName: string | null, registrationId: string | null, registrationScheme: RegistrationScheme | null, country: string | null, segment: ClientSegment, stage: ClientStage, tier: ClientTier, unit: { code: string, name: string, localName: string | null }, industry: { code: string, name: string, localName: string | null } | null, relationshipManager: { name: string } | null, stageHistory: Array<{ fromStage: ClientStage | null, toStage: ClientStage, occurredAt: string }> | null, tierHistory: Array<{ fromTier: ClientTier | null, toTier: ClientTier, occurredAt: string, reason: string | null }> | null, management: Array<{ id: string, name: string, position: string, keyPerson: boolean, since: string | null, until: string | null }> | null, exposures: Array<{ asOf: string, currency: string, gross: { amount: string, currency: string }, net: { amount: string, currency: string }, drawn: { amount: string, currency: string }, undrawn: { amount: string, currency: string } }> | null, facilities: Array<{ id: string, reference: string, product: string, status: FacilityStatus, daysPastDue: number, maturesOn: string | null, committed: { amount: string, currency: string }, outstanding: { amount: string, currency: string }, utilisation: { value: string | null, reason: string | null }, loanToValue: { value: string | null, reason: string | null } | null }>, collateral: Array<{ id: string, reference: string, kind: CollateralKind, description: string, status: CollateralStatus, valuationIsStale: boolean | null, loanToValue: { value: string | null, reason: string | null }, latestValuation: { valuedOn: string, value: { amount: string, currency: string } } | null }> | null, latestObservations: Array<{ source: ObservationSource, asOf: string, value: string | null, nullReason: string | null, indicator: { code: string, name: string, unit: IndicatorUnit } }> | null, consolidated: Array<{ id: string, basis: StatementBasis, periodStart: string, periodEnd: string, periodMonths: number, currency: string, auditOpinion: AuditOpinion, version: number, lines: Array<{ code: string, name: string, section: StatementSection, value: string, derived: boolean }> }> | null, separate: Array<{ id: string, basis: StatementBasis, periodStart: string, periodEnd: string, periodMonths: number, currency: string, auditOpinion: AuditOpinion, version: number, lines: Array<{ code: string, name: string, section: StatementSection, value: string, derived: boolean }> }> | null, connections: Array<{ id: string, type: ClientLinkType, direction: ClientLinkDirection, share: string | null, client: { id: string, reference: string, name: string, localName: string | null } | null }> | null, connectedGroups: Array<{ basis: ClientLinkType, memberCount: number, truncated: boolean }> | null, alerts: Array<{ id: string, severity: Severity, status: AlertStatus, explanation: string, raisedAt: string, overdue: boolean, history: Array<{ occurredAt: string }> | null, rule: { code: string, name: string }, facility: { reference: string } | null, evidence: Array<{ indicator: { code: string } }> }> | null } | null };

export type ClientQueryVariables = Exact<{
  reference: string;
}>;


export type ClientQuery = { client: { id: string, name: string, localName: string | null, registrationId: string | null, stage: ClientStage, tier: ClientTier, industry: { code: string, name: string } | null, relationshipManager: { name: string } | null, exposures: Array<{ currency: string, gross: { amount: string }, net: { amount: string }, collateral: { amount: string } }> | null, facilities: Array<{ reference: string, product: string, status: FacilityStatus, outstanding: { amount: string, currency: string }, utilisation: { value: string | null, reason: string | null }, loanToValue: { value: string | null, reason: string | null } | null, arrears: { daysPastDue: number, amount: { amount: string, currency: string } } | null }>, collateral: Array<{ reference: string, kind: CollateralKind, status: CollateralStatus, valuationIsStale: boolean | null, latestValuation: { valuedOn: string } | null }> | null, statements: Array<{ periodEnd: string, currency: string, auditOpinion: AuditOpinion, lines: Array<{ code: string, value: string, derived: boolean }> }> | null, latestObservations: Array<{ value: string | null, nullReason: string | null, asOf: string, indicator: { code: string, name: string, unit: IndicatorUnit }, lineage: Array<{ statement: { periodEnd: string }, lines: Array<{ code: string, value: string }> }> }> | null, industryPosition: { value: string | null, median: string | null, percentile: string | null, peerCount: number } | null, alerts: Array<{ severity: Severity, status: AlertStatus, explanation: string, toClear: string }> | null, management: Array<{ name: string, position: string, keyPerson: boolean }> | null, connectedGroups: Array<{ basis: ClientLinkType, memberCount: number, members: Array<{ reference: string, name: string }> }> | null } | null };

export type ClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ClientFilter | null | undefined;
  orderBy?: ClientOrder | null | undefined;
}>;


export type ClientsQuery = { clients: { totalCount: number, nodes: Array<{ id: string, reference: string, name: string, segment: ClientSegment, tier: ClientTier, unit: { code: string }, facilities: Array<{ reference: string, product: string, status: FacilityStatus, daysPastDue: number, committed: { amount: string, currency: string }, outstanding: { amount: string, currency: string } }>, latestObservations: Array<{ value: string | null, nullReason: string | null, asOf: string, indicator: { code: string, unit: IndicatorUnit } }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CloseAlertMutationVariables = Exact<{
  input: CloseAlertInput;
}>;


export type CloseAlertMutation = { closeAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type CompleteAlertActionMutationVariables = Exact<{
  input: CompleteAlertActionInput;
}>;


export type CompleteAlertActionMutation = { completeAlertAction: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type ConfirmAlertFalsePositiveMutationVariables = Exact<{
  input: ConfirmAlertFalsePositiveInput;
}>;


export type ConfirmAlertFalsePositiveMutation = { confirmAlertFalsePositive: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type CreateClientMutationVariables = Exact<{
  input: CreateClientInput;
}>;


export type CreateClientMutation = { createClient: { client: { id: string, reference: string, name: string, stage: ClientStage } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type DraftWarningRuleMutationVariables = Exact<{
  input: DraftWarningRuleInput;
}>;


export type DraftWarningRuleMutation = { draftWarningRule: { rule: { id: string, code: string, version: number, status: RuleStatus } | null, failures: Array<{ code: string, message: string, path: string | null }>, failure: { code: string, message: string } | null } | null };

export type DryRunWarningRuleMutationVariables = Exact<{
  input: DryRunWarningRuleInput;
}>;


export type DryRunWarningRuleMutation = { dryRunWarningRule: { raisedCount: number, strengthenedCount: number, clearedCount: number, reopenedCount: number, subjects: Array<{ decision: AlertDecision, explanation: string, client: { reference: string, name: string } | null }>, failure: { code: string, message: string } | null } | null };

export type FacilitiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: FacilityFilter | null | undefined;
  orderBy?: FacilityOrder | null | undefined;
}>;


export type FacilitiesQuery = { facilities: { nodes: Array<{ id: string, reference: string, product: string, status: FacilityStatus, client: { reference: string, name: string }, outstanding: { amount: string, currency: string }, arrears: { asOf: string, daysPastDue: number, principal: { amount: string }, interest: { amount: string } } | null, schedule: Array<{ number: number, dueDate: string, status: InstalmentStatus, unpaid: { amount: string } }> | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IndicatorHistoryQueryVariables = Exact<{
  subject: string | number;
  client: string | number;
  indicator: string;
  last?: number | null | undefined;
}>;


export type IndicatorHistoryQuery = { node:
    | { observations: Array<{ asOf: string, value: string | null }> | null }
    | { observations: Array<{ asOf: string, value: string | null }> | null }
    | Record<PropertyKey, never>
   | null, client: { industry: { name: string } | null, industryPosition: { value: string | null, percentile: string | null, median: string | null, lowerQuartile: string | null, upperQuartile: string | null, peerCount: number } | null } | null };

export type MarkAlertFalsePositiveMutationVariables = Exact<{
  input: MarkAlertFalsePositiveInput;
}>;


export type MarkAlertFalsePositiveMutation = { markAlertFalsePositive: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { institutionName: string, businessDate: string, user: { id: string, name: string }, duties: Array<{ duty: Duty, unit: { code: string, name: string } }> } };

export type PersistedDocumentsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  applicationCode?: string | null | undefined;
  version?: string | null | undefined;
  active?: boolean | null | undefined;
}>;


export type PersistedDocumentsQuery = { persistedDocuments: { nodes: Array<{ id: string, name: string | null, kind: DocumentKind, hash: string, cost: number, version: { version: string, publishedAt: string, application: { code: string, partner: { code: string, name: string } } | null }, usage: { requestCount: number, errorCount: number, lastUsedAt: string | null, p95Ms: number | null }, deprecatedMembers: Array<{ coordinate: string, reason: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type PlanAlertActionMutationVariables = Exact<{
  input: PlanAlertActionInput;
}>;


export type PlanAlertActionMutation = { planAlertAction: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type PortfolioChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type PortfolioChoicesQuery = { organisationUnits: { nodes: Array<{ id: string, code: string, name: string, localName: string | null, path: string }> }, industries: { nodes: Array<{ code: string, name: string, localName: string | null }> } };

export type PortfolioPageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: ClientFilter | null | undefined;
  orderBy?: ClientOrder | null | undefined;
}>;


export type PortfolioPageQuery = { clients: { totalCount: number, nodes: Array<{ id: string, reference: string, name: string, localName: string | null, segment: ClientSegment, stage: ClientStage, tier: ClientTier, unit: { code: string, name: string, localName: string | null }, industry: { code: string, name: string, localName: string | null } | null, relationshipManager: { name: string } | null, exposures: Array<{ net: { amount: string, currency: string } }> | null, facilities: Array<{ daysPastDue: number }>, alerts: Array<{ severity: Severity }> | null }>, pageInfo: { hasNextPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type PortfolioQueryVariables = Exact<{
  filter?: ClientFilter | null | undefined;
}>;


export type PortfolioQuery = { portfolio: { clientCount: number, alertCursor: string, exposure: Array<{ amount: string, currency: string }>, exposureUnderAlert: Array<{ amount: string, currency: string }>, openAlertsBySeverity: Array<{ severity: Severity, alertCount: number }>, countsByTier: Array<{ tier: ClientTier, clientCount: number }>, countsByStage: Array<{ stage: ClientStage, clientCount: number }>, byIndustry: Array<{ clientCount: number, alertWeight: number, industry: { code: string, name: string } | null }> } | null };

export type PublishDocumentsMutationVariables = Exact<{
  input: PublishDocumentsInput;
}>;


export type PublishDocumentsMutation = { publishDocuments: { version: { version: string, documentCount: number, contentHash: string | null } | null, deprecated: Array<{ operation: string, coordinate: string, reason: string }>, failure: { code: string, message: string, path: string | null } | null, failures: Array<{ code: string, message: string, path: string | null }> } | null };

export type PublishWarningRuleMutationVariables = Exact<{
  input: PublishWarningRuleInput;
}>;


export type PublishWarningRuleMutation = { publishWarningRule: { rule: { id: string, code: string, version: number, status: RuleStatus, publishedAt: string | null } | null, failures: Array<{ code: string, message: string, path: string | null }>, failure: { code: string, message: string } | null } | null };

export type RecordObservationsMutationVariables = Exact<{
  input: RecordObservationsInput;
}>;


export type RecordObservationsMutation = { recordObservations: { recorded: number, alertsRaised: number, rejected: Array<{ index: number | null, failure: { code: string, message: string, path: string | null } | null }>, failure: { code: string, message: string } | null } | null };

export type RecordStatementMutationVariables = Exact<{
  input: RecordStatementInput;
}>;


export type RecordStatementMutation = { recordStatement: { observationCount: number, alertsRaised: number, warnings: Array<string>, statement: { id: string, periodEnd: string, version: number, notes: Array<string> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type RejectAlertFalsePositiveMutationVariables = Exact<{
  input: RejectAlertFalsePositiveInput;
}>;


export type RejectAlertFalsePositiveMutation = { rejectAlertFalsePositive: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type ResolveAlertMutationVariables = Exact<{
  input: ResolveAlertInput;
}>;


export type ResolveAlertMutation = { resolveAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand>, history: Array<{ kind: AlertEventKind, note: string | null, occurredAt: string, actor: { name: string } | null }> | null } | null, failure: { code: string, message: string } | null } | null };

export type SnoozeAlertMutationVariables = Exact<{
  input: SnoozeAlertInput;
}>;


export type SnoozeAlertMutation = { snoozeAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type StartAlertInvestigationMutationVariables = Exact<{
  input: StartAlertInvestigationInput;
}>;


export type StartAlertInvestigationMutation = { startAlertInvestigation: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type UsersQueryVariables = Exact<{ [key: string]: never; }>;


export type UsersQuery = { users: { nodes: Array<{ id: string, name: string }> } | null };

export type WakeAlertMutationVariables = Exact<{
  input: WakeAlertInput;
}>;


export type WakeAlertMutation = { wakeAlert: { alert: { id: string, status: AlertStatus, allowedCommands: Array<AlertCommand> } | null, failure: { code: string, message: string, path: string | null } | null } | null };

export type WallFeedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: AlertFilter | null | undefined;
  language?: Language | null | undefined;
}>;


export type WallFeedSubscription = { alertFeed:
    | { __typename: 'AlertEvent', cursor: string, kind: AlertEventKind, occurredAt: string, alert: { id: string, severity: Severity, status: AlertStatus, explanation: string, raisedAt: string, recordedAt: string, dueAt: string | null, overdue: boolean, rule: { code: string, name: string }, client: { id: string, name: string, localName: string | null, unit: { code: string, name: string, localName: string | null } } } }
    | { __typename: 'FeedHeartbeat', cursor: string, sentAt: string, nextWithinMs: number }
    | { __typename: 'FeedResync', reason: FeedResyncReason, message: string }
   | null };

export type WallUnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type WallUnitsQuery = { organisationUnits: { nodes: Array<{ id: string, code: string, name: string, localName: string | null, path: string }> } };

export type WallQueryVariables = Exact<{
  clients?: ClientFilter | null | undefined;
  alerts?: AlertFilter | null | undefined;
  watched?: ClientFilter | null | undefined;
  days: number;
  first: number;
  language?: Language | null | undefined;
}>;


export type WallQuery = { me: { institutionName: string, businessDate: string }, portfolio: { alertCursor: string, clientCount: number, exposure: Array<{ amount: string, currency: string }>, exposureUnderAlert: Array<{ amount: string, currency: string }>, openAlertsBySeverity: Array<{ severity: Severity, alertCount: number }>, alertActivity: Array<{ severity: Severity, raisedCount: number, closedCount: number }>, acknowledged: Array<{ severity: Severity, medianHoursToAcknowledge: number | null, medianHoursDemanded: number | null }>, byIndustry: Array<{ clientCount: number, alertWeight: number, industry: { code: string, name: string, localName: string | null } | null, exposure: Array<{ amount: string, currency: string }> }>, byUnit: Array<{ clientCount: number, alertWeight: number, unit: { code: string, name: string, localName: string | null, path: string }, openAlertsBySeverity: Array<{ severity: Severity, alertCount: number }> }> } | null, alerts: { nodes: Array<{ id: string, severity: Severity, status: AlertStatus, explanation: string, raisedAt: string, recordedAt: string, dueAt: string | null, overdue: boolean, rule: { code: string, name: string }, client: { id: string, name: string, localName: string | null, unit: { code: string, name: string, localName: string | null } } }> } | null, watched: { totalCount: number, nodes: Array<{ id: string, name: string, localName: string | null, tierHistory: Array<{ fromTier: ClientTier | null, toTier: ClientTier, occurredAt: string }> | null }> } | null, warningRules: Array<{ code: string, name: string, severity: Severity, openAlertCount: number }> | null };

export type WarningRulesQueryVariables = Exact<{
  status?: RuleStatus | null | undefined;
}>;


export type WarningRulesQuery = { warningRules: Array<{ id: string, code: string, version: number, name: string, severity: Severity, segments: Array<ClientSegment>, openAlertCount: number, response: { duty: ResponseDuty, action: string, withinHours: number } | null }> | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
      history(first: 5) {
        kind
        actor {
          name
        }
        note
        occurredAt
      }
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:6ec602eb814f6ceb4a7bf175e1ba890b6c716d16af3d07d5486daf31f15dc477"}) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const AlertCursorDocument = new TypedDocumentString(`
    query AlertCursor {
  portfolio {
    alertCursor
  }
}
    `, {"hash":"sha256:940dc59b09fcc376c22792e4185f54a0b51afe1560e8d1627688aa761391eadd"}) as unknown as TypedDocumentString<AlertCursorQuery, AlertCursorQueryVariables>;
export const AlertFeedDocument = new TypedDocumentString(`
    subscription AlertFeed($after: String, $filter: AlertFilter) {
  alertFeed(after: $after, filter: $filter) {
    __typename
    ... on AlertEvent {
      cursor
      kind
      occurredAt
      alert {
        id
        severity
        status
        explanation
        client {
          reference
          name
        }
      }
    }
    ... on FeedHeartbeat {
      cursor
      sentAt
      nextWithinMs
    }
    ... on FeedResync {
      reason
      message
    }
  }
}
    `, {"hash":"sha256:5e5ac8c65d28b714b3c6c312efca2933d6a6813617132c9cfa88d9b0d48a3309"}) as unknown as TypedDocumentString<AlertFeedSubscription, AlertFeedSubscriptionVariables>;
export const AlertPageDocument = new TypedDocumentString(`
    query AlertPage($id: ID!, $language: Language = EN) {
  alert(id: $id) {
    id
    severity
    status
    explanation(language: $language)
    toClear(language: $language)
    conditionCleared
    raisedAt
    lastEvidenceAt
    dueAt
    overdue
    acknowledgedAt
    resolvedAt
    resolution(language: $language)
    resolvedHow
    resolvedBy {
      name
    }
    closedAt
    closedBy {
      name
    }
    snoozedUntil
    falsePositiveReason
    falsePositiveProposedBy {
      name
    }
    assignee {
      id
      name
    }
    response {
      action(language: $language)
      duty
      withinHours
    }
    rule {
      code
      name(language: $language)
      version
      description(language: $language)
    }
    client {
      id
      name
      localName
      reference
      tier
      unit {
        name
        localName
      }
      industry {
        name
        localName
      }
      relationshipManager {
        name
      }
    }
    facility {
      id
      reference
      product
    }
    evidenceCount
    evidence(first: 10) {
      asOf
      value
      measure
      measured
      threshold
      distance
      explanation(language: $language)
      peerMedian
      peerPercentile
      recordedAt
      rule {
        version
      }
      indicator {
        code
        name(language: $language)
        unit
        direction
        formula
      }
      observations {
        id
        asOf
        value
        lineage {
          statement {
            id
            periodEnd
            basis
            currency
            source
            version
          }
          lines {
            code
            name(language: $language)
            value
            derived
          }
        }
      }
    }
    history(first: 50) {
      kind
      fromStatus
      toStatus
      occurredAt
      note(language: $language)
      actor {
        name
      }
    }
    actions {
      id
      description
      dueOn
      owner {
        name
      }
      completedAt
      completedBy {
        name
      }
      outcome
    }
    allowedCommands
  }
}
    `, {"hash":"sha256:546d00d914bd2d40b7c2efe8da8762ca52a38e10667fff5b8d272264e152f9f4"}) as unknown as TypedDocumentString<AlertPageQuery, AlertPageQueryVariables>;
export const AlertSignalsDocument = new TypedDocumentString(`
    subscription AlertSignals($after: String, $filter: AlertFilter) {
  alertFeed(after: $after, filter: $filter) {
    __typename
    ... on AlertEvent {
      cursor
      kind
    }
    ... on FeedHeartbeat {
      cursor
      nextWithinMs
    }
    ... on FeedResync {
      reason
      message
    }
  }
}
    `, {"hash":"sha256:0792f4d8daecdfe2c1113cf49c947924ca9d738efb7b53d62f20800800fdefa9"}) as unknown as TypedDocumentString<AlertSignalsSubscription, AlertSignalsSubscriptionVariables>;
export const AlertsDocument = new TypedDocumentString(`
    query Alerts($first: Int = 20, $after: String, $filter: AlertFilter, $orderBy: AlertOrder = SEVERITY_DESC) {
  alerts(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      severity
      status
      raisedAt
      dueAt
      overdue
      explanation
      toClear
      allowedCommands
      rule {
        code
        version
        name
      }
      client {
        reference
        name
      }
      assignee {
        name
      }
      evidence(first: 1) {
        measured
        threshold
        distance
        peerMedian
        observations {
          indicator {
            code
          }
          value
          asOf
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:d7340a54655d645599c4ef43ffdc3a1a54080a6a3dfc62fb9630ca9307ca8bbe"}) as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const AssignAlertDocument = new TypedDocumentString(`
    mutation AssignAlert($input: AssignAlertInput!) {
  assignAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:d98e5ae00a49a0af54d4b67882c13934be39d9ba89c5c249b4a54a226ce6d875"}) as unknown as TypedDocumentString<AssignAlertMutation, AssignAlertMutationVariables>;
export const ClientIndicatorDocument = new TypedDocumentString(`
    query ClientIndicator($id: ID!, $indicator: String!) {
  client(id: $id) {
    observations(indicator: $indicator, last: 24) {
      asOf
      value
      nullReason
    }
    industryPosition(indicator: $indicator) {
      median
      percentile
      peerCount
    }
  }
}
    `, {"hash":"sha256:574573cb391a38a1b56a8cb2c5ec78f4caf2570b8e31969b9421980233c04bf5"}) as unknown as TypedDocumentString<ClientIndicatorQuery, ClientIndicatorQueryVariables>;
export const ClientPageDocument = new TypedDocumentString(`
    query ClientPage($id: ID!, $language: Language = EN) {
  client(id: $id) {
    id
    reference
    name
    localName
    registrationId
    registrationScheme
    country
    segment
    stage
    tier
    unit {
      code
      name
      localName
    }
    industry {
      code
      name
      localName
    }
    relationshipManager {
      name
    }
    stageHistory {
      fromStage
      toStage
      occurredAt
    }
    tierHistory {
      fromTier
      toTier
      occurredAt
      reason
    }
    management {
      id
      name
      position
      keyPerson
      since
      until
    }
    exposures {
      asOf
      currency
      gross {
        amount
        currency
      }
      net {
        amount
        currency
      }
      drawn {
        amount
        currency
      }
      undrawn {
        amount
        currency
      }
    }
    facilities {
      id
      reference
      product
      status
      committed {
        amount
        currency
      }
      outstanding {
        amount
        currency
      }
      utilisation {
        value
        reason
      }
      daysPastDue
      maturesOn
      loanToValue {
        value
        reason
      }
    }
    collateral {
      id
      reference
      kind
      description
      status
      loanToValue {
        value
        reason
      }
      latestValuation {
        value {
          amount
          currency
        }
        valuedOn
      }
      valuationIsStale
    }
    latestObservations {
      source
      asOf
      value
      nullReason
      indicator {
        code
        name(language: $language)
        unit
      }
    }
    consolidated: statements(basis: CONSOLIDATED, last: 5) {
      id
      basis
      periodStart
      periodEnd
      periodMonths
      currency
      auditOpinion
      version
      lines {
        code
        name(language: $language)
        section
        value
        derived
      }
    }
    separate: statements(basis: SEPARATE, last: 5) {
      id
      basis
      periodStart
      periodEnd
      periodMonths
      currency
      auditOpinion
      version
      lines {
        code
        name(language: $language)
        section
        value
        derived
      }
    }
    connections {
      id
      type
      direction
      share
      client {
        id
        reference
        name
        localName
      }
    }
    connectedGroups {
      basis
      memberCount
      truncated
    }
    alerts(first: 50) {
      id
      severity
      status
      explanation(language: $language)
      raisedAt
      overdue
      history(first: 1) {
        occurredAt
      }
      rule {
        code
        name(language: $language)
      }
      facility {
        reference
      }
      evidence(first: 5) {
        indicator {
          code
        }
      }
    }
  }
}
    `, {"hash":"sha256:b0e08ac4f8ecf8adf7fb0bc29d97611482a034c0fcfb8e5cbaba68f229ae2328"}) as unknown as TypedDocumentString<ClientPageQuery, ClientPageQueryVariables>;
export const ClientDocument = new TypedDocumentString(`
    query Client($reference: String!) {
  client(reference: $reference) {
    id
    name
    localName
    registrationId
    stage
    tier
    industry {
      code
      name
    }
    relationshipManager {
      name
    }
    exposures {
      currency
      gross {
        amount
      }
      net {
        amount
      }
      collateral {
        amount
      }
    }
    facilities {
      reference
      product
      status
      outstanding {
        amount
        currency
      }
      utilisation {
        value
        reason
      }
      loanToValue {
        value
        reason
      }
      arrears {
        daysPastDue
        amount {
          amount
          currency
        }
      }
    }
    collateral {
      reference
      kind
      status
      latestValuation {
        valuedOn
      }
      valuationIsStale
    }
    statements(last: 4) {
      periodEnd
      currency
      auditOpinion
      lines {
        code
        value
        derived
      }
    }
    latestObservations {
      indicator {
        code
        name
        unit
      }
      value
      nullReason
      asOf
      lineage {
        statement {
          periodEnd
        }
        lines {
          code
          value
        }
      }
    }
    industryPosition(indicator: "current_ratio") {
      value
      median
      percentile
      peerCount
    }
    alerts(open: true) {
      severity
      status
      explanation
      toClear
    }
    management {
      name
      position
      keyPerson
    }
    connectedGroups {
      basis
      memberCount
      members {
        reference
        name
      }
    }
  }
}
    `, {"hash":"sha256:f8af7110d9b198d496e6f320b1bcbff48dd1e9e7d515161490772fa079ef44c8"}) as unknown as TypedDocumentString<ClientQuery, ClientQueryVariables>;
export const ClientsDocument = new TypedDocumentString(`
    query Clients($first: Int = 20, $after: String, $filter: ClientFilter, $orderBy: ClientOrder = NAME_ASC) {
  clients(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      reference
      name
      segment
      tier
      unit {
        code
      }
      facilities {
        reference
        product
        status
        committed {
          amount
          currency
        }
        outstanding {
          amount
          currency
        }
        daysPastDue
      }
      latestObservations(
        indicators: ["current_ratio", "debt_to_ebitda", "altman_z_nonmanufacturer"]
      ) {
        indicator {
          code
          unit
        }
        value
        nullReason
        asOf
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:7bb58e81c2d593d895c5494738891b35e6dd612ac47292c51da429178577b932"}) as unknown as TypedDocumentString<ClientsQuery, ClientsQueryVariables>;
export const CloseAlertDocument = new TypedDocumentString(`
    mutation CloseAlert($input: CloseAlertInput!) {
  closeAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:4f582d2f963f50eff03ab384443b8f190393396f14a4c7d6765ffb8b26c1359f"}) as unknown as TypedDocumentString<CloseAlertMutation, CloseAlertMutationVariables>;
export const CompleteAlertActionDocument = new TypedDocumentString(`
    mutation CompleteAlertAction($input: CompleteAlertActionInput!) {
  completeAlertAction(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:fd9bed7aa8f4b1ff2a43c4d4831eb3b7f0769d5a51dcfad0c2fa6edb27ac6f1b"}) as unknown as TypedDocumentString<CompleteAlertActionMutation, CompleteAlertActionMutationVariables>;
export const ConfirmAlertFalsePositiveDocument = new TypedDocumentString(`
    mutation ConfirmAlertFalsePositive($input: ConfirmAlertFalsePositiveInput!) {
  confirmAlertFalsePositive(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:5aeecc2b6224afad7d8e8100850b9de6ffcadbbdbe4c79dd07a023f101e0ddc6"}) as unknown as TypedDocumentString<ConfirmAlertFalsePositiveMutation, ConfirmAlertFalsePositiveMutationVariables>;
export const CreateClientDocument = new TypedDocumentString(`
    mutation CreateClient($input: CreateClientInput!) {
  createClient(input: $input) {
    client {
      id
      reference
      name
      stage
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:d9989b52c790bf40ff56e359513496ec8d709a4f670d154d7a91dd40aa75c55d"}) as unknown as TypedDocumentString<CreateClientMutation, CreateClientMutationVariables>;
export const DraftWarningRuleDocument = new TypedDocumentString(`
    mutation DraftWarningRule($input: DraftWarningRuleInput!) {
  draftWarningRule(input: $input) {
    rule {
      id
      code
      version
      status
    }
    failures {
      code
      message
      path
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:cd842ec7ed2ae49a873a3bc0cbfc366900932aa298b1ceeb4c4fe5071b66eb27"}) as unknown as TypedDocumentString<DraftWarningRuleMutation, DraftWarningRuleMutationVariables>;
export const DryRunWarningRuleDocument = new TypedDocumentString(`
    mutation DryRunWarningRule($input: DryRunWarningRuleInput!) {
  dryRunWarningRule(input: $input) {
    raisedCount
    strengthenedCount
    clearedCount
    reopenedCount
    subjects {
      decision
      explanation
      client {
        reference
        name
      }
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:fe37102bae3d623aece30652984e5f05861aedf37060cf5d397f338dd4a40263"}) as unknown as TypedDocumentString<DryRunWarningRuleMutation, DryRunWarningRuleMutationVariables>;
export const FacilitiesDocument = new TypedDocumentString(`
    query Facilities($first: Int = 20, $after: String, $filter: FacilityFilter, $orderBy: FacilityOrder = DAYS_PAST_DUE_DESC) {
  facilities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      reference
      product
      status
      client {
        reference
        name
      }
      outstanding {
        amount
        currency
      }
      arrears {
        asOf
        daysPastDue
        principal {
          amount
        }
        interest {
          amount
        }
      }
      schedule {
        number
        dueDate
        status
        unpaid {
          amount
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b4dbc1d9caa7b02e69d09be32da8c8c8cdd727f8c4d24982a9b585d9d2499a0f"}) as unknown as TypedDocumentString<FacilitiesQuery, FacilitiesQueryVariables>;
export const IndicatorHistoryDocument = new TypedDocumentString(`
    query IndicatorHistory($subject: ID!, $client: ID!, $indicator: String!, $last: Int = 60) {
  node(id: $subject) {
    ... on Client {
      observations(indicator: $indicator, last: $last) {
        asOf
        value
      }
    }
    ... on Facility {
      observations(indicator: $indicator, last: $last) {
        asOf
        value
      }
    }
  }
  client(id: $client) {
    industry {
      name
    }
    industryPosition(indicator: $indicator) {
      value
      percentile
      median
      lowerQuartile
      upperQuartile
      peerCount
    }
  }
}
    `, {"hash":"sha256:1746739bae2c0a0ae1d60cd9dada8337a473c0315c46ab6e7da407475d793068"}) as unknown as TypedDocumentString<IndicatorHistoryQuery, IndicatorHistoryQueryVariables>;
export const MarkAlertFalsePositiveDocument = new TypedDocumentString(`
    mutation MarkAlertFalsePositive($input: MarkAlertFalsePositiveInput!) {
  markAlertFalsePositive(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:82a1625322506e8e17445bd7fe6e3b54d259765329deb3404e95634a272df9a8"}) as unknown as TypedDocumentString<MarkAlertFalsePositiveMutation, MarkAlertFalsePositiveMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  me {
    user {
      id
      name
    }
    institutionName
    businessDate
    duties {
      duty
      unit {
        code
        name
      }
    }
  }
}
    `, {"hash":"sha256:3b24892360720fe4320d1c5e9e5fe802e9fe589c9c6efec01361a32634f5ebed"}) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const PersistedDocumentsDocument = new TypedDocumentString(`
    query PersistedDocuments($first: Int = 20, $after: String, $applicationCode: String, $version: String, $active: Boolean = true) {
  persistedDocuments(
    first: $first
    after: $after
    applicationCode: $applicationCode
    version: $version
    active: $active
  ) {
    nodes {
      id
      name
      kind
      hash
      cost
      version {
        version
        publishedAt
        application {
          code
          partner {
            code
            name
          }
        }
      }
      usage {
        requestCount
        errorCount
        lastUsedAt
        p95Ms
      }
      deprecatedMembers {
        coordinate
        reason
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:59acf30deda377c32f074bf91aaf0a3b07e47d27110132bd8a1603ccbe235f18"}) as unknown as TypedDocumentString<PersistedDocumentsQuery, PersistedDocumentsQueryVariables>;
export const PlanAlertActionDocument = new TypedDocumentString(`
    mutation PlanAlertAction($input: PlanAlertActionInput!) {
  planAlertAction(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:92a89e7c53ac4a80a7a37d87969a43ce186b8f36705b38123c861db1667c0beb"}) as unknown as TypedDocumentString<PlanAlertActionMutation, PlanAlertActionMutationVariables>;
export const PortfolioChoicesDocument = new TypedDocumentString(`
    query PortfolioChoices {
  organisationUnits(first: 500) {
    nodes {
      id
      code
      name
      localName
      path
    }
  }
  industries(first: 500) {
    nodes {
      code
      name
      localName
    }
  }
}
    `, {"hash":"sha256:325e305fd9292b0b753dfb81e4f641940443518628fc393d529e41ac0a22909b"}) as unknown as TypedDocumentString<PortfolioChoicesQuery, PortfolioChoicesQueryVariables>;
export const PortfolioPageDocument = new TypedDocumentString(`
    query PortfolioPage($first: Int, $after: String, $last: Int, $before: String, $filter: ClientFilter, $orderBy: ClientOrder = ALERT_WEIGHT_DESC) {
  clients(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      id
      reference
      name
      localName
      segment
      stage
      tier
      unit {
        code
        name
        localName
      }
      industry {
        code
        name
        localName
      }
      relationshipManager {
        name
      }
      exposures {
        net {
          amount
          currency
        }
      }
      facilities {
        daysPastDue
      }
      alerts(open: true, first: 20) {
        severity
      }
    }
    pageInfo {
      hasNextPage
      startCursor
      endCursor
    }
  }
}
    `, {"hash":"sha256:1deb0aad139c09c4d3bc14e23c72d892ac1e693bccf2bf782cc17eee217d8870"}) as unknown as TypedDocumentString<PortfolioPageQuery, PortfolioPageQueryVariables>;
export const PortfolioDocument = new TypedDocumentString(`
    query Portfolio($filter: ClientFilter) {
  portfolio(filter: $filter) {
    clientCount
    exposure {
      amount
      currency
    }
    exposureUnderAlert {
      amount
      currency
    }
    openAlertsBySeverity {
      severity
      alertCount
    }
    countsByTier {
      tier
      clientCount
    }
    countsByStage {
      stage
      clientCount
    }
    byIndustry {
      industry {
        code
        name
      }
      clientCount
      alertWeight
    }
    alertCursor
  }
}
    `, {"hash":"sha256:089325585c64ad10e83f9592cdfa7c5a87d60958730ec4ae3d8884ea3a4d7e39"}) as unknown as TypedDocumentString<PortfolioQuery, PortfolioQueryVariables>;
export const PublishDocumentsDocument = new TypedDocumentString(`
    mutation PublishDocuments($input: PublishDocumentsInput!) {
  publishDocuments(input: $input) {
    version {
      version
      documentCount
      contentHash
    }
    deprecated {
      operation
      coordinate
      reason
    }
    failure {
      code
      message
      path
    }
    failures {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:c3040642e23a68226cfd4cbe9742f5f473babfbf85a219c3090d801851c7563e"}) as unknown as TypedDocumentString<PublishDocumentsMutation, PublishDocumentsMutationVariables>;
export const PublishWarningRuleDocument = new TypedDocumentString(`
    mutation PublishWarningRule($input: PublishWarningRuleInput!) {
  publishWarningRule(input: $input) {
    rule {
      id
      code
      version
      status
      publishedAt
    }
    failures {
      code
      message
      path
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:804b83c45ae5ea59c78f3c2ebb1421e6921d8ac71be490b938e087b3d019a7e2"}) as unknown as TypedDocumentString<PublishWarningRuleMutation, PublishWarningRuleMutationVariables>;
export const RecordObservationsDocument = new TypedDocumentString(`
    mutation RecordObservations($input: RecordObservationsInput!) {
  recordObservations(input: $input) {
    recorded
    alertsRaised
    rejected {
      index
      failure {
        code
        message
        path
      }
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:960580d8e1cb66032e848aaddc8b4082295aaa5b3a93f4629638eb6ed8d20bfe"}) as unknown as TypedDocumentString<RecordObservationsMutation, RecordObservationsMutationVariables>;
export const RecordStatementDocument = new TypedDocumentString(`
    mutation RecordStatement($input: RecordStatementInput!) {
  recordStatement(input: $input) {
    statement {
      id
      periodEnd
      version
      notes
    }
    observationCount
    alertsRaised
    warnings
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:75dbaf15d103075c44cd026628dc38258e48a6ea17072ec6f906d4b11208b0d5"}) as unknown as TypedDocumentString<RecordStatementMutation, RecordStatementMutationVariables>;
export const RejectAlertFalsePositiveDocument = new TypedDocumentString(`
    mutation RejectAlertFalsePositive($input: RejectAlertFalsePositiveInput!) {
  rejectAlertFalsePositive(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:2f2ec637a6c3dae3fef553be2cbd87d1329b36b73d311cd5c8ae584166ced957"}) as unknown as TypedDocumentString<RejectAlertFalsePositiveMutation, RejectAlertFalsePositiveMutationVariables>;
export const ResolveAlertDocument = new TypedDocumentString(`
    mutation ResolveAlert($input: ResolveAlertInput!) {
  resolveAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
      history(first: 5) {
        kind
        actor {
          name
        }
        note
        occurredAt
      }
    }
    failure {
      code
      message
    }
  }
}
    `, {"hash":"sha256:28a52b0c6a7e0925834b27fc621935ba452297cc6116b7fadea6d94996e4cdd7"}) as unknown as TypedDocumentString<ResolveAlertMutation, ResolveAlertMutationVariables>;
export const SnoozeAlertDocument = new TypedDocumentString(`
    mutation SnoozeAlert($input: SnoozeAlertInput!) {
  snoozeAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:e211ffd86685946465568100a108f67809c5862ae646449ace78358e79ae0a26"}) as unknown as TypedDocumentString<SnoozeAlertMutation, SnoozeAlertMutationVariables>;
export const StartAlertInvestigationDocument = new TypedDocumentString(`
    mutation StartAlertInvestigation($input: StartAlertInvestigationInput!) {
  startAlertInvestigation(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:47b8a8983d250692eca9c734fd461d50bfc131df0fd1a7c45189ef46341110e1"}) as unknown as TypedDocumentString<StartAlertInvestigationMutation, StartAlertInvestigationMutationVariables>;
export const UsersDocument = new TypedDocumentString(`
    query Users {
  users(first: 500) {
    nodes {
      id
      name
    }
  }
}
    `, {"hash":"sha256:a6b2bb2f248a31d3031de7098f4f174934f61c2bb878ff771cfb7e5a1ecd5fbf"}) as unknown as TypedDocumentString<UsersQuery, UsersQueryVariables>;
export const WakeAlertDocument = new TypedDocumentString(`
    mutation WakeAlert($input: WakeAlertInput!) {
  wakeAlert(input: $input) {
    alert {
      id
      status
      allowedCommands
    }
    failure {
      code
      message
      path
    }
  }
}
    `, {"hash":"sha256:1dd8901de56488c1b28295e2e8f342bad3b6f09db668c8a09903aedf6e7868c3"}) as unknown as TypedDocumentString<WakeAlertMutation, WakeAlertMutationVariables>;
export const WallFeedDocument = new TypedDocumentString(`
    subscription WallFeed($after: String, $filter: AlertFilter, $language: Language = EN) {
  alertFeed(after: $after, filter: $filter) {
    __typename
    ... on AlertEvent {
      cursor
      kind
      occurredAt
      alert {
        id
        severity
        status
        explanation(language: $language)
        raisedAt
        recordedAt
        dueAt
        overdue
        rule {
          code
          name(language: $language)
        }
        client {
          id
          name
          localName
          unit {
            code
            name
            localName
          }
        }
      }
    }
    ... on FeedHeartbeat {
      cursor
      sentAt
      nextWithinMs
    }
    ... on FeedResync {
      reason
      message
    }
  }
}
    `, {"hash":"sha256:f25fe620834c1bd4d51043eadba2c9dc74c4312450377a20a2618fd2b0c89211"}) as unknown as TypedDocumentString<WallFeedSubscription, WallFeedSubscriptionVariables>;
export const WallUnitsDocument = new TypedDocumentString(`
    query WallUnits {
  organisationUnits(first: 500) {
    nodes {
      id
      code
      name
      localName
      path
    }
  }
}
    `, {"hash":"sha256:3b95e56180dcec26186e4c626056ef98531b92a215e2eaa08da9401346acc4aa"}) as unknown as TypedDocumentString<WallUnitsQuery, WallUnitsQueryVariables>;
export const WallDocument = new TypedDocumentString(`
    query Wall($clients: ClientFilter, $alerts: AlertFilter, $watched: ClientFilter, $days: Int!, $first: Int!, $language: Language = EN) {
  me {
    institutionName
    businessDate
  }
  portfolio(filter: $clients) {
    alertCursor
    clientCount
    exposure {
      amount
      currency
    }
    exposureUnderAlert {
      amount
      currency
    }
    openAlertsBySeverity {
      severity
      alertCount
    }
    alertActivity(days: $days) {
      severity
      raisedCount
      closedCount
    }
    acknowledged: alertActivity(days: 30) {
      severity
      medianHoursToAcknowledge
      medianHoursDemanded
    }
    byIndustry {
      industry {
        code
        name
        localName
      }
      clientCount
      alertWeight
      exposure {
        amount
        currency
      }
    }
    byUnit {
      unit {
        code
        name
        localName
        path
      }
      clientCount
      alertWeight
      openAlertsBySeverity {
        severity
        alertCount
      }
    }
  }
  alerts(first: $first, filter: $alerts, orderBy: RAISED_DESC) {
    nodes {
      id
      severity
      status
      explanation(language: $language)
      raisedAt
      recordedAt
      dueAt
      overdue
      rule {
        code
        name(language: $language)
      }
      client {
        id
        name
        localName
        unit {
          code
          name
          localName
        }
      }
    }
  }
  watched: clients(first: 8, filter: $watched, orderBy: NAME_ASC) {
    totalCount
    nodes {
      id
      name
      localName
      tierHistory {
        fromTier
        toTier
        occurredAt
      }
    }
  }
  warningRules(status: PUBLISHED) {
    code
    name(language: $language)
    severity
    openAlertCount
  }
}
    `, {"hash":"sha256:e7695346b447cde6dc3474464a97ae9c212391d8ffd5bff38e0e7eb411ff618d"}) as unknown as TypedDocumentString<WallQuery, WallQueryVariables>;
export const WarningRulesDocument = new TypedDocumentString(`
    query WarningRules($status: RuleStatus = PUBLISHED) {
  warningRules(status: $status) {
    id
    code
    version
    name
    severity
    segments
    openAlertCount
    response {
      duty
      action
      withinHours
    }
  }
}
    `, {"hash":"sha256:dad1efa07d1473bfed0b5bf557a006ee25e84ac40d1c0df8071c78e388318866"}) as unknown as TypedDocumentString<WarningRulesQuery, WarningRulesQueryVariables>;