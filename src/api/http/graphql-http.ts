import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';
import type { TokenVerifier } from '../../security/token-verifier.ts';
import { MAX_TOKENS, excessOf } from './document-limits.ts';
import { formatError } from './format-error.ts';
import type { ReportBug } from './format-error.ts';
import type { TrafficObserver } from './metrics.ts';
import { signIn } from './sign-in.ts';

// A batch of 10,000 observations fits; nothing else comes near it.
const BODY_LIMIT = '4mb';

export interface GraphqlHttpOptions {
  readonly schema: GraphQLSchema;
  readonly services: Services;
  readonly verifier: TokenVerifier;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
}

/** GraphQL over HTTP. */
export interface GraphqlHttp {
  readonly handlers: RequestHandler[];
  stop(): Promise<void>;
}

/** The request's snapshot ends with its response, whatever happened. */
const RELEASE_SNAPSHOT: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return { willSendResponse: ({ contextValue }) => contextValue.end() };
  },
};

/** Refuses an operation that asks for too much, before it reads anything. */
const LIMIT_DOCUMENT: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operationName, request }) {
        const excess = excessOf({ schema, document, operationName, variableValues: request.variables });
        if (excess !== null) throw excess;
      },
    };
  },
};

/** Tells the observer of each operation: its name, whether it had errors, and how long it took. */
function tellOf(observer: TrafficObserver): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ operationName, response: { body } }) {
          const outcome = body.kind === 'single' && body.singleResult.errors !== undefined ? 'error' : 'ok';
          observer.answered('http', operationName, outcome, (performance.now() - startedAt) / 1_000);
        },
      };
    },
  };
}

const ignore = (): void => undefined;

export async function createGraphqlHttp({ schema, services, verifier, reportBug, observer }: GraphqlHttpOptions): Promise<GraphqlHttp> {
  const server = new ApolloServer<RequestContext>({
    schema,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    logger: { debug: ignore, info: ignore, warn: ignore, error: reportBug },
    // The cache-control plugin hooks every field and costs a third of the time.
    plugins: [ApolloServerPluginCacheControlDisabled(), RELEASE_SNAPSHOT, LIMIT_DOCUMENT, tellOf(observer)],
    formatError: (formatted, error) => formatError(formatted, error, reportBug),
  });
  await server.start();
  const graphql = expressMiddleware(server, {
    context: async ({ req, res }) => {
      const signedIn = await signIn(verifier, services, req.headers.authorization);
      if (!signedIn.ok) throw new GraphQLError(signedIn.failure.message, { extensions: { code: signedIn.failure.code, http: { status: 401 } } });
      const context = new RequestContext(services, signedIn.value?.actor ?? null);
      // What nobody waits for any more is read no further: the next request would wait for it.
      res.once('close', () => void context.end().catch(reportBug));
      if (res.destroyed) await context.end();
      return context;
    },
  });
  return { handlers: [express.json({ limit: BODY_LIMIT }), graphql], stop: () => server.stop() };
}
