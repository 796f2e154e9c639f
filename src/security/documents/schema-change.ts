import {
  BreakingChangeType,
  findBreakingChanges,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';
import type {
  GraphQLArgument,
  GraphQLField,
  GraphQLInputField,
  GraphQLNamedType,
  GraphQLSchema,
  GraphQLType,
} from 'graphql';
import type { SchemaMember } from './touched-members.ts';

/** A change between two schemas that whoever uses the changed part would notice. */
export interface SchemaChange {
  /**
   * What changed: a type, or a part of one as in touched-members.ts; null where a use of it cannot be told from the
   * document alone.
   */
  readonly coordinate: string | null;
  readonly what: string;
}

/** How graphql-js describes the changes that a document which is still valid may suffer from. */
const DESCRIBED: Partial<Record<BreakingChangeType, RegExp>> = {
  FIELD_CHANGED_KIND: /^(?<type>\w+)\.(?<member>\w+) /,
  REQUIRED_INPUT_FIELD_ADDED: /^A required field (?<member>\w+) on input type (?<type>\w+) /,
};

/** Told by `removedWithoutNotice`. */
const REMOVALS: readonly string[] = [
  BreakingChangeType.TYPE_REMOVED,
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
  BreakingChangeType.ARG_REMOVED,
];

/** What was in the schema and is gone, although nobody was told before: it was not deprecated. */
export function removedWithoutNotice(before: GraphQLSchema, after: GraphQLSchema): readonly SchemaChange[] {
  const left = new Set([...membersOf(after)].map(({ coordinate }) => coordinate));
  const gone = [...membersOf(before)].filter(
    ({ coordinate, deprecationReason }) => !left.has(coordinate) && deprecationReason === null,
  );
  const goneTypes = ownTypes(before).filter(({ name }) => after.getType(name) === undefined);
  const isGone = new Set(goneTypes.map(({ name }) => name));
  // The parts of a type go with it, and the type goes with the last notice of what leads to it.
  const parts = gone.filter(({ coordinate }) => !isGone.has(coordinate.split('.')[0]!));
  const types = goneTypes.filter((type) => leadsTo(before, type, isGone));
  return [...types.map(({ name }) => name), ...parts.map(({ coordinate }) => coordinate)].map((coordinate) => ({
    coordinate,
    what: `${coordinate} is gone, and was not deprecated first.`,
  }));
}

/** What is still there in another form: another type, a new required argument, a member less of a union. */
export function changedInForm(before: GraphQLSchema, after: GraphQLSchema): readonly SchemaChange[] {
  return findBreakingChanges(before, after)
    .filter(({ type }) => !REMOVALS.includes(type))
    .map(({ type, description }) => {
      const found = DESCRIBED[type]?.exec(description)?.groups;
      return { coordinate: found === undefined ? null : `${found['type']}.${found['member']}`, what: description };
    });
}

/** Fields, arguments, input fields and enum values of the schema's own types. */
function* membersOf(schema: GraphQLSchema): Iterable<SchemaMember> {
  for (const type of ownTypes(schema)) {
    if (isEnumType(type))
      for (const { name, deprecationReason } of type.getValues())
        yield { coordinate: `${type.name}.${name}`, deprecationReason: deprecationReason ?? null };
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield { coordinate: `${type.name}.${field.name}`, deprecationReason: field.deprecationReason ?? null };
      // An argument goes with its field, and whoever was told of that was told of it.
      for (const { name, deprecationReason } of argumentsOf(field))
        yield {
          coordinate: `${type.name}.${field.name}(${name})`,
          deprecationReason: deprecationReason ?? field.deprecationReason ?? null,
        };
    }
  }
}

/** Whether a part that stays, or was not deprecated, led to the type; to where operations begin leads everything. */
function leadsTo(schema: GraphQLSchema, target: GraphQLNamedType, isGone: ReadonlySet<string>): boolean {
  if ([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root === target))
    return true;
  return ownTypes(schema).some((type) => {
    if (isGone.has(type.name) || isEnumType(type)) return false;
    if (isUnionType(type)) return type.getTypes().some((member) => member === target);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return false;
    return Object.values(type.getFields()).some((field) => {
      if (field.deprecationReason != null) return false;
      const taken: readonly GraphQLType[] = argumentsOf(field)
        .filter(({ deprecationReason }) => deprecationReason == null)
        .map((argument) => argument.type);
      return [field.type, ...taken].some((one: GraphQLType) => getNamedType(one) === target);
    });
  });
}

function argumentsOf(field: GraphQLField<unknown, unknown> | GraphQLInputField): readonly GraphQLArgument[] {
  return 'args' in field ? field.args : [];
}

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
}
