import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** The `input` of a mutation is described by its type; said at the argument too, since that is where tools look. */
export function describeInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = mutation.args.find((argument) => argument.name === 'input');
    const type = input && getNamedType(input.type);
    if (input && isInputObjectType(type)) input.description ??= type.description;
  }
  return schema;
}
