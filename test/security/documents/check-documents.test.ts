import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../../src/security/documents/check-documents.ts';
import { deprecatedMembers } from '../../../src/security/documents/touched-members.ts';

const BEFORE = `
  type Query { client(id: ID!, old: Int @deprecated): Client, legacy: Legacy @deprecated(reason: "Use client."),
    things(order: Order = UP): [Thing!]! }
  type Mutation { enter(input: EnterInput!): Client }
  type Client implements Named { name: String!, tag: String @deprecated(reason: "Gone soon."), size: Int }
  type Legacy { value: Int }
  interface Named { name: String! }
  union Thing = Client | Legacy
  enum Order { UP DOWN SIDEWAYS @deprecated }
  input EnterInput { name: String!, note: String @deprecated, part: PartInput }
  input PartInput { size: Int }`;
const changed = (...steps: readonly (readonly [from: string, to: string])[]): string =>
  steps.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`no ${from}`);
    return text.replace(from, to);
  }, BEFORE);
const check = (schema: string, ...texts: readonly string[]) =>
  checkDocuments(
    { schema, before: BEFORE },
    texts.map((text, index) => ({ source: 'manifest', label: `D${index}`, text })),
  );

const DOCUMENT = '{ client(id: "1") { name size } }';
const ENTER = 'mutation ($input: EnterInput!) { enter(input: $input) { name } }';

describe('a change of the schema', () => {
  it('that adds breaks nothing', () => {
    expect(
      check(
        changed(['size: Int }\n  type Legacy', 'size: Int, more: Int }\n  type Legacy'], ['UP DOWN', 'UP DOWN LEFT']),
        DOCUMENT,
        ENTER,
      ),
    ).toEqual({ broken: [], removed: [], recorded: [], changed: [], deprecated: [] });
  });

  it.each([
    ['a field', changed(['size: Int }\n  type Legacy', '}\n  type Legacy']), 'Client.size'],
    ['an enum value', changed(['UP DOWN', 'UP']), 'Order.DOWN'],
    ['an argument', changed(['(order: Order = UP)', '']), 'Query.things(order)'],
    ['an input field', changed([', part: PartInput', '']), 'EnterInput.part'],
    [
      'a field of an interface',
      changed(
        ['interface Named { name: String! }', 'interface Named { other: String }'],
        ['Client implements Named', 'Client'],
      ),
      'Named.name',
    ],
  ])('that removes %s is refused where it was not deprecated first', (_what, schema, subject) =>
    expect(check(schema).removed.map((finding) => finding.subject)).toContain(subject),
  );

  it.each([
    ['a field', changed(['tag: String @deprecated(reason: "Gone soon."), ', ''])],
    ['an argument', changed([', old: Int @deprecated', ''])],
    ['an enum value', changed([' SIDEWAYS @deprecated', ''])],
    ['an input field', changed([', note: String @deprecated', ''])],
    [
      'a field with its type',
      changed(
        [', legacy: Legacy @deprecated(reason: "Use client.")', ''],
        ['type Legacy { value: Int }', ''],
        ['Client | Legacy', 'Client'],
      ),
    ],
  ])('may remove %s that was deprecated', (_what, schema) =>
    expect(check(schema).removed.filter(({ subject }) => subject !== 'Legacy')).toEqual([]),
  );

  it('may remove a type once nothing led to it that was not deprecated', () => {
    const without = changed(
      ['union Thing = Client | Legacy', 'union Thing = Client'],
      ['type Legacy { value: Int }', ''],
      [', legacy: Legacy @deprecated(reason: "Use client.")', ''],
    );
    expect(check(without).removed.map(({ subject }) => subject)).toEqual(['Legacy']);
    const before = changed(['union Thing = Client | Legacy', 'union Thing = Client']);
    expect(checkDocuments({ schema: without, before }, []).removed).toEqual([]);
    const gone = changed(
      ['type Mutation { enter(input: EnterInput!): Client }', ''],
      ['input EnterInput { name: String!, note: String @deprecated, part: PartInput }', ''],
      ['input PartInput { size: Int }', ''],
    );
    expect(check(gone).removed.map(({ subject }) => subject)).toEqual(['Mutation']);
  });

  it.each([
    [
      'takes a field away',
      changed(['size: Int }\n  type Legacy', '}\n  type Legacy']),
      DOCUMENT,
      'Cannot query field "size" on type "Client".',
    ],
    [
      'takes a deprecated field away that is still used',
      changed(['tag: String @deprecated(reason: "Gone soon."), ', '']),
      '{ client(id: "1") { tag } }',
      'Cannot query field "tag" on type "Client".',
    ],
    [
      'lets a field be null',
      changed(
        ['name: String!, tag', 'name: String, tag'],
        ['interface Named { name: String! }', 'interface Named { name: String }'],
      ),
      DOCUMENT,
      'Client.name changed type from String! to String.',
    ],
    [
      'makes an argument required',
      changed(['things(order: Order = UP)', 'things(order: Order!)']),
      '{ things { __typename } }',
      'Field "things" argument "order" of type "Order!" is required, but it was not provided.',
    ],
    [
      'asks for more of an input, which its variables carry',
      changed(['part: PartInput }', 'part: PartInput, must: Int! }']),
      ENTER,
      'A required field must on input type EnterInput was added.',
    ],
    [
      'asks for more of a part of an input',
      changed(['PartInput { size: Int }', 'PartInput { size: Int, must: Int! }']),
      ENTER,
      'A required field must on input type PartInput was added.',
    ],
  ])('that %s breaks the active documents that use it', (_what, schema, text, detail) => {
    expect(check(schema, text).broken).toEqual([{ subject: 'manifest D0', detail }]);
    expect(check(schema, 'query Other { __typename }').broken).toEqual([]);
  });

  it('of a form that no active document notices is told, and breaks none', () => {
    const { broken, changed: told } = check(
      changed(
        ['size: Int }\n  type Legacy', 'size: Float }\n  type Legacy'],
        ['part: PartInput }', 'part: PartInput, must: Int! }'],
      ),
      '{ client(id: "1") { name } }',
    );
    expect(broken).toEqual([]);
    expect(told.map(({ subject }) => subject).sort()).toEqual(['Client.size', 'EnterInput.must']);
  });

  it('on purpose is told and breaks nobody, and a removal on purpose is none without notice', () => {
    const schema = changed(
      ['name: String!, tag', 'name: String, tag'],
      ['interface Named { name: String! }', 'interface Named { name: String }'],
      [', size: Int }\n  type Legacy', ' }\n  type Legacy'],
    );
    const text = '{ client(id: "1") { name } }';
    const documents = [{ source: 'manifest', label: 'D0', text }];
    const words = [
      'Client.name changed type from String! to String.',
      'Client.size is gone, and was not deprecated first.',
    ];
    const by = (recorded: readonly string[]) =>
      checkDocuments({ schema, before: BEFORE, recorded: new Set(recorded) }, documents);
    expect(by(words)).toMatchObject({ broken: [], removed: [] });
    expect(by(words).recorded.map(({ detail }) => detail)).toEqual(words);
    expect(by([]).broken).toEqual([{ subject: 'manifest D0', detail: words[0] }]);
    expect(by([]).removed).toEqual([{ subject: 'Client.size', detail: words[1] }]);
    // What no longer is a valid document cannot be excused.
    expect(by(words).broken).toEqual([]);
    expect(
      checkDocuments({ schema, before: BEFORE, recorded: new Set(words) }, [{ ...documents[0]!, text: DOCUMENT }])
        .broken,
    ).toEqual([{ subject: 'manifest D0', detail: 'Cannot query field "size" on type "Client".' }]);
  });

  it('counts a document that is no GraphQL as broken', () =>
    expect(check(BEFORE, '{').broken).toMatchObject([{ detail: expect.stringContaining('Syntax Error') }]));
});

describe('the deprecated parts that a document touches', () => {
  it('are fields, arguments, input fields and enum values, each once', () => {
    const text =
      'mutation { enter(input: { name: "x", note: "y" }) { tag again: tag } } query Q { legacy { value } client(id: "1", old: 3) { ...F } things(order: SIDEWAYS) { __typename } } fragment F on Client { tag }';
    expect(deprecatedMembers(buildSchema(BEFORE), text).map(({ coordinate }) => coordinate)).toEqual([
      'Client.tag',
      'EnterInput.note',
      'Order.SIDEWAYS',
      'Query.client(old)',
      'Query.legacy',
    ]);
  });
  it('are none of what stands for good', () => expect(deprecatedMembers(buildSchema(BEFORE), DOCUMENT)).toEqual([]));
  it('are told of active documents', () =>
    expect(check(BEFORE, '{ legacy { value } }').deprecated).toEqual([
      { subject: 'manifest D0', detail: 'Query.legacy: Use client.' },
    ]));
});
