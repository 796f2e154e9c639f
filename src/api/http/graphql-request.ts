import type { Request } from 'express';
import { GraphQLError } from 'graphql';
import type { AskedOperation } from '../gate/gate.ts';
import { coded } from '../shared/errors.ts';

/** What a GraphQL request carries, of whichever method. */
export interface GraphqlRequest extends AskedOperation {
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Reads a request; an error with the status of its answer where it is none of GraphQL's. Its form only: what is asked
 * is the gate's to judge.
 */
export function readGraphqlRequest({
  method,
  url,
  headers,
  body,
}: Pick<Request, 'method' | 'url' | 'headers' | 'body'>): GraphqlRequest | GraphQLError {
  if (method === 'GET' && !isJsonOrNone(headers['content-type']))
    return coded('BAD_REQUEST', 'A GET has no body; leave its content-type out, or send application/json.', 415);
  if (method === 'GET') return readSearch(new URL(url, 'http://localhost').searchParams);
  if (method === 'POST') return readBody(body);
  return new GraphQLError('GraphQL is asked by GET or POST.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 405, headers: new Map([['allow', 'GET, POST']]) } },
  });
}

function isJsonOrNone(contentType: string | undefined): boolean {
  return contentType === undefined || contentType.split(';', 1)[0]!.trim().toLowerCase() === 'application/json';
}

function readBody(body: unknown): GraphqlRequest | GraphQLError {
  if (Array.isArray(body)) return bad('Operations are sent one in a request, not as a list.');
  if (!isObject(body) || Object.keys(body).length === 0)
    return bad(
      'The body is no JSON object, or the content-type does not say so. Send {"query": …, "variables": …} as application/json.',
    );
  return readParameters(body);
}

function readSearch(search: URLSearchParams): GraphqlRequest | GraphQLError {
  const given: Record<string, unknown> = {};
  for (const name of ['query', 'documentId', 'operationName', 'variables', 'extensions']) {
    const [value, ...more] = search.getAll(name);
    if (more.length > 0) return bad(`\`${name}\` is given more than once.`);
    if (value !== undefined) given[name] = name === 'variables' || name === 'extensions' ? parsed(value) : value;
  }
  return readParameters(given);
}

function readParameters(given: Parameters): GraphqlRequest | GraphQLError {
  const { query, documentId, operationName, variables, extensions } = given;
  const misplaced =
    [
      ['query', query],
      ['operationName', operationName],
    ].find(([, value]) => value != null && typeof value !== 'string') ??
    [
      ['variables', variables],
      ['extensions', extensions],
    ].find(([, value]) => value != null && !isObject(value));
  if (misplaced !== undefined)
    return bad(
      `\`${misplaced[0] as string}\` is of the wrong type: ${misplaced[0] === 'query' || misplaced[0] === 'operationName' ? 'it is a text' : 'it is a JSON object'}.`,
    );
  return {
    query,
    documentId,
    operationName: (operationName as string | null | undefined) ?? undefined,
    variables: (variables as Parameters | null | undefined) ?? undefined,
    extensions: (extensions as Parameters | null | undefined) ?? undefined,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bad(message: string): GraphQLError {
  return coded('BAD_REQUEST', message, 400);
}
