import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isObjectType } from 'graphql';
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/api/schema.ts';
import { AccessLog } from '../../src/app/audit/access-log.ts';
import { permissionsText } from '../../src/build/permissions-page.ts';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';
import { declaredCommands } from '../../src/app/command/command.ts';
import { readPermissionsPage } from './permissions-page.ts';

const page = readPermissionsPage();

describe('the page of permissions', () => {
  it('is the one that is committed: run `npm run generate` where this fails', async () =>
    expect(page.text).toBe(await permissionsText()));

  it('has every command, and a mutation asks for the duties of its command', () => {
    expect([...page.commands].map(([name, duties]) => [name, [...duties]])).toEqual(
      declaredCommands().map(({ name, duties }) => [name, DUTIES.filter((duty) => duties.includes(duty))]),
    );
    for (const [name, duties] of page.fields)
      if (name.startsWith('Mutation.'))
        expect([...duties], name).toEqual([...page.commands.get(name.slice('Mutation.'.length))!]);
  });
});

describe('the running schema', () => {
  let schema: GraphQLSchema;
  let fields: readonly (readonly [GraphQLObjectType, GraphQLField<unknown, unknown>])[];
  beforeAll(async () => {
    schema = await createSchema();
    fields = Object.values(schema.getTypeMap())
      .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));
  });

  it('has no field that the page does not name, and the page none that is not there', () => {
    expect(fields.map(([type, field]) => `${type.name}.${field.name}`).sort()).toEqual([...page.fields.keys()].sort());
  });

  it.each([...DUTIES])('decides every field for %s as the page says', async (duty) => {
    const differing: string[] = [];
    for (const [type, field] of fields) {
      const name = `${type.name}.${field.name}`;
      if ((await isOpen(field, duty)) !== page.fields.get(name)!.has(duty)) differing.push(name);
    }
    expect(differing).toEqual([]);
  });

  it.each([...DUTIES])('decides every input for %s as the page says', async (duty) => {
    const byName = new Map(fields.map(([type, field]) => [`${type.name}.${field.name}`, field]));
    const differing: string[] = [];
    for (const { field, path, value, duties } of page.inputs) {
      const args = path.reduceRight<unknown>((given, name) => ({ [name]: given }), value ?? ['x']) as object;
      const isAllowed = await isOpen(byName.get(field)!, duty, args);
      if (isAllowed !== duties.has(duty)) differing.push(`${field}(${path.join('.')}${value ?? ''})`);
    }
    expect(page.inputs.length).toBeGreaterThan(50);
    expect(differing).toEqual([]);
  });

  it('opens nothing to who holds no duty but what every duty opens', async () => {
    for (const [type, field] of fields) {
      const name = `${type.name}.${field.name}`;
      const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);
      if (isRoot || page.fields.get(name)!.size < DUTIES.length) expect(await isOpen(field, null), name).toBe(false);
    }
  });
});

describe('a command', () => {
  const sources = globSync('**/*.ts', { cwd: fileURLToPath(new URL('../../src/app', import.meta.url)) }).map((path) =>
    readFileSync(fileURLToPath(new URL(`../../src/app/${path}`, import.meta.url)), 'utf8'),
  );
  const declarations = sources.flatMap((text) => [
    ...text.matchAll(/(?:define|declare)Command\(\s*\{[^}]*?name: '(\w+)'[^}]*?reach: '(\w+)'/g),
  ]);

  it('declares itself where it is defined, and is on the page with all others', () => {
    const calls = sources.flatMap((text) => [...text.matchAll(/= (?:define|declare)Command\(/g)]);
    expect(declarations).toHaveLength(calls.length);
    expect([...new Set(declarations.map(([, name]) => name))].sort()).toEqual([...page.commands.keys()]);
  });

  it('is asked for its unit, but for those that belong to none', () => {
    const unasked = declaredCommands().filter(({ reach }) => reach === 'ANYWHERE');
    expect(unasked.map(({ name }) => name)).toEqual(Object.keys(ANYWHERE));
  });

  it.each(declaredCommands())('is shown with its own reach: $name', ({ name, reach, duties }) => {
    expect(declarations.find(([, declared]) => declared === name)?.[2]).toBe(reach);
    expect(duties.length === 0).toBe(reach === 'SYSTEM');
  });
});

/** Commands that a duty in any one unit allows for the whole institution, and why; their runner asks for no unit. */
const ANYWHERE: Readonly<Record<string, string>> = {
  createIndustry: 'A classification belongs to no unit, and gives nobody anything.',
  createUser: 'A user holds no duty until one is granted, which asks for the unit.',
};

/** What lies behind the guard is not of interest here: it finds nothing to work with. */
const NOTHING_THERE = new Proxy({}, { get: () => () => Promise.reject(new Error('past the guard')) });

/** Whether the field's own guard lets a holder of this one duty, or of none, pass with these arguments. */
async function isOpen(field: GraphQLField<unknown, unknown>, duty: Duty | null, args: object = {}): Promise<boolean> {
  const grants = duty === null ? [] : [{ duty, unitId: 'unit', unitPath: '/HQ/', coveredUnitIds: ['unit'] }];
  const actor = {
    userId: 'user',
    subject: 'user',
    name: 'User',
    institutionId: 'bank',
    institutionCode: 'BANK',
    grants,
    visibleUnitIds: ['unit'],
  };
  const [source, context, info] = [
    {},
    {
      actor,
      viewer: actor,
      access: new AccessLog(),
      services: NOTHING_THERE,
      query: () => Promise.reject(new Error('past the guard')),
      load: () => Promise.reject(new Error('past the guard')),
      execute: () => Promise.reject(new Error('past the guard')),
    },
    {} as never,
  ];
  // A stream is guarded twice: when it is opened, and at each event.
  for (const resolve of [field.resolve, field.subscribe]) {
    const refusal = await Promise.resolve()
      .then(() => resolve?.(source, args, context, info))
      .then(
        () => null,
        (error: Error & { extensions?: { code?: unknown } }) => error.extensions?.code ?? null,
      );
    if (refusal === 'FORBIDDEN') return false;
  }
  return true;
}
