/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What judging a rule does to its alert on a subject. */
export type AlertDecision =
  /** Adds evidence to the one that is open. */
  | 'ADD_EVIDENCE'
  /** Clears it: the figures are sound again. */
  | 'CLEAR'
  /** Nothing. */
  | 'NONE'
  /** Raises one. */
  | 'RAISE'
  /** Reopens the one that was resolved. */
  | 'REOPEN';

/** The auditor's opinion (ISA 700, 705). */
export type AuditOpinion =
  /** Not true and fair. */
  | 'ADVERSE'
  /** The auditor could not form an opinion. */
  | 'DISCLAIMER'
  /** True and fair except for what the opinion names. */
  | 'QUALIFIED'
  /** No audit. */
  | 'UNAUDITED'
  /** True and fair. */
  | 'UNQUALIFIED';

/** The change against an earlier observation. */
export type ChangeConditionInput = {
  /** Reaching this clears it; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. None with EQ and NEQ. */
  clearThreshold?: string | null | undefined;
  /** How a change that triggers compares with the threshold. */
  comparison: Comparison;
  /** Code of the indicator to look at. */
  indicator: string;
  /** How the change is measured. */
  mode: ChangeMode;
  /** How many observations back it is held against, 1 to 120. */
  overPeriods?: number;
  /** Successive changes that must all be past the threshold, 1 to 120. */
  periods?: number;
  /** In the indicator's unit, or as a share for RELATIVE: -0.2 is a fall of 20 %. */
  threshold: string;
};

/** How a change is measured. */
export type ChangeMode =
  /** The difference, in the indicator's unit. */
  | 'ABSOLUTE'
  /** The difference as a share of the earlier figure; 0.3 is +30 %. */
  | 'RELATIVE';

/** Which clients; conditions that are given must all hold, and within a list any one. */
export type ClientFilter = {
  /** With an open alert of any of these severities. */
  alertSeverities?: Array<Severity> | null | undefined;
  /** Any of these industry codes. */
  industryCodes?: Array<string> | null | undefined;
  /** Any of these relationship managers. */
  relationshipManagerIds?: Array<string | number> | null | undefined;
  /** Part of the name, the local name or the reference; case does not matter. */
  search?: string | null | undefined;
  /** Any of these segments. */
  segments?: Array<ClientSegment> | null | undefined;
  /** Any of these stages. */
  stages?: Array<ClientStage> | null | undefined;
  /** Any of these tiers. */
  tiers?: Array<ClientTier> | null | undefined;
  /** In the book of any of these organisation units, or of a unit below one of them. */
  unitIds?: Array<string | number> | null | undefined;
};

/** Why two clients are one risk. */
export type ClientLinkType =
  /** One controls the other. */
  | 'CONTROL'
  /** One could not pay if the other failed. */
  | 'ECONOMIC_DEPENDENCE';

/** The kind of client; rules and thresholds are set per segment. */
export type ClientSegment =
  /** A company of size. */
  | 'CORPORATE'
  /** A bank, insurer, fund or leasing company. */
  | 'FINANCIAL_INSTITUTION'
  /** A company that owns one project and repays from its cash flow. */
  | 'PROJECT_FINANCE'
  /** A small or medium-sized enterprise. */
  | 'SME'
  /** A state, or a borrower a state stands behind. */
  | 'SOVEREIGN';

/** Where the client stands in its life with the institution. */
export type ClientStage =
  /** Has business with the institution. */
  | 'ACTIVE'
  /** Accepted; no facility used yet. */
  | 'APPROVED'
  /** Ended. */
  | 'CLOSED'
  /** Active without use of its facilities. */
  | 'DORMANT'
  /** Examined on site and on paper. */
  | 'DUE_DILIGENCE'
  /** The relationship is being ended. */
  | 'EXITING'
  /** Known, not yet screened. */
  | 'PROSPECT'
  /** Not accepted. */
  | 'REJECTED'
  /** Checked against policy, sanctions and adverse news. */
  | 'SCREENING'
  /** Withdrew before becoming active. */
  | 'WITHDRAWN';

/** How the institution ranks the client; independent of its stage. */
export type ClientTier =
  /** Sought after and well known. */
  | 'CORE'
  /** Sound. */
  | 'QUALITY'
  /** Under warning; exposure is reduced or watched. */
  | 'RISK_WARNING'
  /** Neither sought nor avoided. */
  | 'STANDARD';

/** How a figure that triggers compares with the threshold. */
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
  /** Other than it. */
  | 'NEQ';

/** Several conditions together. */
export type CompositeConditionInput = {
  /** How many, with AT_LEAST only. */
  atLeast?: number | null | undefined;
  /** 1 to 20 conditions; composites nest 4 deep at most. */
  conditions: Array<WarningConditionInput>;
  /** How many of its conditions it needs. */
  operator: CompositeOperator;
};

/** How many of its conditions a composite needs. */
export type CompositeOperator =
  /** All of them. */
  | 'ALL'
  /** One of them. */
  | 'ANY'
  /** A number of them, `atLeast`. */
  | 'AT_LEAST';

/** What createClient takes. Enters a prospect into the book of a unit. */
export type CreateClientInput = {
  /** ISO 3166-1 alpha-2 code. */
  country?: string | null | undefined;
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Industry code. */
  industryCode?: string | null | undefined;
  /** The name in the client's own script. */
  localName?: string | null | undefined;
  /** Registered name. */
  name: string;
  /** The institution's own number for the client; unique in it. */
  reference: string;
  /** Number in the register; its check digit is verified. */
  registrationId?: string | null | undefined;
  /** Which register `registrationId` comes from. */
  registrationScheme?: RegistrationScheme | null | undefined;
  /** The user who looks after it. */
  relationshipManagerId?: string | number | null | undefined;
  /** The kind of client. */
  segment: ClientSegment;
  /** Code of the organisation unit whose book it enters. */
  unitCode: string;
};

/** The next version of a rule. Fails with one of the RULE_ codes; `failures` lists every fault. */
export type DraftWarningRuleInput = {
  /** 2 to 64 capitals, digits and underscores; one that is there already gets a further version. */
  code: string;
  /** What it looks for. */
  condition: WarningConditionInput;
  /** What it looks for, and why. */
  description: string;
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** What people call it. */
  name: string;
  /** The response its alerts demand; a RED rule must demand one. */
  response?: ResponseDemandInput | null | undefined;
  /** The segments it covers; empty: all. */
  segments?: Array<ClientSegment>;
  /** Of the alerts it raises. */
  severity: Severity;
  /** What it is judged on. */
  subject: RuleSubject;
};

/** A version of a rule: RULE_NOT_FOUND where there is none. */
export type DryRunWarningRuleInput = {
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The version, whatever its status. */
  ruleId: string | number;
};

/** What a user is charged with; held in a unit, it covers the subtree. */
export type Duty =
  /** Units, users and duties. */
  | 'ADMINISTRATOR'
  /** Reads everything, changes nothing. */
  | 'AUDITOR'
  /** Assesses and administers credit. */
  | 'CREDIT_OFFICER'
  /** A system outside the institution. */
  | 'PARTNER'
  /** Looks after clients. */
  | 'RELATIONSHIP_MANAGER'
  /** Independent credit risk: rules, checks, closing of alerts. */
  | 'RISK_MANAGER'
  /** A screen: reads alerts and totals. */
  | 'WALL_DISPLAY';

/** What an indicator's figure measures. */
export type IndicatorUnit =
  /** A number of things. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** 1 while it stands, 0 once it is settled. */
  | 'FLAG'
  /** An amount in the statement's currency. */
  | 'MONEY'
  /** A quotient without unit; 0.2 is 20 %. */
  | 'RATIO'
  /** Points on a scale of their own. */
  | 'SCORE';

/** The value itself, over successive observations. */
export type LevelConditionInput = {
  /** Reaching this clears it; at the threshold or on its healthy side. Null: it clears as soon as it no longer holds. None with EQ and NEQ. */
  clearThreshold?: string | null | undefined;
  /** How a value that triggers compares with the threshold. */
  comparison: Comparison;
  /** Days that the unbroken run must span besides. */
  forDays?: number | null | undefined;
  /** Code of the indicator to look at. */
  indicator: string;
  /** Successive observations that must all be past the threshold, 1 to 120. */
  periods?: number;
  /** In the indicator's unit. */
  threshold: string;
};

/** One value to record, of a client or of one of its facilities. */
export type ObservationInput = {
  /** The business date the value is of. */
  asOf: string;
  /** The client by ID; give this or `clientReference`, or name a facility. */
  clientId?: string | number | null | undefined;
  /** The client by the institution's reference. */
  clientReference?: string | null | undefined;
  /** The facility it is about, by ID. */
  facilityId?: string | number | null | undefined;
  /** The facility it is about, by reference. */
  facilityReference?: string | null | undefined;
  /** The indicator's code, such as days_past_due. */
  indicator: string;
  /** Why there is no value. */
  nullReason?: string | null | undefined;
  /** In the indicator's unit; leave it out and give `nullReason` where there is none. */
  value?: string | null | undefined;
};

/** The newest value's percentile among the other clients of the industry. */
export type PeerPercentileConditionInput = {
  /** Reaching this percentile clears it. */
  clearPercentile?: number | null | undefined;
  /** LT or GT. */
  comparison: Comparison;
  /** Code of the indicator to look at. */
  indicator: string;
  /** With fewer peers nothing is said; 5 where it is left out. */
  minimumPeers?: number | null | undefined;
  /** 0 to 100. */
  percentile: number;
};

/** A drafted version to put into force. Fails with RULE_NOT_FOUND, RULE_NOT_DRAFT, and with SEPARATION_OF_DUTIES for whoever drafted it. */
export type PublishWarningRuleInput = {
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** The drafted version. */
  ruleId: string | number;
};

/** A batch of values. */
export type RecordObservationsInput = {
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Up to 10000. */
  observations: Array<ObservationInput>;
};

/** The accounts of one period of one client. The same period again is a restatement: a further version. */
export type RecordStatementInput = {
  /** The auditor's opinion on it. */
  auditOpinion?: AuditOpinion;
  /** Whose figures it shows. */
  basis?: StatementBasis;
  /** The client by ID; give this or `clientReference`. */
  clientId?: string | number | null | undefined;
  /** The client by the institution's reference; give this or `clientId`. */
  clientReference?: string | null | undefined;
  /** ISO 4217 code of all its amounts. */
  currency: string;
  /** Chosen by the caller. A repeated call with the same key and input has one effect and gets the first answer again; with another input it fails with IDEMPOTENCY_KEY_REUSED. */
  idempotencyKey?: string | null | undefined;
  /** Its lines; what follows from them by identity is derived. */
  lines: Array<StatementLineInput>;
  /** Last day of the period, and the date of its balances. */
  periodEnd: string;
  /** First day of the period. */
  periodStart: string;
};

/** Which register a registration number comes from. */
export type RegistrationScheme =
  /** Legal Entity Identifier, ISO 17442, with its check digits. */
  | 'LEI'
  /** Any other register; not checked. */
  | 'OTHER'
  /** China's unified social credit code, GB 32100-2015, with its check character. */
  | 'USCC';

/** Who must do what, by when. */
export type ResponseDemandInput = {
  /** What. */
  action: string;
  /** Who. */
  duty: ResponseDuty;
  /** Within how many hours of the alert being raised, 1 to 8760. */
  withinHours: number;
};

/** Who a response is demanded from. */
export type ResponseDuty =
  /** Credit. */
  | 'CREDIT_OFFICER'
  /** Whoever looks after the client. */
  | 'RELATIONSHIP_MANAGER'
  /** Independent credit risk. */
  | 'RISK_MANAGER';

/** Where a version of a rule stands. */
export type RuleStatus =
  /** Written, and in force for nothing. */
  | 'DRAFT'
  /** In force; one version of a code at most. */
  | 'PUBLISHED'
  /** No longer in force, or a draft that was discarded. */
  | 'RETIRED';

/** What a rule is judged on. */
export type RuleSubject =
  /** A client as a whole. */
  | 'CLIENT'
  /** Each facility by itself. */
  | 'FACILITY';

/** How serious a warning is. */
export type Severity =
  /** Needs a response. */
  | 'ORANGE'
  /** Needs a response at once. */
  | 'RED'
  /** Worth a look. */
  | 'YELLOW';

/** No observation, or none that is young enough. */
export type StalenessConditionInput = {
  /** Code of the indicator to look at. */
  indicator: string;
  /** Days before the business date that the newest observation may be as of, 1 to 3660. */
  maxAgeDays: number;
};

/** Whose figures a statement shows. */
export type StatementBasis =
  /** The group's. */
  | 'CONSOLIDATED'
  /** The company's own. */
  | 'SEPARATE';

/** One amount of a statement. */
export type StatementLineInput = {
  /** Code of the chart of lines, such as current_assets; an unknown one is refused with a suggestion. */
  code: string;
  /** In units of the statement's currency; costs and liabilities are positive. */
  value: string;
};

/** Strictly rising or falling over successive observations. */
export type TrendConditionInput = {
  /** Which way. */
  direction: TrendDirection;
  /** Code of the indicator to look at. */
  indicator: string;
  /** The least move from the first to the last, in the indicator's unit, positive. */
  minimumChange?: string | null | undefined;
  /** Successive observations, 2 to 120. */
  periods: number;
};

/** Which way each observation moves from the one before. */
export type TrendDirection =
  /** Strictly down. */
  | 'FALLING'
  /** Strictly up. */
  | 'RISING';

/** What a rule looks for: give exactly one of the fields. */
export type WarningConditionInput = {
  /** The change against an earlier observation. */
  change?: ChangeConditionInput | null | undefined;
  /** Several conditions together. */
  composite?: CompositeConditionInput | null | undefined;
  /** The value itself. */
  level?: LevelConditionInput | null | undefined;
  /** The percentile among the industry's clients. */
  peerPercentile?: PeerPercentileConditionInput | null | undefined;
  /** No observation that is young enough. */
  staleness?: StalenessConditionInput | null | undefined;
  /** Strictly rising or falling. */
  trend?: TrendConditionInput | null | undefined;
};

export type ClientQueryVariables = Exact<{
  reference: string;
}>;


export type ClientQuery = { client: { id: string, name: string, localName: string | null, registrationId: string | null, stage: ClientStage, tier: ClientTier, industry: { code: string, name: string } | null, relationshipManager: { name: string } | null, statements: Array<{ periodEnd: string, currency: string, auditOpinion: AuditOpinion, lines: Array<{ code: string, value: string, derived: boolean }> }>, latestObservations: Array<{ value: string | null, nullReason: string | null, asOf: string, indicator: { code: string, name: string, unit: IndicatorUnit }, lineage: Array<{ statement: { periodEnd: string }, lines: Array<{ code: string, value: string }> }> }>, industryPosition: { value: string | null, median: string | null, percentile: string | null, peerCount: number } | null, management: Array<{ name: string, position: string, keyPerson: boolean }>, connectedGroups: Array<{ basis: ClientLinkType, memberCount: number, members: Array<{ reference: string, name: string }> }> } | null };

export type ClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: ClientFilter | null | undefined;
}>;


export type ClientsQuery = { clients: { totalCount: number, nodes: Array<{ id: string, reference: string, name: string, segment: ClientSegment, tier: ClientTier, unit: { code: string }, latestObservations: Array<{ value: string | null, nullReason: string | null, asOf: string, indicator: { code: string, unit: IndicatorUnit } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateClientMutationVariables = Exact<{
  input: CreateClientInput;
}>;


export type CreateClientMutation = { createClient: { client: { id: string, reference: string, name: string, stage: ClientStage } | null, failure: { code: string, message: string, path: string | null } | null } };

export type DraftWarningRuleMutationVariables = Exact<{
  input: DraftWarningRuleInput;
}>;


export type DraftWarningRuleMutation = { draftWarningRule: { rule: { id: string, code: string, version: number, status: RuleStatus } | null, failures: Array<{ code: string, message: string, path: string | null }>, failure: { code: string, message: string } | null } };

export type DryRunWarningRuleMutationVariables = Exact<{
  input: DryRunWarningRuleInput;
}>;


export type DryRunWarningRuleMutation = { dryRunWarningRule: { raisedCount: number, strengthenedCount: number, clearedCount: number, reopenedCount: number, subjects: Array<{ decision: AlertDecision, explanation: string, client: { reference: string, name: string } | null }>, failure: { code: string, message: string } | null } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { institutionName: string, businessDate: string, user: { id: string, name: string }, duties: Array<{ duty: Duty, unit: { code: string, name: string } }> } };

export type PublishWarningRuleMutationVariables = Exact<{
  input: PublishWarningRuleInput;
}>;


export type PublishWarningRuleMutation = { publishWarningRule: { rule: { id: string, code: string, version: number, status: RuleStatus, publishedAt: string | null } | null, failures: Array<{ code: string, message: string, path: string | null }>, failure: { code: string, message: string } | null } };

export type RecordObservationsMutationVariables = Exact<{
  input: RecordObservationsInput;
}>;


export type RecordObservationsMutation = { recordObservations: { recorded: number, alertsRaised: number, rejected: Array<{ index: number, failure: { code: string, message: string, path: string | null } }>, failure: { code: string, message: string } | null } };

export type RecordStatementMutationVariables = Exact<{
  input: RecordStatementInput;
}>;


export type RecordStatementMutation = { recordStatement: { observationCount: number, alertsRaised: number, warnings: Array<string>, statement: { id: string, periodEnd: string, version: number, notes: Array<string> } | null, failure: { code: string, message: string, path: string | null } | null } };

export type WarningRulesQueryVariables = Exact<{
  status?: RuleStatus | null | undefined;
}>;


export type WarningRulesQuery = { warningRules: Array<{ id: string, code: string, version: number, name: string, severity: Severity, segments: Array<ClientSegment>, openAlertCount: number, response: { duty: ResponseDuty, action: string, withinHours: number } | null }> };

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
    `, {"hash":"sha256:aa0287675ebf5552cc1b79d95fc2ee3d84a376d4be8315f06aa4bec8f5466188"}) as unknown as TypedDocumentString<ClientQuery, ClientQueryVariables>;
export const ClientsDocument = new TypedDocumentString(`
    query Clients($first: Int = 20, $after: String, $filter: ClientFilter) {
  clients(first: $first, after: $after, filter: $filter) {
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
      latestObservations(
        indicators: ["current_ratio", "altman_z_double_prime", "days_past_due"]
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
    `, {"hash":"sha256:da7cf7e5396946e0b031550a76e387307ad6db4d9aa247dc8d4673e80b4d8c6c"}) as unknown as TypedDocumentString<ClientsQuery, ClientsQueryVariables>;
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