import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  execute,
  parse,
} from 'graphql';
import type { GraphQLFieldConfigArgumentMap, GraphQLInputFieldConfig } from 'graphql';
import { describe, expect, it } from 'vitest';
import { accessOf } from '../../../src/api/guard/field-access.ts';
import { guardSchema } from '../../../src/api/guard/guard.ts';
import { orderOf } from '../../../src/api/shared/enum.ts';
import { argumentKey } from '../../../src/api/shared/fields.ts';
import type { GuardExtensions } from '../../../src/api/shared/fields.ts';
import { AccessLog } from '../../../src/app/audit/access-log.ts';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import type { Duty } from '../../../src/domain/institution/duty.ts';

const STAFF: readonly Duty[] = ['RISK_MANAGER', 'AUDITOR'];

/** A thing has a size that all may read, and a rating that staff alone may read. */
orderOf('GuardedThingOrder', 'Of this test.', {
  SIZE: { description: 'By size.', reveals: 'Thing.size' },
  RATING: { description: 'By rating.', reveals: 'Thing.rating' },
});
const order = (name: string): GraphQLEnumType => new GraphQLEnumType({ name, values: { SIZE: {}, RATING: {} } });
const int = (extensions: GuardExtensions = {}): GraphQLInputFieldConfig => ({ type: GraphQLInt, extensions });
const ints = (extensions: GuardExtensions): GraphQLInputFieldConfig => ({
  type: new GraphQLList(GraphQLInt),
  extensions,
});
const input = (fields: Record<string, GraphQLInputFieldConfig>, name = 'Filter'): GraphQLInputObjectType =>
  new GraphQLInputObjectType({ name, fields });
const SIZE = { reveals: 'Thing.size' } as const;
const RATING = { reveals: 'Thing.rating' } as const;

interface Made {
  readonly args?: GraphQLFieldConfigArgumentMap;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly sizeDuties?: readonly Duty[];
}

function made({ args = {}, extensions = { duties: DUTIES }, sizeDuties = DUTIES }: Made): GraphQLSchema {
  const thing = new GraphQLObjectType({
    name: 'Thing',
    fields: {
      size: { type: GraphQLInt, extensions: { duties: sizeDuties } },
      rating: { type: GraphQLInt, extensions: { duties: STAFF } },
    },
  });
  const things = { type: new GraphQLList(thing), args, extensions, resolve: () => [{ size: 1, rating: 2 }] };
  return new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { things } }) });
}

describe('a schema', () => {
  it.each<[string, Made, string]>([
    ['a field does not say who may read it', { extensions: {} }, 'Query.things does not say who may read it'],
    ['an argument says nothing', { args: { size: int() } }, 'Query.things(size) does not say what it reveals'],
    [
      'a field of a filter says nothing',
      { args: { filter: { type: input({ size: int() }), extensions: { reveals: null } } } },
      'Query.things(filter.size) does not say what it reveals',
    ],
    [
      'a field of a filter in a filter says nothing',
      { args: { filter: { type: input({ part: { type: input({ size: int() }, 'Part') } }) } } },
      'Query.things(filter.part.size) does not say what it reveals',
    ],
    [
      'a field of a filter says that it reveals nothing',
      { args: { filter: { type: input({ size: int({ reveals: null }) }), extensions: { reveals: null } } } },
      'Query.things(filter.size) is a field of a filter, and must say what it reveals',
    ],
    [
      'an order says nothing of its values',
      { args: { orderBy: { type: order('UnsaidOrder'), extensions: { reveals: null } } } },
      'the order UnsaidOrder does not say what its values reveal',
    ],
    [
      'an argument reveals what is no field',
      { args: { size: int({ reveals: 'Thing.height' }) } },
      'Query.things(size) reveals Thing.height, which is no field',
    ],
  ])('does not start where %s', (_what, given, problem) => {
    expect(() => guardSchema(made(given))).toThrow(`The schema is not guarded:\n${problem}`);
  });

  it.each([
    ['nothing of who may read what it inherits', {}, false],
    ['that staff may read what it inherits', { duties: STAFF }, true],
  ])('with a type for staff alone that says %s', (_what, extensions, starts) => {
    const fields = { id: { type: GraphQLInt, extensions: { duties: DUTIES } } };
    const named = new GraphQLInterfaceType({ name: 'Named', fields });
    const rating = { type: GraphQLInt, extensions: { duties: STAFF } };
    const note = new GraphQLObjectType({
      name: 'Note',
      interfaces: [named],
      fields: { ...fields, rating },
      extensions,
    });
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { note: { type: note, extensions: { duties: DUTIES } } },
    });
    const start = (): GraphQLSchema => guardSchema(new GraphQLSchema({ query, types: [note] }));
    if (starts) expect(start).not.toThrow();
    else expect(start).toThrow('Note.id is open to duties that nothing else of Note is: state `inherited`');
  });

  it('tells all that is left unsaid at once', () => {
    expect(() => guardSchema(made({ extensions: {}, args: { a: int(), b: int() } }))).toThrow(/who[^]*\(a\)[^]*\(b\)/);
  });

  it('starts where everything is said, at the argument or at the field that has it', () => {
    const schema = made({
      args: { size: int(SIZE), rating: int(), page: int({ reveals: null }) },
      extensions: { duties: DUTIES, [argumentKey('rating')]: RATING },
    });
    expect(accessOf(schema).get('Query.things')!.criteria).toEqual([
      { path: ['size'], value: null, coordinates: ['Thing.size'] },
      { path: ['rating'], value: null, coordinates: ['Thing.rating'] },
    ]);
  });
});

describe('an argument that tests what not all may read', () => {
  const schema = guardSchema(
    made({
      args: {
        size: int(SIZE),
        rating: int(RATING),
        either: int({ reveals: ['Thing.size', 'Thing.rating'] }),
        orderBy: { type: order('GuardedThingOrder'), extensions: { reveals: null } },
        filter: {
          type: input({
            size: int(SIZE),
            ratings: ints(RATING),
            part: { type: input({ rating: int(RATING) }, 'Part') },
          }),
          extensions: { reveals: null },
        },
        any: { type: new GraphQLList(input({ rating: int(RATING) }, 'One')), extensions: { reveals: null } },
      },
    }),
  );

  const ask = async (duties: readonly Duty[], text: string, variableValues = {}) => {
    const access = new AccessLog();
    const grants = duties.map((duty) => ({ duty, unitId: duty, unitPath: '/', coveredUnitIds: [duty] }));
    const { data, errors = [] } = await execute({
      schema,
      document: parse(text),
      variableValues,
      contextValue: { actor: { grants, visibleUnitIds: [] }, access },
    });
    return { data, codes: errors.map(({ extensions }) => extensions['code']), refused: access.take().refused };
  };
  const REFUSED = { data: { things: null }, codes: ['FORBIDDEN'], refused: ['Query.things'] };
  const GIVEN = { data: { things: [{ size: 1 }] }, codes: [], refused: [] };

  it.each([
    ['an argument', '{ things(rating: 1) { size } }', {}],
    ['one of several fields that it tests', '{ things(either: 1) { size } }', {}],
    ['an order', '{ things(orderBy: RATING) { size } }', {}],
    ['a filter', '{ things(filter: { ratings: [1] }) { size } }', {}],
    ['a filter in a filter', '{ things(filter: { part: { rating: 0 } }) { size } }', {}],
    ['one of several filters', '{ things(any: [{}, { rating: 1 }]) { size } }', {}],
    ['a variable', 'query ($rating: Int) { things(rating: $rating) { size } }', { rating: 1 }],
    ['the default of a variable', 'query ($rating: Int = 1) { things(rating: $rating) { size } }', {}],
    ['a variable in a filter', 'query ($r: [Int]) { things(filter: { ratings: $r }) { size } }', { r: [1] }],
    ['a whole filter', 'query ($f: Filter) { things(filter: $f) { size } }', { f: { size: 1, ratings: [1] } }],
    ['an order by variable', 'query ($o: GuardedThingOrder) { things(orderBy: $o) { size } }', { o: 'RATING' }],
  ])('is refused to a partner, and recorded, by %s', async (_what, text, variables) => {
    expect(await ask(['PARTNER'], text, variables)).toEqual(REFUSED);
    expect(await ask(['RISK_MANAGER'], text, variables)).toEqual(GIVEN);
    // The partner's duty adds to what is given, and the test would tell of that too.
    expect(await ask(['RISK_MANAGER', 'PARTNER'], text, variables)).toEqual(REFUSED);
    expect(await ask(['RISK_MANAGER', 'AUDITOR'], text, variables)).toEqual(GIVEN);
  });

  it.each([
    ['nothing', '{ things { size } }', {}],
    ['null', '{ things(rating: null) { size } }', {}],
    ['an empty filter', '{ things(filter: {}) { size } }', {}],
    ['null in a filter', '{ things(filter: { ratings: null, part: { rating: null } }) { size } }', {}],
    ['a variable that is not given', 'query ($rating: Int) { things(rating: $rating) { size } }', {}],
    ['a filter of null', 'query ($f: Filter) { things(filter: $f) { size } }', { f: null }],
    ['what all may read', '{ things(size: 1, orderBy: SIZE, filter: { size: 2 }) { size } }', {}],
  ])('is none where %s is given', async (_what, text, variables) => {
    expect(await ask(['PARTNER'], text, variables)).toEqual(GIVEN);
  });
});
