import { GraphQLError, Kind, validate } from 'graphql';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { DocumentJudge } from '../../app/partner/document-judge.ts';
import type { DocumentKind } from '../../domain/partner/document-kind.ts';
import type { FailureCode } from '../../domain/shared/failure-codes.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { touchedMembers } from '../../security/documents/touched-members.ts';
import { excessOf, parseBounded, sizeOf } from '../gate/document-limits.ts';
import { repetitionRefusal } from '../gate/document-repetition.ts';
import { shapeFault } from '../gate/document-shape.ts';

/** Types that hold data of persons: an answer with one is not left in anybody's cache. */
const PERSONAL = new Set(['Contact', 'ManagementMember', 'Guarantee', 'Collateral', 'User', 'Viewer']);

/**
 * Judges documents by the schema, as a request with them would be. What depends on variables is taken at its default.
 */
export function schemaJudge(schema: GraphQLSchema): DocumentJudge {
  return (text) => {
    const document = parsed(text);
    if (!('definitions' in document)) return document;
    // Before it is validated, which some shapes would make long.
    const misshapen = shapeFault(document, { allowsIntrospection: false }) ?? repetitionRefusal(document);
    if (misshapen !== null) return [faultOf(misshapen.extensions['code'] as FailureCode, misshapen)];
    const invalid = validate(schema, document).map((error) => faultOf('GRAPHQL_VALIDATION_FAILED', error));
    if (invalid.length > 0) return invalid;
    const operations = document.definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const [operation, ...others] = operations;
    if (operation === undefined || others.length > 0)
      return [
        {
          code: 'DOCUMENT_OPERATION_MISMATCH',
          message: `It has ${operations.length} operations; a persisted document has one. Give each operation a document of its own.`,
        },
      ];
    const size = sizeOf({ schema, document, operationName: null });
    const excess = excessOf(size);
    if (excess !== null) return [faultOf(excess.extensions['code'] as FailureCode, excess)];
    const kind = operation.operation.toUpperCase() as DocumentKind;
    const touched = touchedMembers(schema, document);
    const cacheable = kind === 'QUERY' && touched.every(({ coordinate }) => !PERSONAL.has(coordinate.split('.')[0]!));
    const deprecated = touched.flatMap(({ coordinate, deprecationReason }) =>
      deprecationReason === null ? [] : [{ coordinate, reason: deprecationReason }],
    );
    return { kind, name: operation.name?.value ?? null, cost: size.cost, cacheable, deprecated };
  };
}

function parsed(text: string): DocumentNode | readonly Failure[] {
  try {
    return parseBounded(text);
  } catch (error) {
    if (error instanceof GraphQLError) return [faultOf('GRAPHQL_PARSE_FAILED', error)];
    throw error;
  }
}

function faultOf(code: FailureCode, { message, locations }: GraphQLError): Failure {
  const [place] = locations ?? [];
  return {
    code,
    message:
      place === undefined ? message : `${message.replace(/\.$/, '')} (line ${place.line}, column ${place.column}).`,
  };
}
