/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Client($reference: String!) {\n  client(reference: $reference) {\n    id\n    name\n    localName\n    registrationId\n    stage\n    tier\n    industry {\n      code\n      name\n    }\n    relationshipManager {\n      name\n    }\n    statements(last: 4) {\n      periodEnd\n      currency\n      auditOpinion\n      lines {\n        code\n        value\n        derived\n      }\n    }\n    latestObservations {\n      indicator {\n        code\n        name\n        unit\n      }\n      value\n      nullReason\n      asOf\n      lineage {\n        statement {\n          periodEnd\n        }\n        lines {\n          code\n          value\n        }\n      }\n    }\n    industryPosition(indicator: \"current_ratio\") {\n      value\n      median\n      percentile\n      peerCount\n    }\n    management {\n      name\n      position\n      keyPerson\n    }\n    connectedGroups {\n      basis\n      memberCount\n      members {\n        reference\n        name\n      }\n    }\n  }\n}": typeof types.ClientDocument,
    "query Clients($first: Int = 20, $after: String, $filter: ClientFilter) {\n  clients(first: $first, after: $after, filter: $filter) {\n    totalCount\n    nodes {\n      id\n      reference\n      name\n      segment\n      tier\n      unit {\n        code\n      }\n      latestObservations(\n        indicators: [\"current_ratio\", \"altman_z_double_prime\", \"days_past_due\"]\n      ) {\n        indicator {\n          code\n          unit\n        }\n        value\n        nullReason\n        asOf\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.ClientsDocument,
    "mutation CreateClient($input: CreateClientInput!) {\n  createClient(input: $input) {\n    client {\n      id\n      reference\n      name\n      stage\n    }\n    failure {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.CreateClientDocument,
    "mutation DraftWarningRule($input: DraftWarningRuleInput!) {\n  draftWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": typeof types.DraftWarningRuleDocument,
    "mutation DryRunWarningRule($input: DryRunWarningRuleInput!) {\n  dryRunWarningRule(input: $input) {\n    raisedCount\n    strengthenedCount\n    clearedCount\n    reopenedCount\n    subjects {\n      decision\n      explanation\n      client {\n        reference\n        name\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": typeof types.DryRunWarningRuleDocument,
    "query Me {\n  me {\n    user {\n      id\n      name\n    }\n    institutionName\n    businessDate\n    duties {\n      duty\n      unit {\n        code\n        name\n      }\n    }\n  }\n}": typeof types.MeDocument,
    "mutation PublishWarningRule($input: PublishWarningRuleInput!) {\n  publishWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n      publishedAt\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": typeof types.PublishWarningRuleDocument,
    "mutation RecordObservations($input: RecordObservationsInput!) {\n  recordObservations(input: $input) {\n    recorded\n    alertsRaised\n    rejected {\n      index\n      failure {\n        code\n        message\n        path\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": typeof types.RecordObservationsDocument,
    "mutation RecordStatement($input: RecordStatementInput!) {\n  recordStatement(input: $input) {\n    statement {\n      id\n      periodEnd\n      version\n      notes\n    }\n    observationCount\n    alertsRaised\n    warnings\n    failure {\n      code\n      message\n      path\n    }\n  }\n}": typeof types.RecordStatementDocument,
    "query WarningRules($status: RuleStatus = PUBLISHED) {\n  warningRules(status: $status) {\n    id\n    code\n    version\n    name\n    severity\n    segments\n    openAlertCount\n    response {\n      duty\n      action\n      withinHours\n    }\n  }\n}": typeof types.WarningRulesDocument,
};
const documents: Documents = {
    "query Client($reference: String!) {\n  client(reference: $reference) {\n    id\n    name\n    localName\n    registrationId\n    stage\n    tier\n    industry {\n      code\n      name\n    }\n    relationshipManager {\n      name\n    }\n    statements(last: 4) {\n      periodEnd\n      currency\n      auditOpinion\n      lines {\n        code\n        value\n        derived\n      }\n    }\n    latestObservations {\n      indicator {\n        code\n        name\n        unit\n      }\n      value\n      nullReason\n      asOf\n      lineage {\n        statement {\n          periodEnd\n        }\n        lines {\n          code\n          value\n        }\n      }\n    }\n    industryPosition(indicator: \"current_ratio\") {\n      value\n      median\n      percentile\n      peerCount\n    }\n    management {\n      name\n      position\n      keyPerson\n    }\n    connectedGroups {\n      basis\n      memberCount\n      members {\n        reference\n        name\n      }\n    }\n  }\n}": types.ClientDocument,
    "query Clients($first: Int = 20, $after: String, $filter: ClientFilter) {\n  clients(first: $first, after: $after, filter: $filter) {\n    totalCount\n    nodes {\n      id\n      reference\n      name\n      segment\n      tier\n      unit {\n        code\n      }\n      latestObservations(\n        indicators: [\"current_ratio\", \"altman_z_double_prime\", \"days_past_due\"]\n      ) {\n        indicator {\n          code\n          unit\n        }\n        value\n        nullReason\n        asOf\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.ClientsDocument,
    "mutation CreateClient($input: CreateClientInput!) {\n  createClient(input: $input) {\n    client {\n      id\n      reference\n      name\n      stage\n    }\n    failure {\n      code\n      message\n      path\n    }\n  }\n}": types.CreateClientDocument,
    "mutation DraftWarningRule($input: DraftWarningRuleInput!) {\n  draftWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": types.DraftWarningRuleDocument,
    "mutation DryRunWarningRule($input: DryRunWarningRuleInput!) {\n  dryRunWarningRule(input: $input) {\n    raisedCount\n    strengthenedCount\n    clearedCount\n    reopenedCount\n    subjects {\n      decision\n      explanation\n      client {\n        reference\n        name\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": types.DryRunWarningRuleDocument,
    "query Me {\n  me {\n    user {\n      id\n      name\n    }\n    institutionName\n    businessDate\n    duties {\n      duty\n      unit {\n        code\n        name\n      }\n    }\n  }\n}": types.MeDocument,
    "mutation PublishWarningRule($input: PublishWarningRuleInput!) {\n  publishWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n      publishedAt\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": types.PublishWarningRuleDocument,
    "mutation RecordObservations($input: RecordObservationsInput!) {\n  recordObservations(input: $input) {\n    recorded\n    alertsRaised\n    rejected {\n      index\n      failure {\n        code\n        message\n        path\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}": types.RecordObservationsDocument,
    "mutation RecordStatement($input: RecordStatementInput!) {\n  recordStatement(input: $input) {\n    statement {\n      id\n      periodEnd\n      version\n      notes\n    }\n    observationCount\n    alertsRaised\n    warnings\n    failure {\n      code\n      message\n      path\n    }\n  }\n}": types.RecordStatementDocument,
    "query WarningRules($status: RuleStatus = PUBLISHED) {\n  warningRules(status: $status) {\n    id\n    code\n    version\n    name\n    severity\n    segments\n    openAlertCount\n    response {\n      duty\n      action\n      withinHours\n    }\n  }\n}": types.WarningRulesDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Client($reference: String!) {\n  client(reference: $reference) {\n    id\n    name\n    localName\n    registrationId\n    stage\n    tier\n    industry {\n      code\n      name\n    }\n    relationshipManager {\n      name\n    }\n    statements(last: 4) {\n      periodEnd\n      currency\n      auditOpinion\n      lines {\n        code\n        value\n        derived\n      }\n    }\n    latestObservations {\n      indicator {\n        code\n        name\n        unit\n      }\n      value\n      nullReason\n      asOf\n      lineage {\n        statement {\n          periodEnd\n        }\n        lines {\n          code\n          value\n        }\n      }\n    }\n    industryPosition(indicator: \"current_ratio\") {\n      value\n      median\n      percentile\n      peerCount\n    }\n    management {\n      name\n      position\n      keyPerson\n    }\n    connectedGroups {\n      basis\n      memberCount\n      members {\n        reference\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Clients($first: Int = 20, $after: String, $filter: ClientFilter) {\n  clients(first: $first, after: $after, filter: $filter) {\n    totalCount\n    nodes {\n      id\n      reference\n      name\n      segment\n      tier\n      unit {\n        code\n      }\n      latestObservations(\n        indicators: [\"current_ratio\", \"altman_z_double_prime\", \"days_past_due\"]\n      ) {\n        indicator {\n          code\n          unit\n        }\n        value\n        nullReason\n        asOf\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').ClientsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CreateClient($input: CreateClientInput!) {\n  createClient(input: $input) {\n    client {\n      id\n      reference\n      name\n      stage\n    }\n    failure {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.ts').CreateClientDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DraftWarningRule($input: DraftWarningRuleInput!) {\n  draftWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DraftWarningRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation DryRunWarningRule($input: DryRunWarningRuleInput!) {\n  dryRunWarningRule(input: $input) {\n    raisedCount\n    strengthenedCount\n    clearedCount\n    reopenedCount\n    subjects {\n      decision\n      explanation\n      client {\n        reference\n        name\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').DryRunWarningRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Me {\n  me {\n    user {\n      id\n      name\n    }\n    institutionName\n    businessDate\n    duties {\n      duty\n      unit {\n        code\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').MeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation PublishWarningRule($input: PublishWarningRuleInput!) {\n  publishWarningRule(input: $input) {\n    rule {\n      id\n      code\n      version\n      status\n      publishedAt\n    }\n    failures {\n      code\n      message\n      path\n    }\n    failure {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').PublishWarningRuleDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordObservations($input: RecordObservationsInput!) {\n  recordObservations(input: $input) {\n    recorded\n    alertsRaised\n    rejected {\n      index\n      failure {\n        code\n        message\n        path\n      }\n    }\n    failure {\n      code\n      message\n    }\n  }\n}"): typeof import('./graphql.ts').RecordObservationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RecordStatement($input: RecordStatementInput!) {\n  recordStatement(input: $input) {\n    statement {\n      id\n      periodEnd\n      version\n      notes\n    }\n    observationCount\n    alertsRaised\n    warnings\n    failure {\n      code\n      message\n      path\n    }\n  }\n}"): typeof import('./graphql.ts').RecordStatementDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WarningRules($status: RuleStatus = PUBLISHED) {\n  warningRules(status: $status) {\n    id\n    code\n    version\n    name\n    severity\n    segments\n    openAlertCount\n    response {\n      duty\n      action\n      withinHours\n    }\n  }\n}"): typeof import('./graphql.ts').WarningRulesDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
