import { HeaderMap } from '@apollo/server';
import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { callerAddress } from '../../security/address-list.ts';
import { NOBODY } from '../gate/gate.ts';
import type { Caller, Gate, ReadyOperation } from '../gate/gate.ts';
import type { RequestOrigin } from '../../app/audit/access-log.ts';
import type { Authenticator } from '../../app/sign-in/authenticator.ts';
import { coded } from '../shared/errors.ts';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';
import { withTimeout } from '../shared/with-timeout.ts';
import { tooSlow } from './format-error.ts';
import type { ReportBug } from './format-error.ts';
import { readGraphqlRequest } from './graphql-request.ts';
import type { TrafficObserver } from './metrics.ts';
import { statedPurpose } from './purpose.ts';
import { setCaching, writeAnswer, writeRefusal } from './write-answer.ts';

/** When to come back while an issuer cannot be asked. */
const RETRY_AFTER_S = '5';

/** What serving a request takes. */
export interface HttpExchangeOptions {
  readonly services: Services;
  readonly authenticator: Authenticator;
  readonly gate: Gate;
  readonly reportBug: ReportBug;
  readonly observer: TrafficObserver;
  /** How long a request may take. */
  readonly timeoutMs: number;
  /** How many proxies in front tell where a request comes from. */
  readonly proxies: number;
}

/** What becomes of one request; kept apart from its context, of which Apollo serves a copy. */
interface Exchange {
  readonly ready: ReadyOperation;
  readonly reportsCost: boolean;
  failed: boolean;
}

/** The context of a request over HTTP. */
export class HttpContext extends RequestContext {
  readonly exchange: Exchange;

  constructor(services: Services, { actor }: Caller, exchange: Exchange, origin: RequestOrigin) {
    super(services, actor, origin);
    this.exchange = exchange;
  }
}

/** One request, from its headers to its answer. */
export class HttpExchange {
  readonly #options: HttpExchangeOptions;
  readonly #server: ApolloServer<HttpContext>;
  readonly #request: Request;
  readonly #response: Response;
  readonly #startedAt = performance.now();
  #context: HttpContext | null = null;

  constructor(options: HttpExchangeOptions, server: ApolloServer<HttpContext>, request: Request, response: Response) {
    this.#options = options;
    this.#server = server;
    this.#request = request;
    this.#response = response;
  }

  async serve(): Promise<void> {
    setCaching(this.#response, false);
    const { timeoutMs, reportBug } = this.#options;
    const answer = await withTimeout(timeoutMs, this.#answer(), () => {
      // What nobody waits for any more is read no further.
      void this.#context?.end().catch(reportBug);
      return [tooSlow()];
    });
    if (this.#response.destroyed) return;
    if ('body' in answer) writeAnswer(this.#response, answer);
    else writeRefusal(this.#response, answer, reportBug);
  }

  async #answer(): Promise<HTTPGraphQLResponse | readonly GraphQLError[]> {
    const { gate, observer } = this.#options;
    const asked = readGraphqlRequest(this.#request);
    if (asked instanceof GraphQLError) return [asked];
    const purpose = statedPurpose(asked.extensions?.['purpose'] ?? this.#request.get('x-clc-purpose'));
    if (purpose instanceof GraphQLError) return [purpose];
    const caller = await this.#signIn();
    if (caller instanceof GraphQLError) return [caller];
    const ready = await gate.admit(asked, caller, this.#request.method === 'GET' ? 'GET' : 'POST');
    const exchange =
      'document' in ready
        ? {
            ready,
            reportsCost: this.#request.get('x-clc-cost') !== undefined || asked.extensions?.['cost'] === true,
            failed: true,
          }
        : null;
    const answer =
      exchange === null ? (ready as readonly GraphQLError[]) : await this.#execute(exchange, caller, purpose);
    const ms = performance.now() - this.#startedAt;
    observer.answered(
      'http',
      exchange?.ready.operation.name?.value,
      exchange?.failed === false ? 'ok' : 'error',
      ms / 1_000,
    );
    if (exchange !== null) gate.answered(exchange.ready, caller, { ms, failed: exchange.failed });
    if (exchange?.failed === false && !this.#response.headersSent)
      setCaching(this.#response, this.#request.method === 'GET' && exchange.ready.found.isCacheable);
    return answer;
  }

  async #signIn(): Promise<Caller | GraphQLError> {
    const { headers, socket } = this.#request;
    const signedIn = await this.#options.authenticator.signIn(
      headers.authorization,
      callerAddress(socket.remoteAddress, this.#request.get('x-forwarded-for'), this.#options.proxies),
    );
    if (signedIn.ok) return signedIn.value ?? NOBODY;
    const { code, message } = signedIn.failure;
    if (code !== 'ISSUER_UNAVAILABLE') return coded(code, message, 401);
    return new GraphQLError(message, {
      extensions: { code, http: { status: 503, headers: new Map([['retry-after', RETRY_AFTER_S]]) } },
    });
  }

  async #execute(exchange: Exchange, caller: Caller, purpose: RequestOrigin['purpose']): Promise<HTTPGraphQLResponse> {
    const { services, reportBug } = this.#options;
    const context = new HttpContext(services, caller, exchange, {
      requestId: String(this.#response.getHeader('x-request-id')),
      purpose,
    });
    this.#context = context;
    // What nobody waits for any more is read no further: the next request would wait for it.
    this.#response.once('close', () => void context.end().catch(reportBug));
    if (this.#response.destroyed) await context.end();
    return this.#server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: this.#admitted(exchange.ready),
      context: async () => context,
    });
  }

  /**
   * What the gate has admitted, as Apollo takes a request: always as a POST, whose body it takes as it is. The text
   * only names the document, which is handed over as it was parsed (see ADMITTED_DOCUMENT); the headers are for Apollo
   * to see that no page of another site sent the request, and in which form it is answered.
   */
  #admitted({ found: { text }, operationName, variables }: ReadyOperation): HTTPGraphQLRequest {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(this.#request.headers))
      if (value !== undefined) headers.set(name, [value].flat().join(', '));
    return {
      method: 'POST',
      headers,
      search: '',
      body: { query: text, operationName: operationName ?? null, variables: variables ?? null },
    };
  }
}
