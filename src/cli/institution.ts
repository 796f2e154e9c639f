import { foundInstitution } from '../app/institution/found-institution.ts';
import { setInstitutionDocumentMode } from '../app/institution/set-institution-document-mode.ts';
import type { DocumentMode } from '../domain/partner/document-mode.ts';
import type { Database } from '../persistence/orm.ts';
import { CliError } from './cli-error.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

/** An institution as commands name it. */
export interface NamedInstitution {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** The code of the institution that an import makes when there is none and none was named. */
const FIRST_CODE = 'MAIN';
const CODE_PATTERN = /^[A-Z][A-Z0-9_-]{0,31}$/;

/** `clc institution create`. */
export function createInstitution(terminal: Terminal, code: string, name: string): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const known = await institutionsOf(database);
    if (known.some((institution) => institution.code === code))
      throw new CliError(`The institution ${code} already exists.`);
    await found(database, code, name);
    terminal.say(`Created the institution ${code} (${name}) with the built-in indicators and warning rules.`);
  });
}

/** `clc institution list`. */
export function listInstitutions(terminal: Terminal): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const known = await institutionsOf(database);
    if (known.length === 0) terminal.note('There is no institution yet. Create one: clc institution create CODE NAME');
    for (const { code, name } of known) terminal.say(`${code}\t${name}`);
  });
}

/** `clc institution documents`. */
export function setInstitutionDocuments(terminal: Terminal, code: string, mode: DocumentMode | null): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id: institutionId } = await existingInstitution(database, code);
    await commands.run(setInstitutionDocumentMode, { userId: null, subject: 'system', institutionId }, { mode });
    terminal.say(
      `Users of ${code} now run documents as ${mode ?? 'the environment sets: OPEN in development, PERSISTED_ONLY in production'}.`,
    );
  });
}

/** The one that was named, or the only one there is. */
export async function existingInstitution(database: Database, wanted: string | undefined): Promise<NamedInstitution> {
  const known = await institutionsOf(database);
  if (wanted === undefined && known.length === 1) return known[0]!;
  if (known.length === 0)
    throw new CliError(
      'There is no institution yet. Start the server once for the demo, or run clc institution create CODE NAME.',
    );
  const found = known.find(({ code }) => code === wanted);
  if (found === undefined)
    throw new CliError(
      wanted === undefined ? severalMessage(known) : `There is no institution ${wanted}. Known: ${codesOf(known)}.`,
    );
  return found;
}

/** The same for an import, which creates what is missing and says so. */
export async function institutionForImport(
  database: Database,
  wanted: string | undefined,
  terminal: Terminal,
): Promise<NamedInstitution> {
  const known = await institutionsOf(database);
  if (wanted === undefined && known.length > 1) throw new CliError(severalMessage(known));
  const existing = wanted === undefined ? known[0] : known.find(({ code }) => code === wanted);
  if (existing !== undefined) return existing;
  const code = wanted ?? FIRST_CODE;
  const created = await found(database, code, code);
  terminal.note(`Created the institution ${code}.`);
  return created;
}

async function found(database: Database, code: string, name: string): Promise<NamedInstitution> {
  if (!CODE_PATTERN.test(code))
    throw new CliError(
      `"${code}" is not a valid institution code; use capital letters, digits, - and _, starting with a letter.`,
    );
  if (name.trim() === '') throw new CliError('The name of an institution must not be blank.');
  const founded = await foundInstitution(database, { code, name }, new Date());
  if (!founded.ok) throw new CliError(founded.failure.message);
  return { id: founded.value.institutionId, code, name };
}

/** All institutions by code. */
export function institutionsOf(database: Database): Promise<NamedInstitution[]> {
  return database.inSystem((query) =>
    query.selectFrom('institution').select(['id', 'code', 'name']).orderBy('code').execute(),
  );
}

function severalMessage(known: readonly NamedInstitution[]): string {
  return `There are several institutions; name one with --institution: ${codesOf(known)}.`;
}

function codesOf(known: readonly NamedInstitution[]): string {
  return known.map(({ code }) => code).join(', ');
}
