/**
 * How fields are declared: type-graphql's decorators, which ask in the same breath who may read what is shown. The
 * guard (../guard.ts) reads it from the schema; what does not say it is not served at all.
 */
import * as graph from 'type-graphql';
import type { CommandDeclaration } from '../../app/command/command.ts';
import type { Duty } from '../../domain/institution/duty.ts';

/** What a field is of, as type-graphql takes it. */
export type TypeOf = Parameters<typeof graph.Query>[0] & (() => unknown);
type MemberDecorator = PropertyDecorator & MethodDecorator;

/** A field of the schema, `Type.field`. */
export type Coordinate = `${string}.${string}`;
/** The fields whose values an answer tells something of; null where it tells nothing more than the field itself. */
export type Revealed = Coordinate | readonly Coordinate[] | null;

interface Readable {
  /** One of them may read it; of a root field, call it. */
  readonly duties: readonly Duty[];
}

interface Revealing {
  /**
   * What is tested: the caller must be allowed to read that. Null for what chooses a record by its key, a page, a date
   * or a language.
   */
  readonly reveals: Revealed;
}

/** What the guard finds at a field, an argument, an input field or a value of an order. */
export type GuardExtensions = Partial<Readable & Revealing>;

/** A field of an object or interface type. */
export function Field(type: TypeOf, { duties, ...options }: graph.FieldOptions & Readable): MemberDecorator {
  return extended({ duties }, graph.Field(type, options));
}

/** A field that is computed, of the type that its resolver is of. */
export function FieldResolver(type: TypeOf, { duties, ...options }: graph.FieldOptions & Readable): MemberDecorator {
  return extended({ duties }, graph.FieldResolver(type, options));
}

export function Query(type: TypeOf, { duties, ...options }: graph.FieldOptions & Readable): MemberDecorator {
  return extended({ duties }, graph.Query(type, options));
}

export function Subscription(
  type: TypeOf,
  { duties, ...options }: graph.SubscriptionOptions & Readable,
): MemberDecorator {
  return extended({ duties }, graph.Subscription(type, options));
}

/** A mutation that runs a command: whoever may run the one may call the other. */
export function Mutation(
  type: TypeOf,
  { command, ...options }: graph.FieldOptions & { readonly command: CommandDeclaration },
): MemberDecorator {
  return extended({ duties: command.duties }, graph.Mutation(type, options));
}

/** A field of what a command takes: the command decides who may give it. */
export function InputField(type: TypeOf, options: graph.FieldOptions): MemberDecorator {
  return graph.Field(type, options);
}

/** A field of a filter, or an argument in a class of arguments. */
export function Criterion(type: TypeOf, { reveals, ...options }: graph.FieldOptions & Revealing): MemberDecorator {
  return extended({ reveals }, graph.Field(type, options));
}

/** An argument at a parameter of its resolver. type-graphql has no place for extensions there: the field keeps them. */
export function Argument(
  name: string,
  type: TypeOf,
  { reveals, ...options }: graph.ArgOptions & Revealing,
): ParameterDecorator {
  return (target, key, index) => {
    graph.Extensions({ [argumentKey(name)]: { reveals } })(target, key!);
    return graph.Arg(name, type, options)(target, key!, index);
  };
}

/** Where the field of an argument declared by `Argument` keeps what the argument reveals. */
export function argumentKey(name: string): string {
  return `argument:${name}`;
}

/** An object type that inherits fields from an interface; `inherited` says who may read those here. */
export function ObjectType(
  name: string,
  { inherited, ...options }: graph.ObjectTypeOptions & { readonly inherited?: readonly Duty[] },
): ClassDecorator {
  return (target) => {
    if (inherited !== undefined) graph.Extensions({ duties: inherited })(target);
    return graph.ObjectType(name, options)(target);
  };
}

/** A class that types inherit fields from and that is none itself. */
export function AbstractType(): ClassDecorator {
  return graph.ObjectType();
}

function extended(extensions: GuardExtensions, decorator: MemberDecorator | MethodDecorator): MemberDecorator {
  return (target: object, key: string | symbol, descriptor?: PropertyDescriptor): void => {
    graph.Extensions({ ...extensions })(target, key, descriptor!);
    (decorator as (target: object, key: string | symbol, descriptor?: PropertyDescriptor) => void)(
      target,
      key,
      descriptor,
    );
  };
}
