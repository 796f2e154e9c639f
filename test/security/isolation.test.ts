import { getNamedType, isCompositeType, isInterfaceType, isListType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { excessOf, parseBounded } from '../../src/api/http/document-limits.ts';
import { createSchema } from '../../src/api/schema.ts';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import { logExtent } from '../../src/persistence/event-log/event-log.repository.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc } from '../support/clc.ts';

/** Stands in every text of the first institution; the second must never be shown it. */
const CANARY = 'CANARY';
const DEPTH = 4;

/** What every kind of row of the first institution can be asked for by. */
interface Keys {
  readonly ids: readonly string[];
  readonly references: readonly string[];
}

describe('a second institution', () => {
  let clc: TestClc;
  let owner: Caller;
  let stranger: Caller;
  let keys: Keys;
  /** What asks each root field for everything. */
  let documents: readonly (readonly [field: string, documents: readonly string[]])[];

  beforeAll(async () => {
    clc = await startClc();
    const [first, second] = [await clc.institution('FIRST'), await clc.institution('SECOND')];
    owner = await first.caller(DUTIES);
    stranger = await second.caller(DUTIES);
    keys = await fill(owner);
    const schema = await createSchema();
    documents = Object.values(schema.getQueryType()!.getFields()).map((field) => [field.name, documentsFor(schema, field, keys)] as const);
  }, 120_000);
  afterAll(() => clc.stop());

  it('sees nothing of the first through any root field, by any of its keys', async () => {
    for (const [, asked] of documents) {
      for (const document of asked) {
        const answer = JSON.stringify(await stranger.send(document));
        expect(answer, document).not.toContain(CANARY);
        // A document that is refused would prove nothing.
        expect(answer, document).not.toMatch(/INTERNAL_SERVER_ERROR|DOCUMENT_TOO_|GRAPHQL_/);
      }
    }
  }, 120_000);

  it('would be caught: the first sees its own through the same documents', async () => {
    const shown = new Set<string>();
    for (const [field, asked] of documents) {
      for (const document of asked) if (!shown.has(field) && JSON.stringify(await owner.send(document)).includes(CANARY)) shown.add(field);
    }
    expect([...shown]).toEqual(expect.arrayContaining(['node', 'client', 'clients', 'alert', 'alerts', 'facility', 'facilities', 'portfolio']));
  }, 120_000);

  it('hears nothing of the first, from the beginning of the log on', async () => {
    const { origin } = await clc.database.inSystem(logExtent);
    const client = stranger.socket();
    const heard = client.iterate({ query: 'subscription ($after: String) { alertStream(after: $after) { alert { id explanation } } }', variables: { after: Buffer.from(`${origin}:0`).toString('base64url') } });
    const first = heard.next();
    await record(stranger, 'OWN', 'court_enforcement', '1');
    const { value } = await first;
    expect(JSON.stringify(value)).not.toContain(CANARY);
    const { alerts } = await stranger.run('{ alerts { nodes { id } } }');
    expect(alerts.nodes.map((alert: { id: string }) => alert.id)).toContain((value as any).data.alertStream.alert.id);
    await client.dispose();
  }, 60_000);

  it('can do nothing to the first', async () => {
    for (const clientReference of keys.references.slice(0, 1)) {
      const { data } = await stranger.send('mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded rejected { failure { code } } } }', {
        input: { observations: [{ clientReference, indicator: 'court_enforcement', value: '1', asOf: '2024-01-31' }] },
      });
      expect(data.recordObservations).toEqual({ recorded: 0, rejected: [{ failure: { code: 'CLIENT_NOT_FOUND' } }] });
    }
  });
});

async function record(caller: Caller, reference: string, indicator: string, value: string): Promise<void> {
  await caller.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code message } } }', { input: { reference, name: `${reference} client`, segment: 'CORPORATE', unitCode: 'HQ', industryCode: `${reference}-I` } });
  const { recordObservations } = await caller.run('mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded failure { code } } }', { input: { observations: [{ clientReference: reference, indicator, value, asOf: '2024-01-31' }] } });
  expect(recordObservations.recorded).toBe(1);
}

/** A client with a statement, a facility, collateral and an alert; gives every key of theirs. */
async function fill(owner: Caller): Promise<Keys> {
  await record(owner, `${CANARY}-1`, 'court_enforcement', '1');
  await owner.run('mutation ($input: CreateIndustryInput!) { createIndustry(input: $input) { failure { code } } }', { input: { code: `${CANARY}-1-I`, name: `${CANARY} industry` } });
  await owner.run('mutation ($input: RecordStatementInput!) { recordStatement(input: $input) { failure { code } } }', {
    input: { clientReference: `${CANARY}-1`, periodStart: '2023-01-01', periodEnd: '2023-12-31', currency: 'USD', lines: [{ code: 'current_assets', value: '1' }, { code: 'current_liabilities', value: '2' }] },
  });
  await owner.run('mutation ($input: CreateFacilityInput!) { createFacility(input: $input) { failure { code message } } }', {
    input: { clientReference: `${CANARY}-1`, reference: `${CANARY}-F`, product: `${CANARY} loan`, committed: { amount: "100", currency: "USD" }, dayCount: "ACT_360" },
  });
  const found = await owner.run('{ clients { nodes { id unit { id } statements { id } alerts { id } facilities { id } } } users { nodes { id } } }');
  const ids = [...new Set([...JSON.stringify(found).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]!))];
  return { ids, references: [`${CANARY}-1`, `${CANARY}-F`] };
}

/** The documents that together ask a root field for everything it has, by each key it takes; none more than is answered. */
function documentsFor(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, { ids, references }: Keys): string[] {
  const keyed = field.args.filter((arg) => arg.name === 'id' || arg.name === 'reference');
  const calls = keyed.length === 0 ? [callOf(field)] : keyed.flatMap((arg) => (arg.name === 'id' ? ids : references).map((key) => `${field.name}(${arg.name}: ${JSON.stringify(key)})`));
  const fits = (selection: string): boolean => isAnswered(schema, `{ ${calls[0]} ${selection} }`);
  const selections = selectionsOf(schema, getNamedType(field.type), DEPTH, fits);
  return calls.flatMap((call) => selections.map((selection) => `{ ${call} ${selection} }`));
}

/** Whether a document is within what one request may ask for. */
function isAnswered(schema: GraphQLSchema, text: string): boolean {
  try {
    return excessOf({ schema, document: parseBounded(text) }) === null;
  } catch {
    return false;
  }
}

/** Selections of every field that can be asked without arguments, as deep as `depth`: one that has all, or its parts where that is too much. */
function selectionsOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number, fits: (selection: string) => boolean): string[] {
  const parts = partsOf(schema, type, depth);
  const whole = `{ __typename ${parts.map(({ head, type: below }) => `${head} ${below === null ? '' : wholeOf(schema, below, depth - 1)}`).join(' ')} }`;
  if (fits(whole)) return [whole];
  const pieces = parts.flatMap(({ head, type: below }) => (below === null ? [head] : selectionsOf(schema, below, depth - 1, (inner) => fits(`{ ${head} ${inner} }`)).map((inner) => `${head} ${inner}`)));
  return packed(pieces, fits);
}

/** As few selections of the pieces, in their order, as fit. */
function packed(pieces: readonly string[], fits: (selection: string) => boolean): string[] {
  const groups: string[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last !== undefined && fits(`{ __typename ${[...last, piece].join(' ')} }`)) last.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => `{ __typename ${group.join(' ')} }`);
}

function wholeOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  return selectionsOf(schema, type, depth, () => true)[0]!;
}

/** A field with its arguments, or a fragment; `type` is what it is of, null where that has no fields. */
interface Part {
  readonly head: string;
  readonly type: GraphQLNamedType | null;
}

function partsOf(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): Part[] {
  if (isInterfaceType(type) || isUnionType(type)) return depth > 0 ? schema.getPossibleTypes(type).map((possible) => ({ head: `... on ${possible.name}`, type: possible })) : [];
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field): Part[] => {
    if (field.args.some((arg) => isRequired(arg) && arg.name !== 'indicator')) return [];
    const [head, nested] = [`${type.name}_${field.name}: ${callOf(field)}`, getNamedType(field.type)];
    if (!isCompositeType(nested)) return [{ head, type: null }];
    return depth > 0 ? [{ head, type: nested }] : [];
  });
}

/** A field with the arguments it needs, and few items where it can be asked for few. */
function callOf(field: GraphQLField<unknown, unknown>): string {
  const has = (name: string): boolean => field.args.some((arg) => arg.name === name);
  const given = [...(has('indicator') ? ['indicator: "current_ratio"'] : []), ...(has('first') ? ['first: 3'] : has('last') ? ['last: 3'] : [])];
  return given.length === 0 ? field.name : `${field.name}(${given.join(', ')})`;
}

function isRequired(arg: GraphQLArgument): boolean {
  const type: GraphQLInputType = arg.type;
  return isNonNullType(type) && arg.defaultValue === undefined && !isListType(type);
}
