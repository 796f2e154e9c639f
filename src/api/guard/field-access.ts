/**
 * Who may read what, gathered from the schema: each field says its duties where it is declared (../shared/fields.ts),
 * and each argument and field of a filter says which fields an answer to it would tell something of. What says nothing
 * is a problem, and a schema with a problem is not served.
 */
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLEnumType,
  GraphQLField,
  GraphQLInputField,
  GraphQLInterfaceType,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import { revealedByOrder } from '../shared/enum.ts';
import { argumentKey } from '../shared/fields.ts';
import type { Coordinate, GuardExtensions, Revealed } from '../shared/fields.ts';

type Fields = GraphQLObjectType | GraphQLInterfaceType;
type Field = GraphQLField<unknown, never>;

/** What giving an argument, or a part of one, tells something of. */
export interface Criterion {
  /** From the field's arguments on: `['filter', 'alertSeverities']`. */
  readonly path: readonly string[];
  /** Of an order: the value that tells it. */
  readonly value: string | null;
  readonly coordinates: readonly Coordinate[];
}

export interface FieldAccess {
  readonly duties: readonly Duty[];
  /** What its arguments tell something of; empty for what a command takes, since the command decides. */
  readonly criteria: readonly Criterion[];
}

/** The access to each field of the schema's object and interface types, by coordinate. */
export type SchemaAccess = ReadonlyMap<string, FieldAccess>;

/** Reads the access from the schema; throws where anything is left unsaid, naming all of it. */
export function accessOf(schema: GraphQLSchema): SchemaAccess {
  const problems: string[] = [];
  const access = new Map<string, FieldAccess>();
  for (const type of fieldTypes(schema))
    for (const field of Object.values(type.getFields()) as Field[]) {
      const duties = dutiesOf(type, field);
      if (duties === undefined) problems.push(`${type.name}.${field.name} does not say who may read it`);
      const criteria = type === schema.getMutationType() ? [] : criteriaOf(type, field, problems);
      access.set(`${type.name}.${field.name}`, { duties: duties ?? [], criteria });
    }
  problems.push(...fieldTypes(schema).flatMap((type) => tooWidelyInherited(type, access)));
  for (const [coordinate, { criteria }] of access)
    for (const { path, coordinates } of criteria)
      for (const told of coordinates)
        if (!access.has(told)) problems.push(`${coordinate}(${path.join('.')}) reveals ${told}, which is no field`);
  if (problems.length > 0) throw new Error(`The schema is not guarded:\n${problems.join('\n')}`);
  return access;
}

/** Every type of the schema that has fields to read. */
export function fieldTypes(schema: GraphQLSchema): Fields[] {
  return Object.values(schema.getTypeMap()).filter(
    (type): type is Fields => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__'),
  );
}

/** The object types that a field of this type may show. */
export function shownTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? schema.getPossibleTypes(type) : [];
}

function dutiesOf(type: Fields, field: Field): readonly Duty[] | undefined {
  const isInherited = type.getInterfaces().some((one) => field.name in one.getFields());
  const inherited = isInherited ? (type.extensions as GuardExtensions).duties : undefined;
  return inherited ?? (field.extensions as GuardExtensions).duties;
}

/** What a type inherits is not open to somebody to whom nothing else of it is: its `inherited` was forgotten. */
function tooWidelyInherited(type: Fields, access: SchemaAccess): string[] {
  const names = Object.keys(type.getFields());
  const inherited = names.filter((name) => type.getInterfaces().some((one) => name in one.getFields()));
  const dutiesAt = (name: string): readonly Duty[] => access.get(`${type.name}.${name}`)!.duties;
  const own = new Set(names.filter((name) => !inherited.includes(name)).flatMap(dutiesAt));
  return inherited
    .filter((name) => own.size > 0 && dutiesAt(name).some((duty) => !own.has(duty)))
    .map((name) => `${type.name}.${name} is open to duties that nothing else of ${type.name} is: state \`inherited\``);
}

function criteriaOf(type: Fields, field: Field, problems: string[]): Criterion[] {
  return field.args.flatMap((argument) =>
    criteriaIn(`${type.name}.${field.name}`, [argument.name], argument, revealsOf(argument, field), problems),
  );
}

function revealsOf({ name, extensions }: GraphQLArgument, field: Field): Revealed | undefined {
  const own = extensions as GuardExtensions;
  const atField = (field.extensions as Record<string, GuardExtensions | undefined>)[argumentKey(name)];
  return 'reveals' in own ? own.reveals : atField?.reveals;
}

function criteriaIn(
  coordinate: string,
  path: readonly string[],
  { type }: GraphQLArgument | GraphQLInputField,
  reveals: Revealed | undefined,
  problems: string[],
): Criterion[] {
  const named = getNamedType(type);
  if (isEnumType(named) && path.at(-1) === 'orderBy') return orderCriteria(path, named, problems);
  const own = reveals == null ? [] : [{ path, value: null, coordinates: [reveals].flat() as Coordinate[] }];
  if (isInputObjectType(named))
    return [
      ...own,
      ...Object.values(named.getFields()).flatMap((field) => {
        const { reveals: told } = field.extensions as GuardExtensions;
        return criteriaIn(coordinate, [...path, field.name], field, told, problems);
      }),
    ];
  if (reveals === undefined && (isScalarType(named) || isEnumType(named)))
    problems.push(`${coordinate}(${path.join('.')}) does not say what it reveals`);
  if (reveals === null && path.length > 1)
    problems.push(`${coordinate}(${path.join('.')}) is a field of a filter, and must say what it reveals`);
  return own;
}

function orderCriteria(path: readonly string[], order: GraphQLEnumType, problems: string[]): Criterion[] {
  const told = revealedByOrder(order.name);
  if (told === undefined) problems.push(`the order ${order.name} does not say what its values reveal`);
  return Object.entries(told ?? {}).map(([value, coordinates]) => ({ path, value, coordinates: [coordinates].flat() }));
}
