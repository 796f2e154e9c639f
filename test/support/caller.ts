import { createClient } from 'graphql-ws';
import type { Client as WsClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Purpose } from '../../src/security/personal-data/purpose.ts';

export interface GraphqlResponse<T = any> {
  readonly status: number;
  readonly data?: T | null;
  readonly errors?: readonly { message: string; extensions: { code: string } }[];
}

/** One signed-in user of the real API. */
export interface Caller {
  readonly token: string;
  readonly userId: string;
  /** Sends a document over HTTP. */
  send<T = any>(query: string, variables?: Record<string, unknown>): Promise<GraphqlResponse<T>>;
  /** Sends a document that must succeed, and gives its data; a failure of a command counts as none. */
  run<T = any>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** The same caller with a purpose, which shows what is personal. */
  withPurpose(purpose: Purpose): Caller;
  /** A WebSocket client that does not reconnect by itself. */
  socket(): WsClient;
}

/** One that is closed while it still connects fails by an event, which graphql-ws no longer hears then. */
class PatientWebSocket extends WebSocket {
  constructor(...given: ConstructorParameters<typeof WebSocket>) {
    super(...given);
    this.on('error', () => undefined);
  }
}

/** A caller of the API at `url` with this token. */
export function callerOf(url: string, token: string, userId = '', purpose: Purpose | null = null): Caller {
  const send = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlResponse<T>> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(purpose === null ? {} : { 'x-clc-purpose': purpose }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const run = async <T>(query: string, variables?: Record<string, unknown>): Promise<T> => {
    const { data, errors } = await send<T>(query, variables);
    if (errors !== undefined || data == null) throw new Error(`The API answered ${JSON.stringify(errors)}`);
    for (const [field, result] of Object.entries(data)) {
      const failure = (result as { failure?: unknown } | null)?.failure;
      if (failure != null) throw new Error(`${field} failed: ${JSON.stringify(failure)}`);
    }
    return data;
  };
  const socket = (): WsClient =>
    createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: PatientWebSocket,
      retryAttempts: 0,
      connectionParams: token === '' ? {} : { authorization: `Bearer ${token}` },
    });
  return { token, userId, send, run, withPurpose: (stated) => callerOf(url, token, userId, stated), socket };
}
