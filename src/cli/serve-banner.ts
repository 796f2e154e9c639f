import type { Config } from '../config.ts';
import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';
import type { Database } from '../persistence/orm.ts';
import { institutionsOf } from './institution.ts';
import { developmentToken } from './token.ts';

/** As long as a day of development. */
const TOKEN_TTL_S = 12 * 3_600;

/** What a newcomer asks first. */
export const QUERY = '{ clients(first: 3) { nodes { reference name tier } } }';
/** What a newcomer listens to first. */
export const SUBSCRIPTION =
  'subscription { alertFeed { __typename ... on AlertEvent { cursor kind alert { severity explanation client { name } } } ... on FeedHeartbeat { cursor } } }';

/** Where the server answers. */
export function addressLines(url: string, hasApi: boolean): string[] {
  const api = [
    `  Wall          ${url}/`,
    `  GraphiQL      ${url}/graphiql`,
    `  GraphQL       ${url}/graphql`,
    `  WebSocket     ${url.replace(/^http/, 'ws')}/graphql`,
  ];
  return [
    '',
    ...(hasApi ? api : []),
    `  Health        ${url}/healthz  ${url}/readyz`,
    `  Metrics       ${url}/metrics`,
    '',
  ];
}

/** How to sign in and what to ask first; tokens only where the local issuer is on. */
export async function firstSteps(config: Config, database: Database, url: string): Promise<string[]> {
  const institutions = await institutionsOf(database);
  const institution = institutions.length === 1 ? institutions[0] : institutions.find(({ code }) => code === 'DEMO');
  if (institutions.length === 0) return ['There is no institution yet. Create one: clc institution create CODE NAME'];
  if (!config.auth.localIssuer) return [`Sign in with a token from ${config.auth.oidcIssuers.join(' or ')}.`];
  if (institution === undefined)
    return [`Tokens: clc token --duty RISK_MANAGER --institution ${institutions[0]!.code}`];
  const tokens: (readonly [duty: Duty, token: string])[] = [];
  for (const duty of DUTIES) {
    const made = await developmentToken(config, database, institution, duty, TOKEN_TTL_S);
    if (made !== null) tokens.push([duty, made.token]);
  }
  const [, token] = tokens.find(([duty]) => duty === 'RISK_MANAGER') ?? tokens[0] ?? [];
  if (token === undefined) return [];
  return [
    `Tokens for ${institution.name} (${institution.code}), valid for 12 hours; clc token prints more:`,
    '',
    ...tokens.flatMap(([duty, each]) => [`  ${duty}`, `  ${each}`, '']),
    'A first query:',
    '',
    `  curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${JSON.stringify({ query: QUERY })}'`,
    '',
    'A first subscription, for GraphiQL:',
    '',
    `  ${SUBSCRIPTION}`,
    '',
    'The wall and GraphiQL, signed in:',
    '',
    `  ${url}/#token=${token}`,
    '',
    `  ${url}/graphiql#token=${token}`,
    '',
  ];
}
