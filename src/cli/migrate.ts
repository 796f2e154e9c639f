import { readConfig } from '../config.ts';
import { openConfigured } from '../persistence/open-configured.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { Terminal } from './terminal.ts';

/** Applies what migrations are missing and names them. */
export async function migrateDatabase(terminal: Terminal): Promise<void> {
  const config = readConfig(terminal.environment);
  const opened = await openConfigured(config, true);
  try {
    const { done } = await bringUpToDate(opened.database, config);
    for (const line of done.length === 0 ? ['The database is up to date.'] : done) terminal.say(line);
  } finally {
    await opened.close();
  }
}
