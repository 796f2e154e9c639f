import { defaultFieldResolver, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema, GraphQLObjectType } from 'graphql';
import type { Duty } from '../domain/institution/duty.ts';
import { findUnusableText } from '../domain/shared/text.ts';
import { holdsAny, holdsAnyOver, holdsOnly } from '../security/actor.ts';
import { EVERY_DUTY } from '../security/field-access.ts';
import type { TypeAccess } from '../security/field-access.ts';
import { clientById } from './client/client.loader.ts';
import { badUserInput, forbidden } from './shared/errors.ts';
import type { RequestContext } from './shared/request-context.ts';

/**
 * Puts the permission map before the schema's fields. A field that the map does not name cannot be served, so the
 * schema does not even start with it; nor does the map keep names of fields that are gone.
 *
 * A root field asks whether a duty is held in any unit; what it gives is scoped by its own query. A field of a client,
 * or of what belongs to one, asks whether the duty is held over that client's unit, where fields of its type differ in
 * who may read them. Where they do not, and where every duty may read, the check of the field that led here was theirs.
 */
export function guardSchema(schema: GraphQLSchema, access: TypeAccess): GraphQLSchema {
  const problems: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__')) continue;
    const isOwn = new Set(Object.values(access[type.name] ?? {})).size > 1;
    for (const field of Object.values(type.getFields())) {
      const duties = access[type.name]?.[field.name];
      if (duties === undefined)
        problems.push(`${type.name}.${field.name} is in the schema and not in the permission map`);
      else if (isObjectType(type)) guardField(schema, type, field, { duties, isOwn });
    }
    for (const name of Object.keys(access[type.name] ?? {}))
      if (!(name in type.getFields()))
        problems.push(`${type.name}.${name} is in the permission map and not in the schema`);
  }
  for (const name of Object.keys(access))
    if (schema.getType(name) === undefined)
      problems.push(`the type ${name} is in the permission map and not in the schema`);
  if (problems.length > 0) throw new Error(`The permission map and the schema disagree:\n${problems.join('\n')}`);
  return schema;
}

function guardField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, RequestContext>,
  { duties, isOwn }: FieldGuard,
): void {
  const isRoot =
    type === schema.getQueryType() || type === schema.getMutationType() || type === schema.getSubscriptionType();
  // What the database could not read is refused before it; a command refuses it by itself, with a failure.
  const checksText = type !== schema.getMutationType() && field.args.length > 0;
  if (!isRoot && duties === EVERY_DUTY && !checksText) return;
  // A cursor of the log may be long, and is read here before anything else is.
  const isStream = type === schema.getSubscriptionType();
  const refusal = (context: RequestContext): Error => {
    context.access.refused(`${type.name}.${field.name}`);
    return forbidden(`${type.name}.${field.name}`);
  };
  const guard =
    (resolve: GraphQLFieldResolver<unknown, RequestContext>): GraphQLFieldResolver<unknown, RequestContext> =>
    (source, args, context, info) => {
      if (!holdsAny(context.actor, duties)) throw refusal(context);
      if (checksText) refuseUnusableText(isStream ? { ...args, after: null } : args);
      if (isRoot || !isOwn || holdsOnly(context.actor, duties)) return resolve(source, args, context, info) as unknown;
      return coversClientOf(source as OfClient, duties, context).then((covers) => {
        if (!covers) throw refusal(context);
        return resolve(source, args, context, info) as unknown;
      });
    };
  if (field.subscribe) field.subscribe = guard(field.subscribe);
  field.resolve = guard(field.resolve ?? defaultFieldResolver);
}

interface FieldGuard {
  readonly duties: readonly Duty[];
  /** Whether the type's fields differ in who may read them, so that reaching an object says nothing of this field. */
  readonly isOwn: boolean;
}

/** A client, or what belongs to one, as presenters give it. */
interface OfClient {
  readonly unitRowId?: string;
  readonly clientRowId?: string;
}

/** Whether one of the duties is held over the unit of the client; true of what belongs to none. */
async function coversClientOf(source: OfClient, duties: readonly Duty[], context: RequestContext): Promise<boolean> {
  const unitId =
    source.clientRowId === undefined ? source.unitRowId : (await context.load(clientById, source.clientRowId))?.unit_id;
  return unitId === undefined || holdsAnyOver(context.actor, duties, unitId);
}

function refuseUnusableText(args: unknown): void {
  const unusable = findUnusableText(args);
  if (unusable !== null) throw badUserInput(`${unusable.message} It is in \`${unusable.path}\`.`);
}
