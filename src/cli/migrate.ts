import { openKeyRing } from '../app/command/open-key-ring.ts';
import { sealExisting } from '../app/personal-data/seal-existing.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { checkDatabase } from '../persistence/catalogue/start-check.ts';
import { openConfigured } from '../persistence/open-configured.ts';
import { migrate } from '../persistence/orm.ts';
import type { Database } from '../persistence/orm.ts';
import type { KeyRing } from '../security/personal-data/key-ring.ts';
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

/** What was done, in words for a person; and the keys that personal data is read and written with. */
export interface UpToDate {
  readonly done: readonly string[];
  readonly keys: KeyRing;
}

/**
 * Applies what migrations are missing, refuses a database that is not what they make, and enciphers personal data that
 * is older than they are: nothing starts before that.
 */
export async function bringUpToDate(database: Database, config: Config): Promise<UpToDate> {
  const applied = await migrate(database);
  const besides = await checkDatabase(database);
  const keys = await openKeyRing(database, config.personalDataKeys);
  const { sealed, rewrapped } = await sealExisting(database, keys);
  const done = applied.length === 0 ? [] : [`Applied ${applied.length}: ${applied.join(', ')}`];
  done.push(...besides.map((found) => `Tolerated in the database: ${found}`));
  if (sealed > 0)
    done.push(
      `Encrypted the personal data of ${sealed} rows. Plain text remains in dead rows and in backups: run VACUUM FULL on management_member, contact, guarantee and collateral, and let old backups expire.`,
    );
  if (rewrapped > 0) done.push(`Rewrapped ${rewrapped} keys; the old PERSONAL_DATA_KEY can be removed.`);
  return { done, keys };
}
