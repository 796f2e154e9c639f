export interface BadDocument {
  readonly what: string;
  readonly query: string;
  readonly code: string;
}

const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

/** Documents that are none, or ask for too much; the same over HTTP and a socket. */
export const DOCUMENTS: readonly BadDocument[] = [
  { what: 'no end', query: '{ me { businessDate }', code: 'GRAPHQL_PARSE_FAILED' },
  { what: 'nothing but a type', query: 'type Client { id: ID }', code: 'GRAPHQL_VALIDATION_FAILED' },
  { what: 'too many tokens', query: `{${'aaa '.repeat(6_000)}}`, code: 'GRAPHQL_PARSE_FAILED' },
  {
    what: 'so much nesting that the parser runs out of stack',
    query: '{a'.repeat(2_400),
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    what: 'too much nesting',
    query: `{ organisationUnits { nodes ${'{ parent '.repeat(30)} { id } ${'}'.repeat(30)} } }`,
    code: 'DOCUMENT_TOO_DEEP',
  },
  { what: 'an unknown field', query: '{ nothing }', code: 'GRAPHQL_VALIDATION_FAILED' },
  {
    what: 'a hundred unknown directives',
    query: `{ __typename ${'@aa '.repeat(100)} }`,
    code: 'DOCUMENT_TOO_MANY_DIRECTIVES',
  },
  {
    what: 'two operations and no name',
    query: 'query A { me { businessDate } } query B { me { businessDate } }',
    code: 'OPERATION_RESOLUTION_FAILURE',
  },
  {
    what: 'a fragment that is in itself',
    query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    what: 'fragments that double',
    query: `{ ...F0 } ${many(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { me { businessDate } }`,
    code: 'DOCUMENT_TOO_COSTLY',
  },
  {
    what: 'one field a thousand times',
    query: `{ ${many(1_200, () => 'me{businessDate}')} }`,
    code: 'DOCUMENT_TOO_BROAD',
  },
  {
    what: 'one field a thousand times, by fragments',
    query: `{ ${many(6, (i) => `...F${i}`)} } ${many(6, (i) => `fragment F${i} on Query { ${many(190, () => 'me{businessDate}')} }`)}`,
    code: 'DOCUMENT_TOO_COSTLY',
  },
  {
    what: 'hundreds of fragments',
    query: `{ ${many(450, (i) => `...F${i}`)} } ${many(450, (i) => `fragment F${i} on Query { __typename }`)}`,
    code: 'DOCUMENT_TOO_BROAD',
  },
  {
    what: 'pages within pages',
    query: '{ clients(first: 500) { nodes { alerts(first: 100) { client { alerts(first: 100) { id } } } } } }',
    code: 'DOCUMENT_TOO_COSTLY',
  },
  {
    what: 'one thing under many names',
    query: `{ ${many(100, (i) => `a${i}: clients(first: 500) { nodes { alerts { id } } }`)} }`,
    code: 'DOCUMENT_TOO_COSTLY',
  },
];
