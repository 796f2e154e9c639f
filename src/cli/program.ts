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
Configuration comes from the environment: DATA_DIR (default ./data) holds the embedded database, DATABASE_URL names a
PostgreSQL instead, NATS_URL carries events between its nodes, PORT (4000), HOST (127.0.0.1), DEMO (on),
  LOG_LEVEL (info;
debug shows stacks), AUTH_OIDC_ISSUERS.

A command beside a running server works on the same database; no need to stop the server.

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
  program.showSuggestionAfterError().showHelpAfterError('(clc --help lists the commands)');
  program
    .command('serve')
    .description('start the API; an empty database gets the demo portfolio unless DEMO=off')
    .addOption(
      new Option('--role <role>', 'api: serves requests; worker: places events and works by the clock; all: both')
        .choices(ROLES)
        .default('all'),
    )
    .action(async ({ role }: { role: (typeof ROLES)[number] }) => (await import('./serve.ts')).serve(terminal, role));
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => (await import('./migrate.ts')).migrateDatabase(terminal));
  program
    .command('token')
    .description('print a token of the local development issuer')
    .requiredOption('--duty <duty>', DUTIES.join(', '), readDuty)
    .option(...INSTITUTION_OPTION)
    .option('--ttl <time>', 'how long it is valid: 90s, 30m, 12h, 7d', readTtl, 12 * 3_600)
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
  const institution = program.command('institution').description('the lenders in this database');
  institution
    .command('create <code> <name>')
    .description('found an institution with the built-in indicators and warning rules')
    .action(async (code: string, name: string) =>
      (await import('./institution.ts')).createInstitution(terminal, code, name),
    );
  institution
    .command('list')
    .description('list them')
    .action(async () => (await import('./institution.ts')).listInstitutions(terminal));
  institution
    .command('documents <code>')
    .description(
      'say which documents its users may run; programs of external partners run published ones only, whatever it says',
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
  const credential = program.command('credential').description('what applications of partners sign in with');
  credential
    .command('issue')
    .description('print a new token; it cannot be shown again')
    .requiredOption('--application <code>', 'code of the application')
    .addOption(
      new Option('--scope <scope...>', 'what it may be used for')
        .choices(CREDENTIAL_SCOPES)
        .default([...CREDENTIAL_SCOPES]),
    )
    .option(
      '--address <range...>',
      'addresses, or ranges such as 192.0.2.0/24, that it may be used from; any where none is given',
      [],
    )
    .option('--ttl <time>', 'how long it is valid: 90s, 30m, 12h, 7d; until it is revoked where not given', readTtl)
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./credential.ts')).issueCredential(terminal, options));
  credential
    .command('revoke <key>')
    .description('end one for good')
    .option(...INSTITUTION_OPTION)
    .action(async (key: string, options) => (await import('./credential.ts')).revokeCredential(terminal, key, options));
  credential
    .command('list')
    .description('key, state, partner, application, scopes, addresses and last use, the newest first')
    .option('--application <code>', 'only those of one application')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./credential.ts')).listCredentials(terminal, options));
}

function addIssuerCommands(program: Command, terminal: Terminal): void {
  const issuer = program
    .command('issuer')
    .description('OpenID Connect issuers that an institution trusts, instead of those of the node');
  issuer
    .command('add <url>')
    .description('trust one; from the first on only these speak for the institution')
    .option('--audience <audience>', "the audience its tokens are for; the node's where not given")
    .option('--subject-claim <claim>', 'the claim that names the user; sub where not given')
    .option(...INSTITUTION_OPTION)
    .action(async (url: string, options) => (await import('./issuer.ts')).addIssuer(terminal, url, options));
  issuer
    .command('remove <url>')
    .description('trust one no more')
    .option(...INSTITUTION_OPTION)
    .action(async (url: string, options) => (await import('./issuer.ts')).removeIssuer(terminal, url, options));
  issuer
    .command('list')
    .description('list them with their audience and subject claim')
    .option(...INSTITUTION_OPTION)
    .action(async (options) => (await import('./issuer.ts')).listIssuers(terminal, options));
}

function addAuditCommands(program: Command, terminal: Terminal): void {
  const audit = program.command('audit').description('the hash chain over what was done, refused and read');
  audit
    .command('verify')
    .description('compute the chain anew and name the first link that does not fit; ends with 1 where there is one')
    .option(...INSTITUTION_OPTION)
    .option('--from <seq>', 'the first link to look at; the one before it is believed', readSeq)
    .option(
      '--checkpoint <seq:hash>',
      'a place that was noted elsewhere: shows that the end was cut off, or all of it computed anew',
      readCheckpoint,
    )
    .action(async (options) => (await import('./audit.ts')).verifyAuditChains(terminal, options));
  audit
    .command('export')
    .description('print the chain as JSON lines that can be verified elsewhere')
    .option(...INSTITUTION_OPTION)
    .option('--from <seq>', 'the first link to print', readSeq)
    .action(async (options) => (await import('./audit.ts')).exportAuditChain(terminal, options));
}

function addImportCommands(program: Command, terminal: Terminal): void {
  const source = program
    .command('import')
    .description(
      'read a file into an institution, which is created when it does not exist; running it again changes nothing',
    );
  source
    .command('firm-years <file>')
    .description('yearly statements, one firm and year a row (CSV, plain or gzipped)')
    .option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importFirmYears(terminal, file, options));
  source
    .command('sec <files...>')
    .description('SEC Financial Statement Data Sets (zip as published); give consecutive quarters together')
    .option(...INSTITUTION_OPTION)
    .action(async (files: string[], options) => (await import('./import.ts')).importSec(terminal, files, options));
  source
    .command('ibrd <file>')
    .description('World Bank IBRD statement of loans (CSV, plain or gzipped)')
    .option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importIbrd(terminal, file, options));
  program
    .command('replay <file>')
    .description('feed firm-years in the order of time, so that rules and streams can be watched at work')
    .option('--institution <code>', 'created when it does not exist; its business date is set by the replay', 'REPLAY')
    .option('--days-per-second <days>', 'pace in business days; as fast as possible when not given', readPace)
    .action(async (file: string, options) => (await import('./replay.ts')).replay(terminal, file, options));
}

function readDuty(text: string): Duty {
  const duty = DUTIES.find((known) => known === text.toUpperCase().replaceAll('-', '_'));
  if (duty === undefined) throw new InvalidArgumentError(`Choose one of ${DUTIES.join(', ')}.`);
  return duty;
}

function readSeq(text: string): bigint {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return BigInt(text);
}

function readCheckpoint(text: string): { seq: bigint; hash: string } {
  const match = /^([1-9]\d{0,17}):([0-9a-f]{64})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('Give the number of a link and its hash, as verify prints them.');
  return { seq: BigInt(match[1]!), hash: match[2]! };
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_TTL_S = 365 * 86_400;

function readTtl(text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const seconds = match === null ? 0 : Number(match[1]) * (SECONDS[match[2]!] ?? 0);
  if (seconds < 1 || seconds > LONGEST_TTL_S)
    throw new InvalidArgumentError('Give a number with s, m, h or d, such as 12h; a year at most.');
  return seconds;
}

function readPace(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= 1_000)) throw new InvalidArgumentError('Give a number above 0, up to 1000.');
  return days;
}
