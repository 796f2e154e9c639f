import { CommandRunner } from '../app/command/command-runner.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { openConfigured } from '../persistence/open-configured.ts';
import type { Database } from '../persistence/orm.ts';
import { bringUpToDate } from './migrate.ts';
import type { Terminal } from './terminal.ts';

/** What a command that works on the database works with. */
export interface Session {
  readonly config: Config;
  readonly database: Database;
  readonly commands: CommandRunner;
}

/**
 * Runs `work` on the configured database, brought up to date. Where a server runs the embedded one, this connects to
 * it; events are left to that server's sequencer, or to the next server that starts.
 */
export async function withSession<T>(terminal: Terminal, work: (session: Session) => Promise<T>): Promise<T> {
  const config = readConfig(terminal.environment);
  const opened = await openConfigured(config, true);
  try {
    const { done, keys } = await bringUpToDate(opened.database, config);
    for (const line of done) terminal.note(line);
    return await work({
      config,
      database: opened.database,
      commands: new CommandRunner({ database: opened.database, keys }),
    });
  } finally {
    await opened.close();
  }
}
