import { defaultFieldResolver, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema, GraphQLObjectType } from 'graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import { findUnusableText } from '../../domain/shared/text.ts';
import { holdsAny, holdsAnyOver, holdsOnly } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import { EVERY_DUTY, sameDuties } from '../../security/duty-sets.ts';
import { clientById } from '../client/client.loader.ts';
import { badUserInput, forbidden, forbiddenArgument } from '../shared/errors.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { accessOf, fieldTypes } from './field-access.ts';
import type { Criterion, SchemaAccess } from './field-access.ts';
import { letRefusedFieldsBeNull } from './refusable.ts';

type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Puts the rights that fields declare before their resolvers. A field or argument that declares none cannot be served,
 * so the schema does not even start with it.
 *
 * A root field asks whether a duty is held in any unit; what it gives is scoped by its own query. A field of a client,
 * or of what belongs to one, asks whether the duty is held over that client's unit, where fields of its type differ in
 * who may read them. Where they do not, and where every duty may read, the check of the field that led here was theirs.
 * An argument asks for the right to read what it tests, by every duty that widens what the field gives.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const access = accessOf(schema);
  for (const type of fieldTypes(schema)) {
    if (!isObjectType(type)) continue;
    const fields = Object.values(type.getFields());
    const [first, ...others] = fields.map((field) => access.get(`${type.name}.${field.name}`)!.duties);
    const isOwn = others.some((duties) => !sameDuties(duties, first!));
    for (const field of fields) guardField(schema, type, field, { access, isOwn });
  }
  letRefusedFieldsBeNull(schema, access);
  return schema;
}

interface TypeGuard {
  readonly access: SchemaAccess;
  /** Whether the type's fields differ in who may read them, so that reaching an object says nothing of this field. */
  readonly isOwn: boolean;
}

function guardField(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, RequestContext>,
  { access, isOwn }: TypeGuard,
): void {
  const coordinate = `${type.name}.${field.name}`;
  const { duties, criteria } = access.get(coordinate)!;
  const isRoot = type === schema.getQueryType() || type === schema.getMutationType() || isStream(schema, type);
  // What the database could not read is refused before it; a command refuses it by itself, with a failure.
  const checksText = type !== schema.getMutationType() && field.args.length > 0;
  if (!isRoot && sameDuties(duties, EVERY_DUTY) && !checksText) return;
  const checkArguments = argumentCheck(coordinate, duties, criteria, access);
  const refusal = (context: RequestContext, error: Error = forbidden(coordinate)): Error => {
    context.access.refused(coordinate);
    return error;
  };
  const guard =
    (resolve: Resolve): Resolve =>
    (source, args, context, info) => {
      if (!holdsAny(context.actor, duties)) throw refusal(context);
      // A cursor of the log may be long, and is read here before anything else is.
      if (checksText) refuseUnusableText(isStream(schema, type) ? { ...args, after: null } : args);
      const told = checkArguments?.(context.actor, args);
      if (told != null) throw refusal(context, told);
      if (isRoot || !isOwn || holdsOnly(context.actor, duties)) return resolve(source, args, context, info) as unknown;
      return coversClientOf(source as OfClient, duties, context).then((covers) => {
        if (!covers) throw refusal(context);
        return resolve(source, args, context, info) as unknown;
      });
    };
  if (field.subscribe) field.subscribe = guard(field.subscribe);
  field.resolve = guard(field.resolve ?? defaultFieldResolver);
}

function isStream(schema: GraphQLSchema, type: GraphQLObjectType): boolean {
  return type === schema.getSubscriptionType();
}

/** A criterion with what it takes to give it. */
interface RestrictedCriterion extends Criterion {
  readonly duties: readonly Duty[];
}

/**
 * What finds the first argument that tests what the actor may not read of all that the field gives; null where the
 * field's own duties suffice for all of them.
 */
function argumentCheck(
  coordinate: string,
  duties: readonly Duty[],
  criteria: readonly Criterion[],
  access: SchemaAccess,
): ((actor: Actor, args: Readonly<Record<string, unknown>>) => Error | null) | null {
  const restricted: RestrictedCriterion[] = criteria.flatMap((criterion) =>
    criterion.coordinates
      .map((told) => ({ ...criterion, coordinates: [told], duties: access.get(told)!.duties }))
      .filter((one) => duties.some((duty) => !one.duties.includes(duty))),
  );
  if (restricted.length === 0) return null;
  return (actor, args) => {
    const isOpen = (criterion: RestrictedCriterion): boolean =>
      actor.grants.every(({ duty }) => !duties.includes(duty) || criterion.duties.includes(duty));
    const refused = restricted.find((one) => isGiven(args, one.path, one.value) && !isOpen(one));
    return refused === undefined
      ? null
      : forbiddenArgument(`${coordinate}(${refused.path.join('.')})`, refused.coordinates[0]!);
  };
}

/** Whether something is given at the path, lists on the way walked through; of an order, whether it is this value. */
function isGiven(given: unknown, path: readonly string[], value: string | null): boolean {
  if (given == null) return false;
  if (Array.isArray(given)) return given.some((one) => isGiven(one, path, value));
  const [name, ...rest] = path;
  if (name === undefined) return value === null || given === value;
  return isGiven((given as Record<string, unknown>)[name], rest, value);
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
