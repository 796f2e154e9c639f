import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import express from 'express';
import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { costOf } from '../gate/cost-of.ts';
import { ANSWER_REFUSALS } from './answer-refusals.ts';
import { formatError } from './format-error.ts';
import { HttpExchange } from './http-exchange.ts';
import type { HttpContext, HttpExchangeOptions } from './http-exchange.ts';

// A batch of 10,000 observations fits; nothing else comes near it.
const BODY_LIMIT = '4mb';
/** One of them shows that no page of another site sent the request by itself: a browser asks first. */
const CSRF_HEADERS = ['authorization', 'x-apollo-operation-name', 'apollo-require-preflight'];

export interface GraphqlHttpOptions extends HttpExchangeOptions {
  readonly schema: GraphQLSchema;
  /** Whether what is told of faults may name the schema's members. */
  readonly isSchemaOpen: boolean;
}

/** GraphQL over HTTP. */
export interface GraphqlHttp {
  readonly handlers: RequestHandler[];
  stop(): Promise<void>;
}

/**
 * Apollo executes the very document that the gate has parsed and validated: it parses and validates only where a
 * request has none when its source is known.
 */
const ADMITTED_DOCUMENT: ApolloServerPlugin<HttpContext> = {
  async requestDidStart() {
    return {
      didResolveSource: async (request) =>
        void Object.assign(request, { document: request.contextValue.exchange.ready.document }),
    };
  },
};

/**
 * The request's snapshot ends with its response, whatever happened; and what the caller asked to know of it is added.
 */
const END_REQUEST: ApolloServerPlugin<HttpContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        const { exchange } = contextValue;
        await contextValue.end();
        if (body.kind !== 'single') return;
        exchange.failed = body.singleResult.errors !== undefined;
        if (exchange.reportsCost)
          body.singleResult.extensions = { ...body.singleResult.extensions, cost: costOf(exchange.ready) };
      },
    };
  },
};

const ignore = (): void => undefined;

export async function createGraphqlHttp(options: GraphqlHttpOptions): Promise<GraphqlHttp> {
  const { schema, reportBug, isSchemaOpen } = options;
  const server = new ApolloServer<HttpContext>({
    schema,
    persistedQueries: false,
    // Else it would look there for the document that it is given.
    documentStore: null,
    introspection: true,
    csrfPrevention: { requestHeaders: CSRF_HEADERS },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: { debug: ignore, info: ignore, warn: ignore, error: reportBug },
    // The cache-control plugin hooks every field and costs a third of the time; the landing page runs scripts of
    // another site.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ADMITTED_DOCUMENT,
      ANSWER_REFUSALS,
      END_REQUEST,
    ],
    formatError: (formatted, error) => formatError(formatted, error, reportBug, isSchemaOpen),
  });
  await server.start();
  const serve: RequestHandler = (request, response, next) =>
    void new HttpExchange(options, server, request, response).serve().catch(next);
  return { handlers: [express.json({ limit: BODY_LIMIT }), serve], stop: () => server.stop() };
}
