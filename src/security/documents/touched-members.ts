import {
  TypeInfo,
  getNamedType,
  isEnumType,
  isInputObjectType,
  parse,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, GraphQLNamedType, GraphQLSchema, NamedTypeNode } from 'graphql';

/**
 * A field, argument, input field or enum value, as `Type.field`, `Type.field(argument)`, `Input.field`, `Enum.VALUE`.
 */
export interface SchemaMember {
  readonly coordinate: string;
  /** Null of one that is not deprecated. */
  readonly deprecationReason: string | null;
}

/** What a valid document touches of the schema, each once; what only its variables hold is not in it. */
export function touchedMembers(schema: GraphQLSchema, document: DocumentNode): readonly SchemaMember[] {
  const touched = new Map<string, SchemaMember>();
  const types = new TypeInfo(schema);
  const touch = (coordinate: string, member: { deprecationReason?: string | null } | null | undefined): void => {
    if (member != null) touched.set(coordinate, { coordinate, deprecationReason: member.deprecationReason ?? null });
  };
  const fieldName = (): string => `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => touch(fieldName(), types.getFieldDef()),
      Argument: ({ name }) =>
        types.getDirective() == null ? touch(`${fieldName()}(${name.value})`, types.getArgument()) : undefined,
      ObjectField: ({ name }) => {
        const input = getNamedType(types.getParentInputType());
        if (isInputObjectType(input)) touch(`${input.name}.${name.value}`, input.getFields()[name.value]);
      },
      EnumValue: ({ value }) => touch(`${getNamedType(types.getInputType())?.name}.${value}`, types.getEnumValue()),
    }),
  );
  return [...touched.values()];
}

/** The input fields and enum values that the variables of a valid document can carry, as coordinates. */
export function carriedMembers(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const types = new Set<GraphQLNamedType>();
  visit(document, {
    VariableDefinition: {
      enter: ({ type }) => void types.add(getNamedType(typeFromAST(schema, type as NamedTypeNode))!),
    },
  });
  // A set is walked to what is added meanwhile.
  for (const type of types)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) types.add(getNamedType(field.type));
  return new Set(
    [...types].flatMap((type) =>
      (isInputObjectType(type)
        ? Object.keys(type.getFields())
        : isEnumType(type)
          ? type.getValues().map(({ name }) => name)
          : []
      ).map((member) => `${type.name}.${member}`),
    ),
  );
}

/** The deprecated parts of the schema that a valid document touches, in the order of the alphabet. */
export function deprecatedMembers(schema: GraphQLSchema, text: string): readonly SchemaMember[] {
  return touchedMembers(schema, parse(text))
    .filter(({ deprecationReason }) => deprecationReason !== null)
    .sort((one, other) => (one.coordinate < other.coordinate ? -1 : 1));
}
