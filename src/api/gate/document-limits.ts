import {
  GraphQLError,
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import type {
  DocumentNode,
  ExecutionArgs,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  SelectionSetNode,
} from 'graphql';
import { coded } from '../shared/errors.ts';

/** Ten times what the standard introspection query has; the parser stops there, whatever the document's size. */
export const MAX_TOKENS = 5_000;
/** The standard introspection query is 15 deep. */
const MAX_DEPTH = 24;
/** Fields to resolve: half a million take some seconds, and a read holds its snapshot for that long. */
const MAX_COST = 500_000;

/** What a page or series has where the document does not say, and a list that cannot be cut. */
const DEFAULT_PAGE_SIZE = 50;
const USUAL_LIST_SIZE = 10;

/** Said of a document that the parser runs out of stack over. */
export const NESTED_BEYOND_READING = `The document is nested too deep to be read; ${MAX_DEPTH} levels are the most.`;

/** What an operation asks for, before anything of it is read. */
export interface AskedOperation extends Pick<ExecutionArgs, 'schema' | 'document' | 'operationName'> {
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Parses a document of a bounded number of tokens; throws a GraphQLError where it has more, or is none. */
export function parseBounded(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch (error) {
    // The parser descends by calling itself.
    throw error instanceof RangeError ? new GraphQLError(NESTED_BEYOND_READING) : error;
  }
}

/** How deep an operation nests, and how many fields it would resolve if every page were full. */
export interface OperationSize {
  readonly depth: number;
  readonly cost: number;
}

/** Of a valid document only. */
export function sizeOf(asked: AskedOperation): OperationSize {
  return new Measure(asked).operation();
}

/** Why an operation of this size is not carried out: DOCUMENT_TOO_DEEP or DOCUMENT_TOO_COSTLY; null where it may be. */
export function excessOf({ depth, cost }: OperationSize): GraphQLError | null {
  if (depth > MAX_DEPTH)
    return coded(
      'DOCUMENT_TOO_DEEP',
      `The document is nested ${depth} deep; ${MAX_DEPTH} is the most. Ask in several requests.`,
      400,
    );
  if (cost > MAX_COST)
    return coded(
      'DOCUMENT_TOO_COSTLY',
      `The document asks for up to ${Number.isSafeInteger(cost) ? cost : 'countless'} fields; ${MAX_COST} is the most. Ask for smaller pages with \`first\`, or in several requests.`,
      400,
    );
  return null;
}

class Measure {
  readonly #asked: AskedOperation;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, or a chain of fragments that name the next one twice would take for ever. */
  readonly #known = new Map<string, OperationSize>();

  constructor(asked: AskedOperation) {
    this.#asked = asked;
    this.#fragments = new Map(
      asked.document.definitions.flatMap((each) =>
        each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
      ),
    );
  }

  operation(): OperationSize {
    const { schema, document, operationName } = this.#asked;
    const operation = document.definitions.find(
      (each) =>
        each.kind === Kind.OPERATION_DEFINITION && (operationName == null || each.name?.value === operationName),
    );
    if (operation?.kind !== Kind.OPERATION_DEFINITION) return { depth: 0, cost: 0 };
    return this.#selections(
      operation.selectionSet,
      schema.getRootType(operation.operation) ?? undefined,
      USUAL_LIST_SIZE,
    );
  }

  /** `listSize`: how long the lists right below are, since a connection's argument is about its nodes. */
  #selections(set: SelectionSetNode, type: GraphQLNamedType | undefined, listSize: number): OperationSize {
    let [depth, cost] = [0, 0];
    for (const selection of set.selections) {
      const size =
        selection.kind === Kind.FIELD
          ? this.#field(selection, type, listSize)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.#selections(
                selection.selectionSet,
                this.#typeNamed(selection.typeCondition?.name.value) ?? type,
                listSize,
              )
            : this.#fragment(selection.name.value, listSize);
      depth = Math.max(depth, size.depth);
      cost += size.cost;
    }
    return { depth, cost };
  }

  #fragment(name: string, listSize: number): OperationSize {
    const key = `${listSize} ${name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const fragment = this.#fragments.get(name);
    const size =
      fragment === undefined
        ? { depth: 0, cost: 0 }
        : this.#selections(fragment.selectionSet, this.#typeNamed(fragment.typeCondition.name.value), listSize);
    this.#known.set(key, size);
    return size;
  }

  #field(node: FieldNode, parent: GraphQLNamedType | undefined, listSize: number): OperationSize {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const type = field === undefined ? this.#metaType(node.name.value) : getNamedType(field.type);
    const isList = field !== undefined && isListType(getNullableType(field.type));
    const asked = field === undefined ? null : this.#pageSize(node, field);
    const times = isList ? (asked ?? listSize) : 1;
    if (node.selectionSet === undefined || !isCompositeType(type)) return { depth: 1, cost: 1 };
    const below = this.#selections(node.selectionSet, type, isList ? USUAL_LIST_SIZE : (asked ?? USUAL_LIST_SIZE));
    return { depth: below.depth + 1, cost: 1 + times * below.cost };
  }

  /** How many a field was asked for by `first` or `last`; null where it takes neither. */
  #pageSize(node: FieldNode, field: GraphQLField<unknown, unknown>): number | null {
    const sizes = field.args.filter(({ name }) => name === 'first' || name === 'last');
    if (sizes.length === 0) return null;
    const given = sizes.map(({ name, defaultValue }) => {
      const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
      if (value?.kind === Kind.INT) return Number(value.value);
      if (value?.kind === Kind.VARIABLE) return this.#asked.variableValues?.[value.name.value] ?? defaultValue;
      return defaultValue;
    });
    return Math.max(0, given.find((size) => typeof size === 'number') ?? DEFAULT_PAGE_SIZE);
  }

  #typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.#asked.schema.getType(name);
  }

  /** Introspection counts as what it says; graphql bounds its nesting by a validation rule of its own. */
  #metaType(name: string): GraphQLNamedType | undefined {
    return name === '__schema'
      ? this.#typeNamed('__Schema')
      : name === '__type'
        ? this.#typeNamed('__Type')
        : undefined;
  }
}
