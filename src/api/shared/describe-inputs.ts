import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/**
 * The `input` of a mutation is described by its type; said at the argument too, since that is where tools look. A type
 * that says nothing of its own is what the mutation takes.
 */
export function describeInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = mutation.args.find((argument) => argument.name === 'input');
    const type = input && getNamedType(input.type);
    if (input === undefined || !isInputObjectType(type)) continue;
    type.description ??= `Input for \`${mutation.name}\`. ${mutation.description ?? ''}`.trim();
    input.description ??= type.description;
  }
  return schema;
}
