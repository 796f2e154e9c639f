import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { QUERY, SUBSCRIPTION, addressLines } from '../../src/cli/serve-banner.ts';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

test.each([QUERY, SUBSCRIPTION])('what is offered to paste is valid: %s', (document) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

test.each([...readme.matchAll(/```graphql\n([^]+?)```/g)].map((match) => match[1]!))(
  'what the README asks is valid: %s',
  (document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  },
);

test('the addresses have the port that was taken', () => {
  expect(
    addressLines('http://127.0.0.1:4567', true)
      .filter((line) => line !== '')
      .every((line) => line.includes('127.0.0.1:4567/')),
  ).toBe(true);
});
