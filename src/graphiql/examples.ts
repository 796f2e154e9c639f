/** One tab: an example operation with the variables to try it with. */
export interface Example {
  readonly query: string;
  readonly variables: string | null;
}

const OPERATIONS = import.meta.glob<string>('../../schema/operations/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const VARIABLES = import.meta.glob<string>('../../schema/operations/*.variables.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const KINDS = ['query', 'subscription', 'mutation'] as const;

/** The example operations as they were at build time: what reads first, what writes last. */
export const EXAMPLES: readonly Example[] = Object.entries(OPERATIONS)
  .map(([path, query]) => ({
    query: query.trim(),
    variables: VARIABLES[path.replace(/\.graphql$/, '.variables.json')]?.trim() ?? null,
  }))
  .sort((one, other) => rank(one.query) - rank(other.query));

function rank(query: string): number {
  return KINDS.findIndex((kind) => new RegExp(`^${kind}\\b`, 'm').test(query));
}
