// Writes what follows from the code. Under schema/: the schema, the typed operations, the manifest, the event schemas,
// the error codes, the permissions. Beside the migrations: what they make.
import { mkdirSync } from 'node:fs';
import { generate, loadContext } from '@graphql-codegen/cli';
import { writeErrorCodes } from './error-codes.ts';
import { writeEventSchemas } from './event-schema.ts';
import { MIGRATIONS, withMigratedDatabase } from './migrated-database.ts';
import { appendManifest } from './persisted-manifest.ts';
import { writePermissions } from './permissions-page.ts';
import { writeSchema } from './schema-file.ts';
import { describeMigrations } from './write-migration.ts';

mkdirSync('schema/persisted', { recursive: true });
await writeSchema('schema/schema.graphql');
await generate(await loadContext('codegen.yml'));
appendManifest('schema/generated/persisted-documents.json', 'schema/persisted/examples.json');
writeEventSchemas('schema/events');
writeErrorCodes('schema/error-codes.md');
await writePermissions('schema/permissions.md');
await withMigratedDatabase((database) => describeMigrations(database, MIGRATIONS));
