import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeDatabase } from '../persistence/catalogue/describe-database.ts';
import { planMigration } from '../persistence/catalogue/migration-plan.ts';
import type { MigrationPlan } from '../persistence/catalogue/migration-plan.ts';
import type { Database } from '../persistence/orm.ts';

/** Why no migration was written. */
export class MigrationRefused extends Error {}

interface MigrationRequest {
  /** In memory, made by the migrations of `folder`; it gets the new one too. */
  readonly database: Database;
  readonly folder: string;
  readonly name: string;
  readonly now: Date;
}

/**
 * Writes the migration that leads to what the entities describe, with its grants, and describes anew what the
 * migrations make. Gives the path of the file; throws MigrationRefused and leaves everything as it was.
 */
export async function writeMigration({ database, folder, name, now }: MigrationRequest): Promise<string> {
  const former = readdirSync(folder)
    .map((file) => FILE.exec(file))
    .filter((match) => match !== null)
    .map(([, stamp = '', taken = '']) => ({ stamp, taken }));
  refuseName(
    name,
    former.map(({ taken }) => taken),
  );
  const plan = await planMigration(database);
  if (isEmpty(plan)) throw new MigrationRefused('The entities describe what the migrations make: nothing to write.');
  await database.orm.em.fork().getConnection().execute(`${plan.tables}\n${plan.grants}`);
  if (!isEmpty(await planMigration(database)))
    throw new MigrationRefused('What was planned does not lead to what the entities describe. Write it by hand.');
  const stamps = former.map(({ stamp }) => stamp).sort();
  const path = join(folder, `${stampAfter(stamps.at(-1), now)}-${name}.ts`);
  writeFileSync(path, migrationText(name, plan), { flag: 'wx' });
  writeDescriptions(folder, await describeDatabase(database));
  return path;
}

/** Describes anew what the migrations make; refuses where the entities describe something else. */
export async function describeMigrations(database: Database, folder: string): Promise<void> {
  if (!isEmpty(await planMigration(database)))
    throw new MigrationRefused('The entities describe more than the migrations make: npm run migration NAME.');
  writeDescriptions(folder, await describeDatabase(database));
}

function writeDescriptions(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}

const FILE = /^(\d{14})-([a-z0-9-]+)\.ts$/;
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

function refuseName(name: string, former: readonly string[]): void {
  if (!NAME.test(name) || name.length > 60)
    throw new MigrationRefused(
      `"${name}" is no name for a migration: say in kebab-case what it adds, as in client-ratings.`,
    );
  if (former.includes(name)) throw new MigrationRefused(`There is a migration ${name} already.`);
}

function isEmpty({ tables, grants }: MigrationPlan): boolean {
  return tables === '' && grants === '';
}

/** The instant as in a file's name, but later than the last one: migrations run in the order of their names. */
export function stampAfter(last: string | undefined, now: Date): string {
  const stamp = stampOf(now);
  if (last === undefined || stamp > last) return stamp;
  const instant = last.replace(/(.{4})(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z');
  return stampOf(new Date(Date.parse(instant) + 1_000));
}

function stampOf(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace(/\D/g, '');
}

function migrationText(name: string, { tables, grants }: MigrationPlan): string {
  const parts = Object.entries({ TABLES: tables, GRANTS: grants }).filter(([, sql]) => sql !== '');
  const className = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return `import { Migration } from '@mikro-orm/migrations';

${parts.map(([part, sql]) => `const ${part} = \`\n${sql.replace(/[\\`]|\$\{/g, '\\$&')}\`;\n`).join('\n')}
export class ${className} extends Migration {
  override up(): void {
    for (const part of [${parts.map(([part]) => part).join(', ')}]) this.addSql(part);
  }
}
`;
}
