import { GraphQLError, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { coded } from '../shared/errors.ts';
import { withoutSuggestion } from '../shared/suggestion.ts';
import { parseBounded } from './document-limits.ts';
import { repetitionRefusal } from './document-repetition.ts';
import { shapeFault } from './document-shape.ts';

const KEPT_DOCUMENTS = 500;
/** A longer text is read again each time: few are, and a caller can make up as many as it likes. */
const LONGEST_KEPT = 20_000;
/** More of them help nobody to find the first. */
const MOST_FAULTS = 20;

/** What a document's text was read as: the document, or why there is none. */
export type ReadDocument = DocumentNode | readonly GraphQLError[];

export interface DocumentCacheOptions {
  readonly schema: GraphQLSchema;
  /** Whether a caller may learn of the schema by asking: introspection, and names like a mistyped one. */
  readonly isSchemaOpen: boolean;
}

/** Reads documents, each text once: a thousand walls send the same, and share what it was parsed into. */
export class DocumentCache {
  readonly #options: DocumentCacheOptions;
  readonly #read = new Map<string, ReadDocument>();

  constructor(options: DocumentCacheOptions) {
    this.#options = options;
  }

  read(text: string): ReadDocument {
    const known = this.#read.get(text);
    const read = known ?? this.#parse(text);
    if (text.length > LONGEST_KEPT) return read;
    this.#read.delete(text);
    this.#read.set(text, read);
    if (this.#read.size > KEPT_DOCUMENTS) this.#read.delete(this.#read.keys().next().value!);
    return read;
  }

  #parse(text: string): ReadDocument {
    const { schema, isSchemaOpen } = this.#options;
    try {
      const document = parseBounded(text);
      const fault = shapeFault(document, { allowsIntrospection: isSchemaOpen }) ?? repetitionRefusal(document);
      if (fault !== null) return [fault];
      const faults = validate(schema, document, undefined, { maxErrors: MOST_FAULTS });
      return faults.length === 0
        ? document
        : faults.map((one) => recoded(one, 'GRAPHQL_VALIDATION_FAILED', isSchemaOpen));
    } catch (error) {
      if (error instanceof GraphQLError) return [recoded(error, 'GRAPHQL_PARSE_FAILED', isSchemaOpen)];
      throw error;
    }
  }
}

function recoded(error: GraphQLError, code: Parameters<typeof coded>[0], isSchemaOpen: boolean): GraphQLError {
  const message = isSchemaOpen ? error.message : withoutSuggestion(error.message);
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code, http: { status: 400 } },
  });
}
