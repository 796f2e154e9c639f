import type { DocumentKind } from '../../domain/partner/document-kind.ts';
import type { Failure } from '../../domain/shared/result.ts';

/** A deprecated part of the schema, as `Type.field` and the like. */
export interface DeprecatedPart {
  readonly coordinate: string;
  /** Why, and what to use instead. */
  readonly reason: string;
}

/** What the schema says of a document that it answers. */
export interface JudgedDocument {
  readonly kind: DocumentKind;
  /** Null of an operation without a name. */
  readonly name: string | null;
  /** Fields it would resolve if every page were full. */
  readonly cost: number;
  readonly cacheable: boolean;
  /** What it touches of the deprecated parts of the schema. */
  readonly deprecated: readonly DeprecatedPart[];
}

/**
 * Holds a document against the schema that this node serves: it is answered, or every fault is told. The schema is the
 * API's, and what becomes of a document is not; so the API judges and commands are told.
 */
export type DocumentJudge = (text: string) => JudgedDocument | readonly Failure[];
