import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLInputType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import type { Random } from '../../../src/domain/shared/random.ts';

/** Makes up the value of an argument that is text, an ID, or another scalar. */
export type MakeValue = (scalar: string, name: string) => unknown;

/** A field on the way to a type. */
interface Step {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

const DEPTH = 4;
const FIELDS = 7;

/** Makes up documents from the schema itself, so that a field is asked for from the day it is there. */
export class DocumentMaker {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #value: MakeValue;
  #isStream = false;
  #variables: { readonly declaration: string; readonly name: string; readonly value: unknown }[] = [];

  constructor(schema: GraphQLSchema, random: Random, value: MakeValue) {
    this.#schema = schema;
    this.#random = random;
    this.#value = value;
  }

  /** A document that calls one root field; `optional` is how likely it is given what it need not be. */
  make(
    kind: 'query' | 'mutation' | 'subscription',
    field: GraphQLField<unknown, unknown>,
    optional: number,
  ): { query: string; variables: Record<string, unknown> } {
    this.#variables = [];
    this.#isStream = kind === 'subscription';
    const body = `${field.name}${this.#call(field, optional)}${this.#selectionOf(field, DEPTH)}`;
    const declared = this.#variables.map(({ declaration }) => declaration).join(', ');
    return {
      query: `${kind} Probe${declared === '' ? '' : `(${declared})`} { ${body} }`,
      variables: Object.fromEntries(this.#variables.map(({ name, value }) => [name, value])),
    };
  }

  /**
   * A document that asks for a type by the shortest way there is, through any field of the root or through one; null
   * where none leads to it.
   */
  makeFor(
    kind: 'query' | 'mutation' | 'subscription',
    typeName: string,
  ): { query: string; variables: Record<string, unknown> } | null {
    const root = {
      query: this.#schema.getQueryType(),
      mutation: this.#schema.getMutationType(),
      subscription: this.#schema.getSubscriptionType(),
    }[kind];
    const way = root == null ? null : this.#wayTo(root, typeName);
    if (way === null) return null;
    this.#variables = [];
    this.#isStream = kind === 'subscription';
    const selected = way.reduceRight(
      (inner, { type, field }) => {
        const shown = `{ __typename ${this.#identityOf(getNamedType(field.type))} ${inner} }`;
        return `... on ${type.name} { ${type.name}_${field.name}: ${field.name}${this.#call(field, 0.3)} ${shown} }`;
      },
      // The last field may be of an interface.
      `... on ${typeName} ${this.#selection(this.#schema.getType(typeName)!, 1)}`,
    );
    const declared = this.#variables.map(({ declaration }) => declaration).join(', ');
    return {
      query: `${kind} Probe${declared === '' ? '' : `(${declared})`} { ${selected} }`,
      variables: Object.fromEntries(this.#variables.map(({ name, value }) => [name, value])),
    };
  }

  /** The fields that lead to a type, by breadth first and in an order that chance decides. */
  #wayTo(root: GraphQLObjectType, typeName: string): Step[] | null {
    const ways = new Map<GraphQLObjectType, Step[]>([[root, []]]);
    for (const [type, way] of ways) {
      if (type.name === typeName) return way;
      for (const field of this.#shuffled(Object.values(type.getFields()))) {
        const named = getNamedType(field.type);
        const next = isObjectType(named) ? [named] : isAbstractType(named) ? this.#schema.getPossibleTypes(named) : [];
        for (const one of next) if (!ways.has(one)) ways.set(one, [...way, { type, field }]);
      }
    }
    return null;
  }

  #shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, place: this.#random.fraction() }))
      .sort((one, other) => one.place - other.place)
      .map(({ item }) => item);
  }

  /** What tells whose an object on the way is. */
  #identityOf(type: GraphQLNamedType): string {
    const hasId = (isObjectType(type) || isInterfaceType(type)) && type.getFields()['id'] !== undefined;
    return hasId ? 'id' : '';
  }

  #call(field: GraphQLField<unknown, unknown>, optional: number): string {
    const given = this.#chosen(field.args, optional).map((argument) => {
      const name = `v${this.#variables.length}`;
      this.#variables.push({
        name,
        declaration: `$${name}: ${argument.type.toString()}`,
        value: this.#input(argument.type, argument.name),
      });
      return `${argument.name}: $${name}`;
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** Those that must be given, some of the others, and of two names of one thing a single one. */
  #chosen<Part extends GraphQLArgument | GraphQLInputField>(parts: readonly Part[], optional: number): Part[] {
    const isRequired = (part: Part): boolean => isNonNullType(part.type) && part.defaultValue === undefined;
    const twins = parts.filter((part) => parts.some((other) => twinOf(other.name) === part.name));
    const oneOf = new Set(
      twins.map(
        (part) => (this.#random.chance(0.5) ? part : parts.find(({ name }) => twinOf(name) === part.name)!).name,
      ),
    );
    return parts.filter((part) => {
      const inPair = twins.includes(part) || parts.some(({ name }) => twinOf(part.name) === name);
      if (inPair) return oneOf.has(part.name) && this.#random.chance(0.85);
      return (
        isRequired(part) ||
        part.name === 'first' ||
        (part.name === 'after' && this.#isStream) ||
        this.#random.chance(
          optional * (part.name === 'before' || part.name === 'last' || part.name === 'idempotencyKey' ? 0.2 : 1),
        )
      );
    });
  }

  #input(type: GraphQLInputType, name: string): unknown {
    const bare = getNullableType(type);
    if (isListType(bare))
      return Array.from({ length: this.#random.integer(1, 2) }, () =>
        this.#input(bare.ofType as GraphQLInputType, name),
      );
    if (isEnumType(bare)) return this.#random.pick(bare.getValues()).name;
    if (!isInputObjectType(bare)) return this.#value(bare.toString(), name);
    const fields = Object.values(bare.getFields());
    return Object.fromEntries(
      this.#chosen(fields, 0.4).map((field) => [field.name, this.#input(field.type, field.name)]),
    );
  }

  #selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
    const type = getNamedType(field.type);
    return isCompositeType(type) ? ` ${this.#selection(type, depth)}` : '';
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    if (isInterfaceType(type) || isUnionType(type)) {
      const shared = isInterfaceType(type) ? this.#fieldsOf(type, depth).join(' ') : '';
      return `{ __typename ${shared} ${this.#schema
        .getPossibleTypes(type)
        .map((possible) => `... on ${possible.name} ${this.#selection(possible, depth - 1)}`)
        .join(' ')} }`;
    }
    return `{ __typename ${this.#fieldsOf(type, depth).join(' ')} }`;
  }

  #fieldsOf(type: GraphQLNamedType, depth: number): string[] {
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const open = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    const always = open.filter(
      ({ name }) => name === 'id' || name === 'reference' || name === 'failure' || name === 'nodes' || name === 'node',
    );
    const chosen = new Set([
      ...always,
      ...Array.from({ length: open.length === 0 ? 0 : FIELDS }, () => this.#random.pick(open)),
    ]);
    // Each under a name of its own: two types of one union may have a field of one name and not of one type.
    return [...chosen].map(
      (field) =>
        `${KEPT_NAMES.has(field.name) ? '' : `${type.name}_${field.name}: `}${field.name}${this.#call(field, 0.15)}${this.#selectionOf(field, depth - 1)}`,
    );
  }
}

/** Keys that answers are read by. */
const KEPT_NAMES = new Set(['id', 'cursor', 'startCursor', 'endCursor', 'alertCursor', 'message', 'code']);

/** `clientReference` of `clientId`, and `reference` of `id`. */
function twinOf(name: string): string | null {
  return name === 'id' ? 'reference' : name.endsWith('Id') ? `${name.slice(0, -2)}Reference` : null;
}
