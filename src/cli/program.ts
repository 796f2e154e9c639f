import { Command, InvalidArgumentError, Option } from 'commander';
import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';
import { lineOf } from './cli-error.ts';
import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const ENVIRONMENT_HELP = `
Configuration comes from the environment: DATA_DIR (default ./data) holds the embedded database, DATABASE_URL names a
PostgreSQL instead, NATS_URL carries events between its nodes, PORT (4000), HOST (127.0.0.1), DEMO (on), LOG_LEVEL (info;
debug shows stacks), AUTH_OIDC_ISSUERS.

A command beside a running server works on the same database; no need to stop the server.

Examples:
  $ clc serve
  $ clc token --duty RISK_MANAGER
  $ clc import firm-years us_public_firms.csv.gz --institution ACME
  $ clc replay us_public_firms.csv.gz --days-per-second 30`;

const ROLES = ['api', 'worker', 'all'] as const;
const INSTITUTION_OPTION = ['--institution <code>', 'code of the institution; needed where there are several'] as const;

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
  const program = new Command('clc').description('System of record and early warning for corporate and project-finance lending.').addHelpText('after', ENVIRONMENT_HELP);
  program.showSuggestionAfterError().showHelpAfterError('(clc --help lists the commands)');
  program.command('serve').description('start the API; an empty database gets the demo portfolio unless DEMO=off')
    .addOption(new Option('--role <role>', 'api: serves requests; worker: places events and works by the clock; all: both').choices(ROLES).default('all'))
    .action(async ({ role }: { role: (typeof ROLES)[number] }) => (await import('./serve.ts')).serve(terminal, role));
  program.command('migrate').description('bring the database up to date')
    .action(async () => (await import('./migrate.ts')).migrateDatabase(terminal));
  program.command('token').description('print a token of the local development issuer')
    .requiredOption('--duty <duty>', DUTIES.join(', '), readDuty)
    .option(...INSTITUTION_OPTION)
    .option('--ttl <time>', 'how long it is valid: 90s, 30m, 12h, 7d', readTtl, 12 * 3_600)
    .action(async (options) => (await import('./token.ts')).printToken(terminal, options));
  addInstitutionCommands(program, terminal);
  addImportCommands(program, terminal);
  return program;
}

function addInstitutionCommands(program: Command, terminal: Terminal): void {
  const institution = program.command('institution').description('the lenders in this database');
  institution.command('create <code> <name>').description('found an institution with the built-in indicators and warning rules')
    .action(async (code: string, name: string) => (await import('./institution.ts')).createInstitution(terminal, code, name));
  institution.command('list').description('list them')
    .action(async () => (await import('./institution.ts')).listInstitutions(terminal));
}

function addImportCommands(program: Command, terminal: Terminal): void {
  const source = program.command('import').description('read a file into an institution, which is created when it does not exist; running it again changes nothing');
  source.command('firm-years <file>').description('yearly statements, one firm and year a row (CSV, plain or gzipped)').option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importFirmYears(terminal, file, options));
  source.command('sec <files...>').description('SEC Financial Statement Data Sets (zip as published); give consecutive quarters together').option(...INSTITUTION_OPTION)
    .action(async (files: string[], options) => (await import('./import.ts')).importSec(terminal, files, options));
  source.command('ibrd <file>').description('World Bank IBRD statement of loans (CSV, plain or gzipped)').option(...INSTITUTION_OPTION)
    .action(async (file: string, options) => (await import('./import.ts')).importIbrd(terminal, file, options));
  program.command('replay <file>').description('feed firm-years in the order of time, so that rules and streams can be watched at work')
    .option('--institution <code>', 'created when it does not exist; its business date is set by the replay', 'REPLAY')
    .option('--days-per-second <days>', 'pace in business days; as fast as possible when not given', readPace)
    .action(async (file: string, options) => (await import('./replay.ts')).replay(terminal, file, options));
}

function readDuty(text: string): Duty {
  const duty = DUTIES.find((known) => known === text.toUpperCase().replaceAll('-', '_'));
  if (duty === undefined) throw new InvalidArgumentError(`Choose one of ${DUTIES.join(', ')}.`);
  return duty;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_TTL_S = 365 * 86_400;

function readTtl(text: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const seconds = match === null ? 0 : Number(match[1]) * (SECONDS[match[2]!] ?? 0);
  if (seconds < 1 || seconds > LONGEST_TTL_S) throw new InvalidArgumentError('Give a number with s, m, h or d, such as 12h; a year at most.');
  return seconds;
}

function readPace(text: string): number {
  const days = Number(text);
  if (!(days > 0 && days <= 1_000)) throw new InvalidArgumentError('Give a number above 0, up to 1000.');
  return days;
}
