// `npm run migration NAME`: writes the migration that leads to what the entities describe.
import { GrantsNotStated } from '../persistence/catalogue/migration-plan.ts';
import { MIGRATIONS, withMigratedDatabase } from './migrated-database.ts';
import { MigrationRefused, writeMigration } from './write-migration.ts';

await withMigratedDatabase(async (database) => {
  const name = process.argv[2] ?? '';
  const path = await writeMigration({ database, folder: MIGRATIONS, name, now: new Date() });
  console.log(`Wrote ${path}. Read it before you commit it; what it does to rows that are there is yours to say.`);
}).catch((error: unknown) => {
  if (!(error instanceof MigrationRefused || error instanceof GrantsNotStated)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
