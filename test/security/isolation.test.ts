import { GraphQLObjectType, getNamedType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputType, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/api/schema.ts';
import { DUTIES } from '../../src/domain/institution/duty.ts';
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
  let schema: GraphQLSchema;
  let owner: Caller;
  let stranger: Caller;
  let keys: Keys;

  beforeAll(async () => {
    [clc, schema] = [await startClc(), await createSchema()];
    const [first, second] = [await clc.institution('FIRST'), await clc.institution('SECOND')];
    owner = await first.caller(DUTIES);
    stranger = await second.caller(DUTIES);
    keys = await fill(owner);
  }, 120_000);
  afterAll(() => clc.stop());

  it('sees nothing of the first through any root field, by any of its keys', async () => {
    for (const field of Object.values(schema.getQueryType()!.getFields())) {
      for (const document of documentsFor(schema, field, keys)) {
        const answer = JSON.stringify(await stranger.send(document));
        expect(answer, document).not.toContain(CANARY);
        expect(answer, document).not.toContain('INTERNAL_SERVER_ERROR');
      }
    }
  }, 120_000);

  it('would be caught: the first sees its own through the same documents', async () => {
    const shown = new Set<string>();
    for (const field of Object.values(schema.getQueryType()!.getFields())) {
      for (const document of documentsFor(schema, field, keys)) if (JSON.stringify(await owner.send(document)).includes(CANARY)) shown.add(field.name);
    }
    expect([...shown]).toEqual(expect.arrayContaining(['node', 'client', 'clients', 'alert', 'alerts', 'facility', 'facilities', 'portfolio']));
  }, 120_000);

  it('hears nothing of the first, from the beginning of the log on', async () => {
    const { portfolio } = await stranger.run('{ portfolio { alertCursor } }');
    const epoch = Buffer.from(portfolio.alertCursor, 'base64url').toString().split(':')[0]!;
    const client = stranger.socket();
    const heard = client.iterate({ query: 'subscription ($after: String) { alertStream(after: $after) { alert { id explanation } } }', variables: { after: Buffer.from(`${epoch}:0`).toString('base64url') } });
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

/** The documents that ask a root field for everything it has, by each key it takes. */
function documentsFor(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, { ids, references }: Keys): string[] {
  const selection = select(schema, getNamedType(field.type), DEPTH);
  const keyed = field.args.filter((arg) => arg.name === 'id' || arg.name === 'reference');
  const calls = keyed.length === 0 ? [''] : keyed.flatMap((arg) => (arg.name === 'id' ? ids : references).map((key) => `(${arg.name}: ${JSON.stringify(key)})`));
  return calls.map((call) => `{ ${field.name}${call} ${selection} }`);
}

/** Every field of a type that can be asked without arguments, as deep as `depth`. */
function select(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (isInterfaceType(type)) {
    const fragments = schema.getPossibleTypes(type).map((possible) => `... on ${possible.name} ${select(schema, possible, depth - 1)}`);
    return `{ __typename ${fragments.join(' ')} }`;
  }
  if (!isObjectType(type)) return type instanceof GraphQLObjectType ? '' : unionOrScalar(schema, type, depth);
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequired)) return field.args.every((arg) => !isRequired(arg) || arg.name === 'indicator') && depth > 0 ? [`${field.name}: ${field.name}(indicator: "current_ratio") ${select(schema, getNamedType(field.type), depth - 1)}`] : [];
    const nested = getNamedType(field.type);
    if (!isObjectType(nested) && !isInterfaceType(nested) && !('getTypes' in nested)) return [`${type.name}_${field.name}: ${field.name}`];
    return depth > 0 ? [`${type.name}_${field.name}: ${field.name} ${select(schema, nested, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function unionOrScalar(schema: GraphQLSchema, type: GraphQLNamedType, depth: number): string {
  if (!('getTypes' in type)) return '';
  return `{ __typename ${type.getTypes().map((possible) => `... on ${possible.name} ${select(schema, possible, depth - 1)}`).join(' ')} }`;
}

function isRequired(arg: GraphQLArgument): boolean {
  const type: GraphQLInputType = arg.type;
  return isNonNullType(type) && arg.defaultValue === undefined && !isListType(type);
}
