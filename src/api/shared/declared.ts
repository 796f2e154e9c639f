/**
 * Plain types, mutations and links declared as data, from which type-graphql's decorators are called. What only shows
 * columns, hands an input to a command or leads from one record to another is said once; what computes stays a class.
 */
import type { GraphQLScalarType } from 'graphql';
import * as graph from 'type-graphql';
import type { ClassType } from 'type-graphql';
import type { Command } from '../../app/command/command.ts';
import type { Duty } from '../../domain/institution/duty.ts';
import type { Result } from '../../domain/shared/result.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import { CommandInput, CommandResultType, presentFailure } from './command.type.ts';
import { Field, FieldResolver, InputField, Mutation, ObjectType } from './fields.ts';
import type { TypeOf } from './fields.ts';
import { fromGlobalId } from './global-id.ts';
import type { RequestContext } from './request-context.ts';

/** A class that the schema takes resolvers from. */
export type ResolverClass = ClassType<object>;

/** What a value of a GraphQL type is in TypeScript. */
type ValueOf<T> = T extends readonly [infer Item]
  ? ValueOf<Item>[]
  : T extends StringConstructor
    ? string
    : T extends BooleanConstructor
      ? boolean
      : T extends GraphQLScalarType<infer Value, infer _External>
        ? Value
        : T extends abstract new (...parameters: infer _Parameters) => infer Instance
          ? Instance
          : T extends Readonly<Record<string, infer Value>>
            ? Value
            : never;

interface Options {
  readonly description: string;
  readonly nullable?: boolean;
  readonly deprecationReason?: string;
}
type Readable = Options & { readonly duties: readonly Duty[] };
type ShownAs<T, O> = O extends { readonly nullable: true } ? ValueOf<T> | null : ValueOf<T>;

/** A field of a declared type; `value` is what its presenter gives, for the compiler (bare, it lost undefined). */
interface Shown<Value> {
  readonly declare: ((prototype: object, key: string) => void) | null;
  readonly value?: readonly [Value];
}
type Values<F> = { [Key in keyof F]: F[Key] extends Shown<infer Value> ? Value : never };

/** A field that shows what the presenter gave it. */
export function field<const T, const O extends Readable>(type: () => T, options: O): Shown<ShownAs<T, O>> {
  return { declare: (prototype, key) => Field(type as TypeOf, options)(prototype, key) };
}

/** What resolvers know of a record, and the API does not show. */
export function hidden<Value>(): Shown<Value> {
  return { declare: null };
}

/** An object type of plain fields; `of` is its interface, and `inherited` says who may read the interface's fields. */
export function objectType<F extends Record<string, Shown<unknown>>, Parent extends object = object>(
  name: string,
  { of, inherited, description }: { description: string; of?: abstract new () => Parent; inherited?: readonly Duty[] },
  fields: F,
): ClassType<Values<F> & Parent> {
  const Declared = class extends (of ?? Object) {};
  for (const [key, { declare }] of Object.entries(fields)) declare?.(Declared.prototype, key);
  ObjectType(name, { description, ...(of && { implements: of }), ...(inherited && { inherited }) })(Declared);
  return Declared as ClassType<Values<F> & Parent>;
}

/** A field of what a mutation takes; `read` makes of what was sent what the command is given. */
interface Taken<Value> extends Shown<Value> {
  readonly read: (sent: unknown) => unknown;
}
type InputOptions = Options & { readonly defaultValue?: unknown };
type TakenAs<Value, O> = O extends { readonly nullable: true } ? Value | null | undefined : Value;
type OptionalKeys<V> = { [Key in keyof V]: undefined extends V[Key] ? Key : never }[keyof V];
type Given<F> = Omit<Values<F>, OptionalKeys<Values<F>>> & Partial<Pick<Values<F>, OptionalKeys<Values<F>>>>;

export function input<const T, const O extends InputOptions>(type: () => T, options: O): Taken<TakenAs<ValueOf<T>, O>> {
  return { declare: (prototype, key) => InputField(type as TypeOf, options)(prototype, key), read: (sent) => sent };
}

/** The global ID of a record of a type; the command is given its row id. */
export function idInput<const O extends InputOptions>(type: string, options: O): Taken<TakenAs<string, O>> {
  return {
    ...input(() => graph.ID, options),
    read: (sent) => (sent == null ? sent : fromGlobalId(type, sent as string)),
  };
}

/** A part of a result: what a command that was carried out is answered with. */
interface Part<Output> {
  readonly type: TypeOf;
  readonly show: (context: RequestContext, output: Output) => Promise<unknown>;
  readonly options: Options;
}

export function part<const T, Output>(
  type: () => T,
  show: (context: RequestContext, output: Output) => Promise<ValueOf<T> | null | undefined>,
  description = 'Null if the command failed.',
): Part<Output> {
  return { type: type as TypeOf, show, options: { description, nullable: true } };
}

/** What mutations answer: the parts, or the failure that kept them from being. */
export interface DeclaredResult<Output> {
  readonly type: ClassType<CommandResultType>;
  answer(context: RequestContext, result: Result<Output>): Promise<CommandResultType>;
}

export function resultType<Output>(
  name: string,
  description: string,
  parts: Readonly<Record<string, Part<Output>>>,
  duties: readonly Duty[] = EVERY_DUTY,
): DeclaredResult<Output> {
  const Declared = class extends CommandResultType {};
  for (const [key, { type, options }] of Object.entries(parts))
    Field(type, { ...options, duties })(Declared.prototype, key);
  ObjectType(name, { description, implements: CommandResultType, inherited: duties })(Declared);
  const shown = async (context: RequestContext, result: Result<Output>): Promise<Record<string, unknown>> => {
    const values: Record<string, unknown> = {};
    for (const [key, { show }] of Object.entries(parts))
      values[key] = result.ok ? ((await show(context, result.value)) ?? null) : null;
    return values;
  };
  return {
    type: Declared,
    answer: async (context, result) => ({ ...(await shown(context, result)), failure: presentFailure(result) }),
  };
}

/**
 * What the fields of the input give is what the command takes, all of what it takes, or `take` makes it so: a part of
 * the command's input that may be left out is not left out of the API unseen.
 */
type Taking<F, Input> =
  Given<F> extends Input
    ? Exclude<keyof F, keyof Input> | Exclude<keyof Input, keyof F> extends never
      ? { readonly take?: (given: Given<F>) => Input }
      : { readonly take: (given: Given<F>) => Input }
    : { readonly take: (given: Given<F>) => Input };

/** The mutation that runs a command: named as it, and open to whoever may run it. */
export function mutation<Input, Output, F extends Record<string, Taken<unknown>>>(
  command: Command<Input, Output>,
  spec: { description: string; input: F; inputDescription?: string; result: DeclaredResult<Output> } & Taking<F, Input>,
): ResolverClass {
  const { name } = command;
  const InputClass = class extends CommandInput {};
  for (const [key, { declare }] of Object.entries(spec.input)) declare?.(InputClass.prototype, key);
  const description = spec.inputDescription;
  graph.InputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, { description })(InputClass);
  const take = (spec.take ?? ((given: unknown) => given)) as (given: unknown) => Input;
  const run = async (
    context: RequestContext,
    { idempotencyKey, ...sent }: CommandInput,
  ): Promise<CommandResultType> => {
    const given = Object.entries(sent).map(([key, value]) => [key, spec.input[key]!.read(value)] as const);
    return spec.result.answer(context, await context.execute(command, take(Object.fromEntries(given)), idempotencyKey));
  };
  return resolverClass(null, name, run, (prototype, descriptor) => {
    Mutation(() => spec.result.type, { command, description: spec.description })(prototype, name, descriptor);
    graph.Ctx()(prototype, name, 0);
    graph.Arg('input', () => InputClass)(prototype, name, 1);
  });
}

/** A field that leads from a record to others, or computes what one line can. */
export function link<Of extends object, const T, const O extends Readable>(
  of: () => ClassType<Of>,
  name: string,
  type: () => T,
  options: O,
  resolve: (context: RequestContext, source: Of) => Promise<ShownAs<T, O>>,
): ResolverClass {
  return resolverClass(of, name, resolve, (prototype, descriptor) => {
    FieldResolver(type as TypeOf, options)(prototype, name, descriptor);
    graph.Ctx()(prototype, name, 0);
    graph.Root()(prototype, name, 1);
  });
}

function resolverClass<Argument>(
  of: (() => ClassType) | null,
  name: string,
  resolve: (context: RequestContext, argument: Argument) => Promise<unknown>,
  decorate: (prototype: object, descriptor: PropertyDescriptor) => void,
): ResolverClass {
  const Declared = class {};
  Object.defineProperty(Declared.prototype, name, { value: resolve, writable: true, configurable: true });
  decorate(Declared.prototype, Object.getOwnPropertyDescriptor(Declared.prototype, name)!);
  if (of === null) graph.Resolver()(Declared);
  else graph.Resolver(of)(Declared);
  return Declared;
}
