import { openDatabase } from '../../src/persistence/orm.ts';

/** The columns of every table as the entities describe them; no database is asked. */
export async function tableColumns(): Promise<ReadonlyMap<string, readonly string[]>> {
  const database = await openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const entities = [...database.orm.getMetadata().getAll().values()];
  await database.close();
  return new Map(
    entities.map(({ tableName, props }) => [
      tableName,
      props.flatMap((property) => (property.persist === false ? [] : property.fieldNames)),
    ]),
  );
}
