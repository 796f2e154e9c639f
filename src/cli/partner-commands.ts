import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import type { ApplicationDuty } from '../app/partner/create-application.ts';
import { DUTIES } from '../domain/institution/duty.ts';
import { DOCUMENT_MODES, PARTNER_KINDS } from '../domain/partner/document-mode.ts';
import type { DocumentMode } from '../domain/partner/document-mode.ts';
import { INSTITUTION_OPTION } from './institution-option.ts';
import type { Terminal } from './terminal.ts';

/** `clc partner` and `clc application`. */
export function addPartnerCommands(program: Command, terminal: Terminal): void {
  const partner = program.command('partner').description('who integrates with an institution');
  partner
    .command('create <code> <name>')
    .description('make one known')
    .option(...INSTITUTION_OPTION)
    .addOption(
      new Option('--kind <kind>', 'INTERNAL: of the institution itself; EXTERNAL: another company')
        .choices(PARTNER_KINDS)
        .makeOptionMandatory(),
    )
    .action(async (code: string, name: string, options) =>
      (await import('./partner.ts')).addPartner(terminal, code, name, options),
    );
  partner
    .command('list')
    .description('list them with their applications')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./partner.ts')).listPartners(terminal, options));
  partner
    .command('deactivate <code>')
    .description('end one for good, with all its applications')
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, options) => (await import('./partner.ts')).endPartner(terminal, code, options));

  const application = program.command('application').description('the programs of partners');
  application
    .command('create <partner> <code> <name>')
    .description('give a partner one, with the user it acts as')
    .option(...INSTITUTION_OPTION)
    .requiredOption(
      '--duty <duty@unit>',
      'what it may do and where, such as PARTNER@HQ; may be given several times',
      readDutyAt,
      [],
    )
    .action(async (partnerCode: string, code: string, name: string, options) =>
      (await import('./partner.ts')).addApplication(terminal, partnerCode, code, name, options),
    );
  application
    .command('deactivate <code>')
    .description('end one for good')
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, options) => (await import('./partner.ts')).endApplication(terminal, code, options));
  application
    .command('mode <code> <mode>')
    .description(`which documents it may run: ${DOCUMENT_MODES.join(', ')}`)
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, mode: string, options) =>
      (await import('./partner.ts')).changeDocumentMode(terminal, code, readMode(mode), options),
    );
  application
    .command('budget <code> <fields>')
    .description('fields it may have resolved in a window, or none')
    .option(...INSTITUTION_OPTION)
    .option('--window <seconds>', 'length of the window', readCount, 60)
    .action(async (code: string, budget: string, options) =>
      (await import('./partner.ts')).changeCostBudget(
        terminal,
        code,
        budget === 'none' ? null : readCount(budget),
        options,
      ),
    );
}

/** `clc documents`. */
export function addDocumentCommands(program: Command, terminal: Terminal): void {
  const documents = program
    .command('documents')
    .description('persisted documents: published, retired, and held against a schema');
  documents
    .command('publish <application> <version> <manifest>')
    .description('publish a manifest (Apollo, Relay, GraphQL Code Generator) through a running server')
    .option(...INSTITUTION_OPTION)
    .option('--url <url>', 'address of the server; HOST and PORT where it is left out')
    .option('--token <token>', "an administrator's; CLC_TOKEN where it is left out, or one of the development issuer")
    .action(async (application: string, version: string, manifest: string, options) =>
      (await import('./publish-documents.ts')).publishManifest(terminal, application, version, manifest, options),
    );
  documents
    .command('list [application]')
    .description('list versions and how they were used')
    .option(...INSTITUTION_OPTION)
    .action(async (application: string | undefined, options) =>
      (await import('./document-version.ts')).listVersions(terminal, application, options),
    );
  documents
    .command('retire <application> <version>')
    .description('take a version out of the registry')
    .option(...INSTITUTION_OPTION)
    .requiredOption('--reason <text>', 'why')
    .option('--unused-for-days <days>', 'how long none of its documents may have been used', readCount, 30)
    .option('--force', 'even though it is in use')
    .action(async (application: string, version: string, options) =>
      (await import('./document-version.ts')).retireVersion(terminal, application, version, options),
    );
  documents
    .command('check')
    .description(
      'tell which active documents a schema breaks, and what it removes without notice; exit code 1 where there is any',
    )
    .option('--schema <file>', 'SDL of the schema that is to be served', 'schema/schema.graphql')
    .option('--against <file>', 'SDL of the schema before; without it removals are not looked at')
    .option('--manifest <files...>', 'manifests of active documents; schema/persisted/*.json where it is left out')
    .option(
      '--recorded <file>',
      'breaking changes made on purpose, which are told and not refused; schema/breaking-changes.json where it is left out',
    )
    .option('--database', 'also the active documents of the configured database')
    .action(async (options) => (await import('./check-documents.ts')).checkRelease(terminal, options));
}

function readDutyAt(text: string, earlier: readonly ApplicationDuty[]): ApplicationDuty[] {
  const [name = '', unitCode = '', ...rest] = text.split('@');
  const duty = DUTIES.find((known) => known === name.toUpperCase().replaceAll('-', '_'));
  if (duty === undefined || unitCode === '' || rest.length > 0)
    throw new InvalidArgumentError(`Give a duty and a unit, such as PARTNER@HQ; the duties are ${DUTIES.join(', ')}.`);
  return [...earlier, { duty, unitCode }];
}

function readMode(text: string): DocumentMode {
  const mode = DOCUMENT_MODES.find((known) => known === text.toUpperCase().replaceAll('-', '_'));
  if (mode === undefined) throw new InvalidArgumentError(`Choose one of ${DOCUMENT_MODES.join(', ')}.`);
  return mode;
}

function readCount(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}
