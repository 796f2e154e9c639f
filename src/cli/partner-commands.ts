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
  const partner = program.command('partner').description('manage the partners that integrate with an institution');
  partner
    .command('create <code> <name>')
    .description('create a partner')
    .option(...INSTITUTION_OPTION)
    .addOption(
      new Option('--kind <kind>', 'INTERNAL: part of the institution; EXTERNAL: another company')
        .choices(PARTNER_KINDS)
        .makeOptionMandatory(),
    )
    .action(async (code: string, name: string, options) =>
      (await import('./partner.ts')).addPartner(terminal, code, name, options),
    );
  partner
    .command('list')
    .description('list partners with their applications')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./partner.ts')).listPartners(terminal, options));
  partner
    .command('deactivate <code>')
    .description('deactivate a partner and all its applications permanently')
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, options) => (await import('./partner.ts')).endPartner(terminal, code, options));

  const application = program.command('application').description('manage the applications of partners');
  application
    .command('create <partner> <code> <name>')
    .description('create an application for a partner, with the user it acts as')
    .option(...INSTITUTION_OPTION)
    .requiredOption(
      '--duty <duty@unit>',
      'a duty and the unit it covers, such as PARTNER@HQ; repeatable',
      readDutyAt,
      [],
    )
    .action(async (partnerCode: string, code: string, name: string, options) =>
      (await import('./partner.ts')).addApplication(terminal, partnerCode, code, name, options),
    );
  application
    .command('deactivate <code>')
    .description('deactivate an application permanently')
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, options) => (await import('./partner.ts')).endApplication(terminal, code, options));
  application
    .command('mode <code> <mode>')
    .description(`set which GraphQL documents it may run: ${DOCUMENT_MODES.join(', ')}`)
    .option(...INSTITUTION_OPTION)
    .action(async (code: string, mode: string, options) =>
      (await import('./partner.ts')).changeDocumentMode(terminal, code, readMode(mode), options),
    );
  application
    .command('budget <code> <fields>')
    .description('set how many fields it may have resolved per window, or none for no limit')
    .option(...INSTITUTION_OPTION)
    .option('--window <seconds>', 'length of the window in seconds', readCount, 60)
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
  const documents = program.command('documents').description('publish, list, retire and check persisted documents');
  documents
    .command('publish <application> <version> <manifest>')
    .description('publish a manifest (Apollo, Relay, GraphQL Code Generator) through a running server')
    .option(...INSTITUTION_OPTION)
    .option('--url <url>', 'address of the server (default: from HOST and PORT)')
    .option('--token <token>', "an administrator's token (default: CLC_TOKEN, or one from the development issuer)")
    .action(async (application: string, version: string, manifest: string, options) =>
      (await import('./publish-documents.ts')).publishManifest(terminal, application, version, manifest, options),
    );
  documents
    .command('list [application]')
    .description('list versions and their usage')
    .option(...INSTITUTION_OPTION)
    .action(async (application: string | undefined, options) =>
      (await import('./document-version.ts')).listVersions(terminal, application, options),
    );
  documents
    .command('retire <application> <version>')
    .description('retire a version from the registry')
    .option(...INSTITUTION_OPTION)
    .requiredOption('--reason <text>', 'why')
    .option('--unused-for-days <days>', 'refuse if a document was used within this many days', readCount, 30)
    .option('--force', 'retire it even if it is in use')
    .action(async (application: string, version: string, options) =>
      (await import('./document-version.ts')).retireVersion(terminal, application, version, options),
    );
  documents
    .command('check')
    .description(
      'report active documents that a schema breaks and parts it removes without deprecation; exit code 1 if any',
    )
    .option('--schema <file>', 'SDL of the schema to be served', 'schema/schema.graphql')
    .option('--against <file>', 'SDL of the previous schema; without it removals are not checked')
    .option('--manifest <files...>', 'manifests of active documents (default: schema/persisted/*.json)')
    .option(
      '--recorded <file>',
      'intended breaking changes, reported but not refused (default: schema/breaking-changes.json)',
    )
    .option('--database', 'also check the active documents in the configured database')
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
