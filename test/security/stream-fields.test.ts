import { getNamedType, isCompositeType, isInterfaceType, isNonNullType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/api/schema.ts';
import { toGlobalId } from '../../src/api/shared/global-id.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import { command, enterCollateral, enterFacility, setBusinessDate, TODAY } from '../api/facility/credit-fixture.ts';
import { cursorNow } from '../support/alert-stream.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { Wire } from '../api/ws/wire.ts';
import { readPermissionsPage } from './permissions-page.ts';

const { fields: PAGE } = readPermissionsPage();
const HEARD_BY: readonly Duty[] = DUTIES.filter((duty) => PAGE.get('Subscription.alertFeed')!.has(duty));

let clc: TestClc;
let bank: TestInstitution;
let head: Caller;
let schema: GraphQLSchema;
/** Before an event about an alert that has everything an alert can lead to. */
let before: string;

beforeAll(async () => {
  schema = await createSchema();
  clc = await startClc();
  bank = await clc.institution();
  await setBusinessDate(clc, bank);
  head = await bank.caller(['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'ADMINISTRATOR']);
  await command(head, 'createClient', {
    reference: 'C',
    name: 'C',
    segment: 'CORPORATE',
    unitCode: 'NORTH',
    relationshipManagerId: toGlobalId('User', head.userId),
  });
  // Another than who looks after it ranks a client.
  await command(await bank.caller('RISK_MANAGER'), 'changeClientTier', {
    clientReference: 'C',
    tier: 'QUALITY',
    reason: 'Sound',
  });
  const facilityReference = await enterFacility(head, 'C');
  await command(head, 'allocateCollateral', {
    collateralReference: await enterCollateral(head, 'C'),
    facilityReference,
    share: '1',
  });
  await command(head, 'recordObservations', {
    observations: [{ facilityReference, indicator: 'covenant_waived', value: '1', asOf: TODAY }],
  });
  before = await cursorNow(head);
  const { alerts } = await head.run('{ alerts { nodes { id } } }');
  await command(head, 'assignAlert', { alertId: alerts.nodes[0].id, assigneeId: toGlobalId('User', head.userId) });
});
afterAll(() => clc.stop());

describe('a field of an event', () => {
  it.each([...HEARD_BY])(
    'is refused, or shown, to %s as the page of permissions says',
    async (duty) => {
      const paths = pathsFor(duty);
      const wire = await Wire.signedIn(clc.url, (await bank.caller(duty)).token);
      const refused = [...paths].flatMap(([type, path]) =>
        fieldsOf(type)
          .filter((field) => !mayRead(duty, type, field))
          .map((field) => ({ type, path, field })),
      );
      if (duty === 'WALL_DISPLAY')
        expect(new Set(refused.map(({ type }) => type.name))).toEqual(
          new Set([
            'Alert',
            'AlertEvidence',
            'Client',
            'ClientTierChange',
            'Collateral',
            'Facility',
            'User',
            'WarningRule',
          ]),
        );
      for (const { type, path, field } of refused) {
        const { payload } = await ask(wire, within(path, selection(field)!));
        expect(payload.errors, `${type.name}.${field.name}`).toMatchObject([
          { message: `None of your duties allows ${type.name}.${field.name}.`, extensions: { code: 'FORBIDDEN' } },
        ]);
      }
      for (const [type, path] of paths) {
        const shown = fieldsOf(type)
          .filter((field) => mayRead(duty, type, field))
          .map(selection)
          .filter((part) => part !== null);
        const { payload } = await ask(wire, within(path, `__typename ${shown.join(' ')}`));
        expect(
          payload.errors?.filter(({ message }: { message: string }) => message.includes(` ${type.name}.`)),
          `${type.name} as ${duty}`,
        ).toBeUndefined();
      }
      await wire.close();
    },
    120_000,
  );

  it('is refused with the whole stream to who may not hear it', async () => {
    for (const duty of DUTIES.filter((one) => !HEARD_BY.includes(one))) {
      const wire = await Wire.signedIn(clc.url, (await bank.caller(duty)).token);
      expect(JSON.stringify((await ask(wire, '{ __typename }')).payload), duty).toContain('"FORBIDDEN"');
      await wire.close();
    }
  });
});

let asked = 0;

/** The answer to the one event after `before`. */
async function ask(wire: Wire, selection: string): Promise<{ payload: any }> {
  const id = `q${(asked += 1)}`;
  wire.subscribe(id, `subscription ($after: String) { alertFeed(after: $after) ${selection} }`, { after: before });
  const answer = await wire.until((message) => message.id === id);
  wire.complete(id);
  return answer as { payload: any };
}

/** Where each type is first met below an event, by fields that the duty may read. */
function pathsFor(duty: Duty): Map<GraphQLNamedType, readonly string[]> {
  const start = schema.getType('AlertEvent')!;
  const paths = new Map<GraphQLNamedType, readonly string[]>([[start, ['... on AlertEvent']]]);
  for (const [type, path] of paths) {
    for (const field of fieldsOf(type)) {
      const below = getNamedType(field.type);
      if (isObjectType(below) && !paths.has(below) && mayRead(duty, type, field) && isAskedPlainly(field))
        paths.set(below, [...path, headOf(field)]);
    }
  }
  return paths;
}

function fieldsOf(type: GraphQLNamedType): GraphQLField<unknown, unknown>[] {
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

function mayRead(duty: Duty, type: GraphQLNamedType, field: GraphQLField<unknown, unknown>): boolean {
  return PAGE.get(`${type.name}.${field.name}`)!.has(duty);
}

function isAskedPlainly(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.every(
    (argument) => !isNonNullType(argument.type) || argument.defaultValue !== undefined || argument.name === 'indicator',
  );
}

function headOf(field: GraphQLField<unknown, unknown>): string {
  return field.args.some(({ name }) => name === 'indicator')
    ? `${field.name}(indicator: "covenant_waived")`
    : field.name;
}

/** A field with the least below it; null where it takes what cannot be made up. */
function selection(field: GraphQLField<unknown, unknown>): string | null {
  const below = getNamedType(field.type);
  if (!isAskedPlainly(field)) return null;
  const alias = `${field.name}: ${headOf(field)}`;
  return isCompositeType(below) || isInterfaceType(below) || isUnionType(below) ? `${alias} { __typename }` : alias;
}

function within(path: readonly string[], selection: string): string {
  return `{ ${path.join(' { ')} { ${selection} ${'} '.repeat(path.length)} }`;
}
