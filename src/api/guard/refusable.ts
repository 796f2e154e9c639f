import { getNamedType, getNullableType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { DUTIES } from '../../domain/institution/duty.ts';
import type { Duty } from '../../domain/institution/duty.ts';
import { fieldTypes, shownTypes } from './field-access.ts';
import type { SchemaAccess } from './field-access.ts';

/**
 * Makes each field nullable that can be refused, itself or an argument of it, to somebody who was shown its object. A
 * refusal is an error at that field, and an error where null is not allowed takes its object with it, and that one's,
 * up to the whole answer.
 */
export function letRefusedFieldsBeNull(schema: GraphQLSchema, access: SchemaAccess): void {
  for (const [type, seenBy] of audiences(schema, access))
    for (const field of Object.values(type.getFields())) {
      const { duties, criteria } = access.get(`${type.name}.${field.name}`)!;
      const told = criteria.flatMap(({ coordinates }) => coordinates.map((one) => access.get(one)!.duties));
      if ([duties, ...told].every((allowed) => [...seenBy].every((duty) => allowed.includes(duty)))) continue;
      field.type = getNullableType(field.type);
      for (const parent of type.getInterfaces()) {
        const promised = parent.getFields()[field.name];
        if (promised !== undefined) promised.type = getNullableType(promised.type);
      }
    }
}

/**
 * By which duties objects of a type are shown to anybody, along the fields that lead to it from the roots. `node` is
 * left out: it gives one object, which may be null, so that what is refused there blanks nothing beside it.
 */
function audiences(schema: GraphQLSchema, access: SchemaAccess): ReadonlyMap<GraphQLObjectType, ReadonlySet<Duty>> {
  const found = new Map<GraphQLObjectType, Set<Duty>>();
  const show = (type: GraphQLObjectType, duties: readonly Duty[]): void => {
    const known = found.get(type) ?? new Set();
    const added = duties.filter((duty) => !known.has(duty));
    if (added.length === 0) return;
    found.set(type, new Set([...known, ...added]));
    for (const field of Object.values(type.getFields())) {
      if (type === schema.getQueryType() && field.name === 'node') continue;
      const passed = added.filter((duty) => access.get(`${type.name}.${field.name}`)!.duties.includes(duty));
      for (const shown of shownTypes(schema, getNamedType(field.type))) show(shown, passed);
    }
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const root of roots) if (root != null) show(root, DUTIES);
  // What only `node` leads to is shown by the duties of its own fields.
  for (const type of fieldTypes(schema)) if (isObjectType(type) && !found.has(type)) found.set(type, new Set());
  return found;
}
