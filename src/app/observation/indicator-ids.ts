import type { CommandContext } from '../command/command.ts';

const known = new WeakMap<CommandContext, Promise<ReadonlyMap<string, string>>>();

/** The row ids of the institution's indicators by code; read once a command. */
export function indicatorIds(context: CommandContext): Promise<ReadonlyMap<string, string>> {
  const loaded =
    known.get(context) ??
    context.query
      .selectFrom('indicator')
      .select(['id', 'code'])
      .execute()
      .then((rows) => new Map(rows.map((row) => [row.code, row.id])));
  known.set(context, loaded);
  return loaded;
}
