import { readConfig } from '../config.ts';
import { openConfigured } from '../persistence/open-configured.ts';
import { migrate } from '../persistence/orm.ts';
import type { Terminal } from './terminal.ts';

/** Applies what migrations are missing and names them. */
export async function migrateDatabase(terminal: Terminal): Promise<void> {
  const opened = await openConfigured(readConfig(terminal.environment), true);
  try {
    const applied = await migrate(opened.database);
    terminal.say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length}: ${applied.join(', ')}`);
  } finally {
    await opened.close();
  }
}
