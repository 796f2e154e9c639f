import { GraphQLObjectType, defaultFieldResolver, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Duty } from '../domain/institution/duty.ts';
import { findUnusableText } from '../domain/shared/text.ts';
import { holdsAny } from '../security/actor.ts';
import { EVERY_DUTY } from '../security/field-access.ts';
import type { TypeAccess } from '../security/field-access.ts';
import { badUserInput, forbidden } from './shared/errors.ts';
import type { RequestContext } from './shared/request-context.ts';

/**
 * Puts the permission map before the schema's fields. A field that the map does not name cannot be served, so the
 * schema does not even start with it; nor does the map keep names of fields that are gone. Fields that every duty may
 * read keep their plain resolver: the check of their parent was theirs.
 */
export function guardSchema(schema: GraphQLSchema, access: TypeAccess): GraphQLSchema {
  const problems: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const duties = access[type.name]?.[field.name];
      if (duties === undefined) problems.push(`${type.name}.${field.name} is in the schema and not in the permission map`);
      else if (isObjectType(type)) guardField(schema, type, field, duties);
    }
    for (const name of Object.keys(access[type.name] ?? {})) if (!(name in type.getFields())) problems.push(`${type.name}.${name} is in the permission map and not in the schema`);
  }
  for (const name of Object.keys(access)) if (schema.getType(name) === undefined) problems.push(`the type ${name} is in the permission map and not in the schema`);
  if (problems.length > 0) throw new Error(`The permission map and the schema disagree:\n${problems.join('\n')}`);
  return schema;
}

function guardField(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, RequestContext>, duties: readonly Duty[]): void {
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();
  if (!isRoot && duties === EVERY_DUTY) return;
  const check = (context: RequestContext): void => {
    if (!holdsAny(context.actor, duties)) throw forbidden(`${type.name}.${field.name}`);
  };
  // What the database could not read is refused before it; a command refuses it by itself, with a failure.
  const isRead = isRoot && type !== schema.getMutationType();
  const guard = (resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> => (source, args, context, info) => {
    check(context);
    const unusable = isRead ? findUnusableText(args) : null;
    if (unusable !== null) throw badUserInput(`${unusable.message} It is in \`${unusable.path}\`.`);
    return resolve(source, args, context, info) as unknown;
  };
  if (field.subscribe) field.subscribe = guard(field.subscribe);
  field.resolve = guard(field.resolve ?? defaultFieldResolver);
}
