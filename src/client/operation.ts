import type { WireError } from './clc-error.ts';

/**
 * A document's text; one made by GraphQL Code Generator (`documentMode: string`) brings the types of its answer and
 * variables.
 */
export type DocumentText<Result = unknown, Variables = unknown> =
  | string
  | (String & { __apiType?: (variables: Variables) => Result });

/** A document, or the id of a persisted one: `sha256:<hex>`, or the hash alone. */
export interface Operation {
  readonly document?: DocumentText<any, any>;
  readonly documentId?: string;
}

export type Variables = Readonly<Record<string, unknown>>;

/** What a subscribe message carries. `query` is always there, since the protocol asks for it. */
export interface OperationPayload {
  readonly query: string;
  readonly documentId?: string;
  readonly variables: Variables;
}

/** What comes back, as it stands on the wire. */
export interface OperationResult {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly WireError[];
}

const BARE_HASH = /^[0-9a-f]{64}$/i;

export function payloadOf({ document, documentId }: Operation, variables: Variables): OperationPayload {
  if (document !== undefined) return { query: String(document), variables };
  if (documentId === undefined) throw new TypeError('Give a document or the id of one.');
  return {
    query: '',
    documentId: BARE_HASH.test(documentId) ? `sha256:${documentId.toLowerCase()}` : documentId,
    variables,
  };
}

/** Throws where a document lacks what following it needs; a persisted one can only be judged by its first message. */
export function checkFeedDocument({ document, documentId }: Operation): void {
  if ((document === undefined) === (documentId === undefined))
    throw new TypeError('Give a document or the id of one, and one of them only.');
  if (document === undefined) return;
  const text = String(document);
  if (!/\b__typename\b/.test(text))
    throw new TypeError(
      'Ask for `__typename` in the subscription: events, heartbeats and resyncs are told apart by it.',
    );
  if (!/\$after\b/.test(text))
    throw new TypeError(
      'Declare the variable `$after: String` in the subscription and pass it to the feed: it is resumed by it.',
    );
}
