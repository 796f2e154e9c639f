import { Command, InvalidArgumentError, Option } from 'commander';
import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';
import { CREDENTIAL_SCOPES } from '../domain/partner/credential-scope.ts';
import { DOCUMENT_MODES } from '../domain/partner/document-mode.ts';
import type { DocumentMode } from '../domain/partner/document-mode.ts';
import { lineOf } from './cli-error.ts';
import { INSTITUTION_OPTION } from './institution-option.ts';
import { addDocumentCommands, addPartnerCommands } from './partner-commands.ts';
import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const ENVIRONMENT_HELP = `
Environment (the README lists every variable):
  DATA_DIR           folder of the embedded database (default ./data)
  DATABASE_URL       a PostgreSQL database to use instead
  NATS_URL           NATS JetStream that carries events between nodes
  PORT, HOST         where to listen (default 4000, 127.0.0.1)
  AUTH_OIDC_ISSUERS  OpenID Connect issuers to trust
  DEMO               on or off: fill an empty database with the demo (default on)
  LOG_LEVEL          default info; debug also prints stack traces

Commands work on the same database as a running server; there is no need to stop it.

Examples:
  $ clc serve
  $ clc token --duty RISK_MANAGER
  $ clc import firm-years us_public_firms.csv.gz --institution ACME
  $ clc replay us_public_firms.csv.gz --days-per-second 30`;

const ROLES = ['api', 'worker', 'all'] as const;

/** Runs a command line and sets the exit code: 0 done, 1 not. */
export async function main(argv: readonly string[]): Promise<void> {
  const terminal = processTerminal();
  try {
    await createProgram(terminal).parseAsync([...argv]);
  } catch (error) {
    terminal.note(`clc: ${lineOf(error)}`);
    if (terminal.environment['LOG_LEVEL'] === 'debug' && error instanceof Error) terminal.note(error.stack ?? '');
    // What failed may have left workers behind that would keep the process alive.
    process.exit(1);
  }
}

// The modules of a command are loaded when it runs, so that `clc --help` and a mistyped option answer at once.
function createProgram(terminal: Terminal): Command {
  const program = new Command('clc')
    .description('System of record and early warning for corporate and project-finance lending.')
    .addHelpText('after', ENVIRONMENT_HELP);
  program.showSuggestionAfterError().showHelpAfterError('(run clc --help for the commands)');
  program
    .command('serve')
    .description('start the server; an empty database is filled with the demo portfolio unless DEMO=off')
    .addOption(
      new Option('--role <role>', 'api: requests and streams; worker: event sequencing and scheduled work; all: both')
        .choices(ROLES)
        .default('all'),
    )
    .action(async ({ role }: { role: (typeof ROLES)[number] }) => (await import('./serve.ts')).serve(terminal, role));
  program
    .command('migrate')
    .description('apply pending database migrations')
    .action(async () => (await import('./migrate.ts')).migrateDatabase(terminal));
  program
    .command('token')
    .description('print a token from the local development issuer')
    .requiredOption('--duty <duty>', `duty of the user it signs in: ${DUTIES.join(', ')}`, readDuty)
    .option(...INSTITUTION_OPTION)
    .addOption(
      new Option('--ttl <time>', 'lifetime, such as 90s, 30m, 12h or 7d').argParser(readTtl).default(12 * 3_600, '12h'),
    )
    .action(async (options) => (await import('./token.ts')).printToken(terminal, options));
  addInstitutionCommands(program, terminal);
  addPartnerCommands(program, terminal);
  addDocumentCommands(program, terminal);
  addCredentialCommands(program, terminal);
  addIssuerCommands(program, terminal);
  addImportCommands(program, terminal);
  addAuditCommands(program, terminal);
  return program;
}

function addInstitutionCommands(program: Command, terminal: Terminal): void {
  const institution = program.command('institution').description('manage the institutions (lenders) in this database');
  institution
    .command('create <code> <name>')
    .description('create an institution with the built-in indicators and warning rules')
    .action(async (code: string, name: string) =>
      (await import('./institution.ts')).createInstitution(terminal, code, name),
    );
  institution
    .command('list')
    .description('list institutions')
    .action(async () => (await import('./institution.ts')).listInstitutions(terminal));
  institution
    .command('documents <code>')
    .description(
      'set which GraphQL documents its users may run; applications of external partners always run persisted ones only',
    )
    .addOption(
      new Option('--mode <mode>', 'default: OPEN in development, PERSISTED_ONLY in production')
        .choices([...DOCUMENT_MODES, 'default'])
        .makeOptionMandatory(),
    )
    .action(async (code: string, { mode }: { mode: DocumentMode | 'default' }) =>
      (await import('./institution.ts')).setInstitutionDocuments(terminal, code, mode === 'default' ? null : mode),
    );
}

function addCredentialCommands(program: Command, terminal: Terminal): void {
  const credential = program.command('credential').description('manage the API credentials of partner applications');
  credential
    .command('issue')
    .description('issue a credential and print its token, which cannot be shown again')
    .requiredOption('--application <code>', 'application code')
    .addOption(
      new Option('--scope <scope...>', 'kinds of operation it allows')
        .choices(CREDENTIAL_SCOPES)
        .default([...CREDENTIAL_SCOPES]),
    )
    .addOption(
      new Option('--address <range...>', 'IP addresses or ranges, such as 192.0.2.0/24, it may be used from').default(
        [],
        'any',
      ),
    )
    .option('--ttl <time>', 'lifetime, such as 90s, 30m, 12h or 7d (default: until revoked)', readTtl)
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./credential.ts')).issueCredential(terminal, options));
  credential
    .command('revoke <key>')
    .description('revoke a credential permanently')
    .option(...INSTITUTION_OPTION)
    .action(async (key: string, options) => (await import('./credential.ts')).revokeCredential(terminal, key, options));
  credential
    .command('list')
    .description('list credentials, newest first: key, state, partner, application, scopes, addresses, last use')
    .option('--application <code>', 'only those of this application')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./credential.ts')).listCredentials(terminal, options));
}

function addIssuerCommands(program: Command, terminal: Terminal): void {
  const issuer = program
    .command('issuer')
    .description("manage an institution's own OpenID Connect issuers, trusted instead of the node's");
  issuer
    .command('add <url>')
    .description("trust an issuer; once there is one, the institution no longer trusts the node's")
    .option('--audience <audience>', "audience its tokens must have (default: the node's)")
    .option('--subject-claim <claim>', 'claim that identifies the user (default: sub)')
    .option(...INSTITUTION_OPTION)
    .action(async (url: string, options) => (await import('./issuer.ts')).addIssuer(terminal, url, options));
  issuer
    .command('remove <url>')
    .description('stop trusting an issuer')
    .option(...INSTITUTION_OPTION)
    .action(async (url: string, options) => (await import('./issuer.ts')).removeIssuer(terminal, url, options));
  issuer
    .command('list')
    .description('list issuers with their audience and subject claim')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./issuer.ts')).listIssuers(terminal, options));
}

function addAuditCommands(program: Command, terminal: Terminal): void {
  const audit = program
    .command('audit')
    .description('verify and export the audit trail, a hash chain of commands, refusals and reads');
  audit
    .command('verify')
    .description('recompute the chain and report the first broken link; exit code 1 if there is one')
    .option(...INSTITUTION_OPTION)
    .option('--from <seq>', 'first link to verify; the one before it is taken as correct', readSeq)
    .option(
      '--checkpoint <seq:hash>',
      'a chain head kept elsewhere: detects a chain that was truncated or recomputed',
      readCheckpoint,
    )
    .action(async (options) => (await import('./audit.ts')).verifyAuditChains(terminal, options));
  audit
    .command('export')
    .description('print the chain as JSON lines for independent verification')
    .option(...INSTITUTION_OPTION)
    .option('--from <seq>', 'first link to print', readSeq)
    .action(async (options) => (await import('./audit.ts')).exportAuditChain(terminal, options));
}

function addImportCommands(program: Command, terminal: Terminal): void {
  const source = program
    .command('import')
    .description('import a file into an institution, created if missing; importing it again changes nothing');
  source
    .command('firm-years <file>')
    .description('annual statements, one firm-year per row (CSV, plain or gzipped)')
    .option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importFirmYears(terminal, file, options));
  source
    .command('sec <files...>')
    .description('SEC Financial Statement Data Sets (zip as published); import consecutive quarters together')
    .option(...INSTITUTION_OPTION)
    .action(async (files: string[], options) => (await import('./import.ts')).importSec(terminal, files, options));
  source
    .command('ibrd <file>')
    .description('World Bank IBRD statement of loans (CSV, plain or gzipped)')
    .option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importIbrd(terminal, file, options));
  program
    .command('replay <file>')
    .description('replay annual statements in chronological order, to watch rules and streams at work')
    .option('--institution <code>', 'institution code, created if missing; the replay sets its business date', 'REPLAY')
    .option('--days-per-second <days>', 'business days per second (default: as fast as possible)', readPace)
    .action(async (file: string, options) => (await import('./replay.ts')).replay(terminal, file, options));
}

function readDuty(text: string): Duty {
  const duty = DUTIES.find((known) => known === text.toUpperCase().replaceAll('-', '_'));
  if (duty === undefined) throw new InvalidArgumentError(`Choose one of ${DUTIES.join(', ')}.`);
  return duty;
}

function readSeq(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('Give a whole number of at least 1.');
  return BigInt(text);
}

function readCheckpoint(text: string): { seq: bigint; hash: string } {
  const match = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('Give a link number and its hash, as printed by verify.');
  return { seq: BigInt(match[1]!), hash: match[2]! };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_TTL_S = 365 * 86_400;

function readTtl(text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const seconds = match === null ? 0 : Number(match[1]) * (SECONDS[match[2]!] ?? 0);
  if (seconds < 1 || seconds > LONGEST_TTL_S)
    throw new InvalidArgumentError('Give a number with s, m, h or d, such as 12h; at most one year.');
  return seconds;
}

function readPace(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= 1_000)) throw new InvalidArgumentError('Give a number above 0 and at most 1000.');
  return days;
}
