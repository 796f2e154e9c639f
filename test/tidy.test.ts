import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildSchema,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  Kind,
  parse,
  validate,
} from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../src/api/schema.ts';
import { schemaText } from '../src/build/schema-file.ts';

const folder = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Everything in the schema that has no description, as `Type.field(argument)`. */
function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const check = (name: string, one: { description?: string | null }): void => {
    if ((one.description ?? '').trim() === '') missing.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    const isRoot = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(
      type as never,
    );
    if (!isRoot) check(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field);
      for (const argument of field.args) check(`${type.name}.${field.name}(${argument.name})`, argument);
    }
  }
  for (const directive of schema.getDirectives())
    if (!isSpecifiedDirective(directive)) check(`@${directive.name}`, directive);
  return missing;
}

describe('the schema', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await createSchema();
  });

  it('describes every type, field, argument, input and value', () => expect(undescribed(schema)).toEqual([]));

  it('is the one that is committed: run `npm run generate` where this fails', async () => {
    const [emitted, committed] = [
      (await schemaText()).split('\n'),
      readFileSync(folder('schema/schema.graphql'), 'utf8').split('\n'),
    ];
    const line = emitted.findIndex((text, index) => text !== committed[index]);
    expect({ line: line + 1, emitted: emitted[line] }).toEqual({ line: line + 1, emitted: committed[line] });
    expect(emitted).toHaveLength(committed.length);
  });

  it('answers every example operation, with its example variables', () => {
    const problems = readdirSync(folder('schema/operations'))
      .filter((name) => name.endsWith('.graphql'))
      .flatMap((name) => {
        const document = parse(readFileSync(folder(`schema/operations/${name}`), 'utf8'));
        const faults = validate(schema, document).map((error) => `${name}: ${error.message}`);
        if (faults.length > 0) return faults;
        const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
        return (
          getVariableValues(schema, operation.variableDefinitions ?? [], variablesOf(name)).errors?.map(
            (error) => `${name}: ${error.message}`,
          ) ?? []
        );
      });
    expect(problems).toEqual([]);
  });
});

function variablesOf(operation: string): Record<string, unknown> {
  const path = folder(`schema/operations/${operation.replace(/\.graphql$/, '.variables.json')}`);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

describe('the check for descriptions', () => {
  it.each([
    ['type Query { a: Int }', ['Query.a']],
    ['type Query { "x" a(b: Int): Int }', ['Query.a(b)']],
    ['type Query { "x" a: T } type T { "x" b: Int }', ['T']],
    ['type Query { "x" a: E } "x" enum E { V }', ['E.V']],
    ['type Query { "x" a("x" i: I): Int } "x" input I { f: Int }', ['I.f']],
    ['type Query { "x" a: S } scalar S', ['S']],
    ['type Query { "x" a: Int }', []],
  ])('finds in %s: %j', (text, missing) => expect(undescribed(buildSchema(text))).toEqual(missing));
});
