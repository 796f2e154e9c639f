import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from '../api/schema.ts';

/** The text of the schema with its descriptions, in an order that does not depend on the order of the code. */
export async function schemaText(): Promise<string> {
  return `${printSchema(lexicographicSortSchema(await createSchema()))}\n`;
}

/** Writes `schema/schema.graphql`. */
export async function writeSchema(path: string): Promise<void> {
  writeFileSync(path, await schemaText());
}
