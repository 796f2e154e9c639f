/**
 * Whether an input tells what its asker may not read, whatever it says of itself. Two clients are alike in all that a
 * partner may read; one alone has alerts, statements, collateral and the like, and so has its facility. Every argument,
 * field of a filter and order that a partner may give is tried with all values that staff can read of the rich one:
 * what treats the two differently tests something else than what a partner may read. There are two such pairs, since
 * of what is equal the one that was entered first comes first, or last: the rich one is the second of the first pair,
 * and the first of the second.
 *
 * It finds what the rich one has and the other has not, by one input of a root list at a time. What two inputs tell
 * only together, what totals tell, and what makes an answer slower, it does not find.
 */
import { getNamedType, isEnumType, isInputObjectType, isListType, getNullableType, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessOf, fieldTypes } from '../../src/api/guard/field-access.ts';
import type { SchemaAccess } from '../../src/api/guard/field-access.ts';
import { createSchema } from '../../src/api/schema.ts';
import { parseGlobalId } from '../../src/api/shared/global-id.ts';
import { addClient, observe } from '../support/alerts.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';
import { command, enterCollateral, enterFacility, setBusinessDate } from '../api/facility/credit-fixture.ts';

/** They choose a page, not a record. */
const PAGE: ReadonlySet<string> = new Set(['first', 'last', 'after', 'before']);
/** In these a partner can tell the two apart by reading them. */
const OWN: ReadonlySet<string> = new Set([
  'Client.reference',
  'Client.createdAt',
  'Facility.reference',
  'Facility.client',
]);
/** Arguments outside of mutations that test nothing: keys, and the time that an answer is of. Each was looked at. */
const TESTS_NOTHING: readonly string[] = [
  'Client.connectedGroups(asOf)',
  'Client.connections(asOf)',
  'Client.industryPosition(indicator)',
  ...['asOf', 'indicators', 'knownAt'].map((name) => `Client.latestObservations(${name})`),
  ...['from', 'indicator', 'knownAt', 'to'].map((name) => `Client.observations(${name})`),
  ...['asOf', 'knownAt'].map((name) => `Client.statements(${name})`),
  ...['asOf', 'indicators', 'knownAt'].map((name) => `Facility.latestObservations(${name})`),
  ...['from', 'indicator', 'knownAt', 'to'].map((name) => `Facility.observations(${name})`),
  'Portfolio.alertActivity(days)',
  'Query.alert(id)',
  ...['client', 'collateralItem', 'facility'].flatMap((name) => [`Query.${name}(id)`, `Query.${name}(reference)`]),
  'Query.node(id)',
  'Query.warningRule(id)',
];

/** Values in one document. */
const AT_ONCE = 10;
/** Longer texts are sentences, which nobody looks for. */
const LONGEST = 40;

type Pair = readonly [earlier: string, later: string];

let clc: TestClc;
let schema: GraphQLSchema;
let access: SchemaAccess;
let partner: Caller;
let staff: Caller;
/** Of clients, and of facilities: the ids of both of each pair, in the order in which they were entered. */
let twins: readonly (readonly [Pair, Pair])[];
/** Every value that staff reads of a rich one. */
let values: readonly unknown[];

beforeAll(async () => {
  clc = await startClc();
  [schema, access] = await createSchema().then((made) => [made, accessOf(made)]);
  const bank = await clc.institution();
  await setBusinessDate(clc, bank);
  staff = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'ADMINISTRATOR']);
  partner = await bank.caller('PARTNER');
  const entered: (readonly string[])[] = [];
  for (const [reference, rate] of [
    ['T-1', '0.06'],
    ['T-2', '0.11'],
    ['T-3', '0.11'],
    ['T-4', '0.06'],
  ] as const)
    entered.push(await enterTwin(reference, rate));
  for (const reference of ['T-2', 'T-3']) await enrich(reference);
  const [one, two, three, four] = entered as [string[], string[], string[], string[]];
  twins = [0, 1].map((kind) => [
    [one[kind]!, two[kind]!],
    [three[kind]!, four[kind]!],
  ]);
  values = await everythingOf(two[0]!);
}, 120_000);
afterAll(() => clc.stop());

/** Enters a client with a facility; gives the ids of both. */
async function enterTwin(reference: string, rate: string): Promise<readonly string[]> {
  const id = await addClient(staff, reference, { name: 'Twin' });
  await enterFacility(staff, reference, { rate, reference: `F-${reference}` });
  const { client } = await staff.run('query ($id: ID!) { client(id: $id) { facilities { id } } }', { id });
  return [id, client.facilities[0].id];
}

/** Gives a client all that a partner may not read. */
async function enrich(clientReference: string): Promise<void> {
  const facilityReference = `F-${clientReference}`;
  await command(staff, 'addContact', { clientReference, name: 'Ada' });
  await command(staff, 'addManagementMember', { clientReference, name: 'Grace', position: 'CEO' });
  const collateralReference = await enterCollateral(staff, clientReference);
  await command(staff, 'allocateCollateral', { collateralReference, facilityReference, share: '1' });
  await command(staff, 'recordGuarantee', {
    clientReference,
    facilityReference,
    guarantorName: 'Edsger',
    amount: { amount: '7', currency: 'CNY' },
    validFrom: '2025-01-01',
  });
  await command(staff, 'recordStatement', {
    clientReference,
    currency: 'CNY',
    periodStart: '2024-01-01',
    periodEnd: '2024-12-31',
    lines: [{ code: 'revenue', value: '1234' }],
  });
  for (const indicator of ['court_enforcement', 'controller_changed', 'labour_dispute'])
    await observe(staff, [clientReference, indicator, '1']);
}

/** All leaves of what leads from a client to three levels on, as staff reads them, each once. */
async function everythingOf(id: string): Promise<unknown[]> {
  const found = new Set<unknown>();
  const take = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(take);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(take);
    else if (value !== null) found.add(value);
  };
  for (const field of Object.values((schema.getType('Client') as GraphQLObjectType).getFields())) {
    const selection = selectionOf(field, 2);
    if (selection === null) continue;
    take((await staff.send(`query ($id: ID!) { client(id: $id) { ${field.name}${selection} } }`, { id })).data?.client);
  }
  return [...found];
}

/** Everything that can be asked for without an argument; null where the field itself cannot, or there is nothing. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string | null {
  if (field.args.some(({ type }) => String(type).endsWith('!'))) return null;
  const type = getNamedType(field.type);
  if (!('getFields' in type) && !('getTypes' in type)) return '';
  if (depth < 0 || !isObjectType(type)) return null;
  const parts = Object.values(type.getFields()).flatMap((one) => {
    const selection = selectionOf(one, depth - 1);
    return selection === null ? [] : [`${one.name}${selection}`];
  });
  return parts.length === 0 ? null : ` { ${parts.join(' ')} }`;
}

/** A place where a value can be given: an argument, or a field of what it takes. */
interface Place {
  readonly path: readonly string[];
  readonly type: GraphQLInputType;
}

function placesOf(path: readonly string[], type: GraphQLInputType): Place[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return PAGE.has(path.at(-1)!) ? [] : [{ path, type }];
  return Object.values(named.getFields()).flatMap((field) => placesOf([...path, field.name], field.type));
}

/** What may be given at a place: all values of an enum, or those read of the rich one that are of its kind. */
function candidates(type: GraphQLInputType): unknown[] {
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues().map(({ name }) => name);
  const texts = values.filter((value): value is string => typeof value === 'string');
  const numbers = [0, 1, ...values.map(Number).filter(Number.isFinite)];
  switch (named.name) {
    case 'Boolean':
      return [true, false];
    case 'Int':
      return [...new Set(numbers.map(Math.trunc))].filter((number) => Math.abs(number) < 2 ** 31);
    case 'Float':
      return [...new Set(numbers)];
    case 'Decimal':
      return [...new Set(numbers.map(String))];
    case 'Date':
      return [...new Set(texts.flatMap((text) => /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? []))];
    case 'DateTime':
      return texts.filter((text) => /^\d{4}-\d{2}-\d{2}T/.test(text));
    case 'ID':
      return texts.filter((text) => parseGlobalId(text) !== null);
    default:
      return texts.filter((text) => text.length <= LONGEST && parseGlobalId(text) === null);
  }
}

/** Whether a list tells a rich one from its twin: it has one of them alone, or does not treat both pairs alike. */
function tells(ids: readonly string[]): boolean {
  const orderOf = (pair: Pair): string => {
    const [earlier, later] = pair.map((id) => ids.indexOf(id)) as [number, number];
    if (earlier === -1 && later === -1) return 'neither';
    return earlier === -1 || later === -1 ? 'one' : earlier < later ? 'forward' : 'backward';
  };
  return twins.some((pairs) => {
    const [first, second] = pairs.map(orderOf);
    return first === 'one' || first !== second;
  });
}

/** The lists of the schema's roots that the caller may ask for. */
async function listsFor(caller: Caller): Promise<GraphQLField<unknown, unknown>[]> {
  const all = Object.values(schema.getQueryType()!.getFields()).filter(({ type }) =>
    getNamedType(type).name.endsWith('Connection'),
  );
  const answers = await Promise.all(all.map(({ name }) => caller.send(`{ list: ${name} { nodes { __typename } } }`)));
  return all.filter((_field, index) => answers[index]!.errors === undefined);
}

/** The inputs by which the caller can tell the twins apart, of the lists that it may ask for. */
async function telling(caller: Caller): Promise<{ found: string[]; tried: number }> {
  const found = new Set<string>();
  let tried = 0;
  for (const field of await listsFor(caller))
    for (const place of field.args.flatMap((argument) => placesOf([argument.name], argument.type))) {
      const given = candidates(place.type).filter((value) => !tellsOfOwn(`Query.${field.name}`, place.path, value));
      for (let from = 0; from < given.length; from += AT_ONCE) {
        const some = given.slice(from, from + AT_ONCE);
        const answers = await tryEach(caller, field, place, some);
        answers.forEach((ids, index) => {
          if (ids === null) return;
          tried += 1;
          if (!tells(ids)) return;
          const value = isEnumType(getNamedType(place.type)) ? `: ${String(some[index])}` : '';
          found.add(`${field.name}(${place.path.join('.')}${value})`);
        });
      }
    }
  return { found: [...found].sort(), tried };
}

/** The ids that the list has with each of the values; null where it has none because the value was refused. */
async function tryEach(
  caller: Caller,
  field: GraphQLField<unknown, unknown>,
  { path, type }: Place,
  given: readonly unknown[],
): Promise<(string[] | null)[]> {
  const argument = field.args.find(({ name }) => name === path[0])!;
  const variables = Object.fromEntries(
    given.map((one, index) => {
      const value: unknown = isListType(getNullableType(type)) ? [one] : one;
      return [`v${index}`, path.slice(1).reduceRight((inner, name) => ({ [name]: inner }), value)];
    }),
  );
  const ask = async (indexes: readonly number[]): Promise<any> => {
    const declared = indexes.map((index) => `$v${index}: ${argument.type}`).join(', ');
    const asked = indexes.map((index) => `l${index}: ${field.name}(${argument.name}: $v${index}) { nodes { id } }`);
    const own = Object.fromEntries(indexes.map((index) => [`v${index}`, variables[`v${index}`]]));
    return (await caller.send(`query (${declared}) { ${asked.join(' ')} }`, own)).data;
  };
  const all = await ask(given.map((_one, index) => index));
  const idsOf = (answer: any, index: number): string[] | null =>
    answer?.[`l${index}`]?.nodes.map(({ id }: { id: string }) => id) ?? null;
  if (all != null) return given.map((_one, index) => idsOf(all, index));
  // One that is refused takes the others with it.
  return Promise.all(given.map(async (_one, index) => idsOf(await ask([index]), index)));
}

/** Whether the input says of itself that it tells the reference and the like, which the two do not share. */
function tellsOfOwn(coordinate: string, path: readonly string[], value: unknown): boolean {
  return access
    .get(coordinate)!
    .criteria.filter((one) => one.path.join('.') === path.join('.') && (one.value === null || one.value === value))
    .some(({ coordinates }) => coordinates.some((told) => OWN.has(told)));
}

it('tells a partner nothing of what it may not read, by any input of a list', async () => {
  const { found, tried } = await telling(partner);
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThan(100);
}, 120_000);

it('would be found telling: staff tells the two apart by the same tries', async () => {
  const { found } = await telling(staff);
  expect(found).toEqual(
    expect.arrayContaining(['clients(filter.alertSeverities: RED)', 'clients(orderBy: ALERT_WEIGHT_DESC)']),
  );
}, 120_000);

it('tests nothing where it says so, which was looked at for each that says so', () => {
  const silent = fieldTypes(schema)
    .filter((type) => type !== schema.getMutationType())
    .flatMap((type) =>
      Object.values(type.getFields()).flatMap((field) => {
        const { criteria } = access.get(`${type.name}.${field.name}`)!;
        const told = new Set(criteria.map(({ path }) => path.join('.')));
        return field.args
          .flatMap((argument) => placesOf([argument.name], argument.type))
          .map(({ path }) => path.join('.'))
          .filter((path) => path !== 'language' && !told.has(path))
          .map((path) => `${type.name}.${field.name}(${path})`);
      }),
    );
  expect(silent.sort()).toEqual([...TESTS_NOTHING].sort());
});
