import { queryOf } from '../orm.ts';
import type { Database } from '../orm.ts';
import { readCatalogue } from './read-catalogue.ts';

/** The files beside the migrations that follow from them, by name. */
export type Descriptions = Readonly<Record<'catalogue.json' | 'snapshot.json', string>>;

/** What a start asks for, and what the next migration is compared with, of a database that the migrations made. */
export async function describeDatabase({ orm }: Database): Promise<Descriptions> {
  const catalogue = await readCatalogue(queryOf(orm.em.fork()));
  return {
    'catalogue.json': `${JSON.stringify(catalogue, null, 2)}\n`,
    'snapshot.json': JSON.stringify(orm.schema.getTargetSchema(), null, 2),
  };
}
