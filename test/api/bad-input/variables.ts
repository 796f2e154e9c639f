export interface BadVariables {
  readonly what: string;
  readonly query: string;
  /** As text: what is wrong may not survive being written. */
  readonly variables: string;
  readonly status?: number;
  readonly code?: string;
}

const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
const CLIENT = 'query ($reference: String!) { client(reference: $reference) { id } }';
const PAGE = 'query ($first: Int) { clients(first: $first) { totalCount } }';
const CREATE = 'mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code message } } }';
const FACILITY =
  'mutation ($input: RecordDrawdownInput!) { recordDrawdown(input: $input) { failure { code message } } }';
const KNOWN_AT =
  'query ($at: DateTime) { client(reference: "X") { observations(indicator: "days_past_due", knownAt: $at) { value } } }';
const drawdown = (amount: string, valueDate: string): string =>
  `{"input":{"facilityReference":"F","amount":{"amount":${amount},"currency":"CNY"},"valueDate":${valueDate}}}`;

/** Variables that do not fit; what a command refuses is a failure with its code, in an answer of 200. */
export const VARIABLES: readonly BadVariables[] = [
  {
    what: 'an ID of a hundred thousand lists',
    query: NODE,
    variables: `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  },
  { what: 'an ID that is an object', query: NODE, variables: '{"id":{"$ne":null}}' },
  { what: 'no value where one must be', query: NODE, variables: '{}' },
  { what: 'a number beyond all numbers', query: PAGE, variables: '{"first":1e999}' },
  { what: 'a number beyond an Int', query: PAGE, variables: '{"first":3000000000}' },
  { what: 'a page of less than nothing', query: PAGE, variables: '{"first":-1}' },
  { what: 'a NUL', query: CLIENT, variables: '{"reference":"a\\u0000b"}' },
  { what: 'half a surrogate pair', query: CLIENT, variables: '{"reference":"a\\ud800"}' },
  {
    what: 'a NUL in what a command takes',
    query: CREATE,
    variables: '{"input":{"reference":"a\\u0000","name":"x","segment":"SME","unitCode":"NORTH"}}',
    status: 200,
    code: 'TEXT_UNUSABLE',
  },
  {
    what: 'a prototype',
    query: CREATE,
    variables: '{"input":{"reference":"P","name":"x","segment":"SME","unitCode":"NORTH","__proto__":{"isAdmin":true}}}',
  },
  {
    what: 'a word that the enum has not',
    query: CREATE,
    variables: '{"input":{"reference":"P","name":"x","segment":"constructor","unitCode":"NORTH"}}',
  },
  { what: 'a day that is not', query: FACILITY, variables: drawdown('"1"', '"2025-02-30"') },
  { what: 'an instant of the year 0', query: KNOWN_AT, variables: '{"at":"0000-06-01T00:00:00Z"}' },
  { what: 'a decimal with an exponent', query: FACILITY, variables: drawdown('"1e5"', '"2025-01-01"') },
  {
    what: 'a decimal of ten thousand digits',
    query: FACILITY,
    variables: drawdown(`"${'9'.repeat(10_000)}"`, '"2025-01-01"'),
  },
  { what: 'a decimal that is a number', query: FACILITY, variables: drawdown('0.1', '"2025-01-01"') },
  { what: 'a list for all of them', query: PAGE, variables: '[1]', code: 'BAD_REQUEST' },
  { what: 'a text for all of them', query: PAGE, variables: '"first"', code: 'BAD_REQUEST' },
];
