import type { Coordinate } from './fields.ts';
import { registerEnumType } from 'type-graphql';

/** Makes a GraphQL enum of the domain's values; every value needs its description. */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): Record<Value, Value> {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as Record<Value, Value>;
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never });
  return members;
}

const ORDERS = new Map<string, Readonly<Record<string, Coordinate | readonly Coordinate[]>>>();

/** Makes a GraphQL enum of the ways to order a list; each value says which field's values the order tells. */
export function orderOf<Value extends string>(
  name: string,
  description: string,
  values: Readonly<
    Record<Value, { readonly description: string; readonly reveals: Coordinate | readonly Coordinate[] }>
  >,
): Record<Value, Value> {
  const of = <T>(part: (value: (typeof values)[Value]) => T): Record<Value, T> =>
    Object.fromEntries(
      (Object.entries(values) as [Value, (typeof values)[Value]][]).map(([value, said]) => [value, part(said)]),
    ) as Record<Value, T>;
  ORDERS.set(
    name,
    of((value) => value.reveals),
  );
  return enumOf<Value>(
    name,
    description,
    of((value) => value.description),
  );
}

/** What the values of an order tell, by value; undefined where the enum is no order. */
export function revealedByOrder(
  name: string,
): Readonly<Record<string, Coordinate | readonly Coordinate[]>> | undefined {
  return ORDERS.get(name);
}
