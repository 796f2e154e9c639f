import { buildSchema, printSchema, validateSchema } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../../src/api/guard/field-access.ts';
import type { SchemaAccess } from '../../../src/api/guard/field-access.ts';
import { letRefusedFieldsBeNull } from '../../../src/api/guard/refusable.ts';
import { createSchema } from '../../../src/api/schema.ts';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import type { Duty } from '../../../src/domain/institution/duty.ts';

const STAFF: readonly Duty[] = ['RISK_MANAGER', 'AUDITOR'];
const WITH_PARTNER: readonly Duty[] = [...STAFF, 'PARTNER'];

interface Case {
  readonly what: string;
  readonly sdl: string;
  /** Of what every duty may not read. */
  readonly duties: Readonly<Record<string, readonly Duty[]>>;
  /** The fields that may be null after it, and might not before. */
  readonly nullable: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'nothing where every duty may read all',
    sdl: 'type Query { client: Client! } type Client { name: String! }',
    duties: {},
    nullable: [],
  },
  {
    what: 'the field that one of those who see its object may not read',
    sdl: 'type Query { client: Client! } type Client { name: String! alerts: [Alert!]! } type Alert { id: ID! }',
    duties: { 'Client.alerts': STAFF, 'Alert.id': STAFF },
    nullable: ['Client.alerts'],
  },
  {
    what: 'a root field, of which everybody is shown the object',
    sdl: 'type Query { me: User! users: [User!]! } type User { name: String! }',
    duties: { 'Query.users': STAFF },
    nullable: ['Query.users'],
  },
  {
    what: 'mutations and subscriptions',
    sdl: 'type Query { a: Int! } type Mutation { close: Int! } type Subscription { feed: Int! }',
    duties: { 'Mutation.close': STAFF, 'Subscription.feed': STAFF },
    nullable: ['Mutation.close', 'Subscription.feed'],
  },
  {
    what: 'nothing of an object that only those are shown who may read all of it',
    sdl: 'type Query { alert: Alert! } type Alert { id: ID! severity: Int! }',
    duties: { 'Query.alert': STAFF, 'Alert.id': STAFF, 'Alert.severity': WITH_PARTNER },
    nullable: ['Query.alert'],
  },
  {
    what: 'a field of an object to which a second way leads, by another duty',
    sdl: 'type Query { alert: Alert! client: Client! } type Client { alert: Alert! } type Alert { id: ID! rule: Int! }',
    duties: {
      'Query.alert': STAFF,
      'Client.alert': WITH_PARTNER,
      'Alert.id': WITH_PARTNER,
      'Alert.rule': STAFF,
    },
    nullable: ['Query.alert', 'Client.alert', 'Alert.rule'],
  },
  {
    what: 'what lies in a circle, once',
    sdl: 'type Query { client: Client! } type Client { group: Group! } type Group { members: [Client!]! size: Int! }',
    duties: { 'Group.size': STAFF },
    nullable: ['Group.size'],
  },
  {
    what: 'what the members of a union and of an interface hold, and the promise of the interface with it',
    sdl: `type Query { any: Any! held: Held! } union Any = A
      interface Held { id: ID! amount: Int! } type A { secret: Int! }
      type B implements Held { id: ID! amount: Int! } type C implements Held { id: ID! amount: Int! }`,
    duties: { 'A.secret': STAFF, 'B.amount': STAFF },
    nullable: ['A.secret', 'Held.amount', 'B.amount'],
  },
  {
    what: 'nothing of what only `node` leads to',
    sdl: 'type Query { node: Node } interface Node { id: ID! } type Line implements Node { id: ID! value: Int! }',
    duties: { 'Line.value': STAFF },
    nullable: [],
  },
];

describe('a field that can be refused to somebody who was shown its object', () => {
  it.each(CASES)('may be null: $what', ({ sdl, duties, nullable }) => {
    const schema = buildSchema(sdl);
    const before = nonNullFields(schema);
    letRefusedFieldsBeNull(schema, accessBy(schema, duties));
    const after = new Set(nonNullFields(schema));
    expect(before.filter((coordinate) => !after.has(coordinate)).sort()).toEqual([...nullable].sort());
    expect(validateSchema(buildSchema(printSchema(schema)))).toEqual([]);
  });

  it('keeps what a list promises of its members', () => {
    const schema = buildSchema('type Query { client: Client! } type Client { alerts: [Int!]! }');
    letRefusedFieldsBeNull(schema, accessBy(schema, { 'Client.alerts': STAFF }));
    expect(String((schema.getType('Client') as GraphQLObjectType).getFields()['alerts']!.type)).toBe('[Int!]');
  });

  it('is so in the schema that is served, which is valid as it is printed', async () => {
    const schema = await createSchema();
    expect(validateSchema(buildSchema(printSchema(schema)))).toEqual([]);
    expect(nonNullFields(schema)).not.toContain('User.subject');
    expect(nonNullFields(schema)).not.toContain('Mutation.closeAlert');
    // Open to every duty, but for a filter that is not.
    expect(nonNullFields(schema)).not.toContain('Query.clients');
    expect(nonNullFields(schema)).toEqual(expect.arrayContaining(['User.name', 'Query.industries', 'Alert.severity']));
  });
});

function nonNullFields(schema: GraphQLSchema): string[] {
  return fieldTypes(schema).flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) =>
      String(field.type).endsWith('!') ? [`${type.name}.${field.name}`] : [],
    ),
  );
}

function accessBy(schema: GraphQLSchema, duties: Case['duties']): SchemaAccess {
  return new Map(
    fieldTypes(schema).flatMap((type) =>
      Object.keys(type.getFields()).map((name) => {
        const coordinate = `${type.name}.${name}`;
        return [coordinate, { duties: duties[coordinate] ?? DUTIES, criteria: [] }] as const;
      }),
    ),
  );
}
