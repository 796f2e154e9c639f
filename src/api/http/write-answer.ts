import type { HTTPGraphQLResponse } from '@apollo/server';
import type { Response } from 'express';
import type { GraphQLError } from 'graphql';
import { formatError } from './format-error.ts';
import type { ReportBug } from './format-error.ts';

/**
 * How long whoever asked by GET for what may be kept, may keep it: long enough for the parts of one page to share it.
 */
const CACHED_S = 5;

/** Writes what the executor answered. */
export function writeAnswer(response: Response, { status, headers, body }: HTTPGraphQLResponse): void {
  for (const [name, value] of headers) response.setHeader(name, value);
  if (body.kind !== 'complete') throw new Error('An answer in parts, which no document can ask for');
  response.status(status ?? 200).send(body.string);
}

/**
 * Writes why a request is not carried out, in GraphQL's own form, with the status that the first of the errors asks
 * for.
 */
export function writeRefusal(response: Response, errors: readonly GraphQLError[], reportBug: ReportBug): void {
  const { status = 400, headers = new Map() } = (errors[0]!.extensions['http'] ?? {}) as {
    status?: number;
    headers?: ReadonlyMap<string, string>;
  };
  for (const [name, value] of headers) response.setHeader(name, value);
  const type = response.req.accepts(['application/json', 'application/graphql-response+json']) || 'application/json';
  response
    .status(status)
    .set('content-type', `${type}; charset=utf-8`)
    .send(JSON.stringify({ errors: errors.map((error) => formatError(error.toJSON(), error, reportBug)) }));
}

/**
 * Answers are of one caller at one moment. Only what was asked by GET, by the id of a document that allows it, and
 * could be answered whole may be kept, by the caller alone and for seconds.
 */
export function setCaching(response: Response, isKept: boolean): void {
  response.vary('authorization');
  response.set('cache-control', isKept ? `private, max-age=${CACHED_S}` : 'no-store');
}
