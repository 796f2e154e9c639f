import { GraphQLError, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { coded } from '../shared/errors.ts';
import { parseBounded } from './document-limits.ts';

const KEPT_DOCUMENTS = 500;
/** A longer text is read again each time: few are, and a caller can make up as many as it likes. */
const LONGEST_KEPT = 20_000;

/** What a document's text was read as: the document, or why there is none, with the codes that HTTP answers too. */
export type ReadDocument = DocumentNode | readonly GraphQLError[];

/** Reads documents, each text once: a thousand walls send the same, and share what it was parsed into. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #read = new Map<string, ReadDocument>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
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
    try {
      const document = parseBounded(text);
      const faults = validate(this.#schema, document);
      return faults.length === 0 ? document : faults.map((fault) => recoded(fault, 'GRAPHQL_VALIDATION_FAILED'));
    } catch (error) {
      if (error instanceof GraphQLError) return [recoded(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
  }
}

function recoded(error: GraphQLError, code: Parameters<typeof coded>[0]): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code } });
}
