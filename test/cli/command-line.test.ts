import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { forPerson } from '../../src/cli/logger.ts';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';
import { clc, killAll, startClcProcess } from './support/clc-process.ts';
import { firmYearsCsv, soundFirms } from './support/firm-years-file.ts';

// Each command is a process that loads the whole program, and the first of them makes a database.
vi.setConfig({ testTimeout: 120_000 });
const cwd = tempFolder();

afterAll(() => {
  killAll();
  removeTempFolders();
});

test('a database is migrated once', async () => {
  expect((await clc(['migrate'], { cwd })).stdout).toMatch(/^Applied \d+: /);
  expect((await clc(['migrate'], { cwd })).stdout).toBe('The database is up to date.\n');
});

describe('what cannot be done is said in one line, with exit code 1', () => {
  test.each([
    [
      'a mistaken configuration',
      ['serve'],
      { PORT: 'http', DEMO: 'maybe' },
      /^clc: Invalid configuration:\n {2}PORT=http: .+\n {2}DEMO=maybe: .+\n$/,
    ],
    [
      'a database that does not answer',
      ['migrate'],
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
      /^clc: No database answers at DATABASE_URL \(ECONNREFUSED\)\./,
    ],
    [
      'a file that is not there',
      ['import', 'firm-years', 'nowhere.csv'],
      {},
      /^clc: nowhere\.csv cannot be read \(ENOENT\)/,
    ],
    [
      'a token where the local issuer is off',
      ['token', '--duty', 'AUDITOR'],
      { AUTH_OIDC_ISSUERS: 'https://id.example.com', PERSONAL_DATA_KEY: randomBytes(32).toString('base64') },
      /^clc: The local issuer is off\./,
    ],
    [
      'production without a key for personal data',
      ['serve'],
      { ENVIRONMENT: 'production' },
      /^clc: Invalid configuration:\n {2}PERSONAL_DATA_KEY: required in production/,
    ],
    [
      'a key for personal data that is none',
      ['serve'],
      { PERSONAL_DATA_KEY: 'c2hvcnQ=' },
      /^clc: Invalid configuration:\n {2}PERSONAL_DATA_KEY: must be 32-byte keys/,
    ],
    ['an unknown duty', ['token', '--duty', 'KING'], {}, /Choose one of RELATIONSHIP_MANAGER, /],
    ['an unknown command', ['tokn'], {}, /unknown command 'tokn'\n\(Did you mean token\?\)/],
  ] as const)('%s', async (_what, args, env, expected) => {
    const ended = await clc(args, { cwd, env });
    expect(ended.stderr).toMatch(expected);
    expect(ended.stderr).not.toContain('    at ');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
  });

  test('a file that is another', async () => {
    writeFileSync(join(cwd, 'other.csv'), 'a,b\n1,2\n');
    const ended = await clc(['import', 'firm-years', 'other.csv'], { cwd });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^clc: other\.csv: line 1: the header lacks firm_id/m);
  });
});

test('the stack is shown with LOG_LEVEL=debug', async () => {
  const ended = await clc(['import', 'firm-years', 'nowhere.csv'], { cwd, env: { LOG_LEVEL: 'debug' } });
  expect(ended.stderr).toContain('    at ');
});

test('help names every command', async () => {
  const { code, stdout } = await clc(['--help'], { cwd });
  expect(code).toBe(0);
  for (const command of [
    'serve',
    'migrate',
    'token',
    'institution',
    'partner',
    'application',
    'documents',
    'credential',
    'issuer',
    'import',
    'replay',
    'audit',
  ])
    expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
});

test('a replay goes through the years, and not twice over a book that lives by the calendar', async () => {
  writeFileSync(
    join(cwd, 'firms.csv'),
    firmYearsCsv([
      ...soundFirms(2, [2008, 2009]),
      { firm: 'SICK', year: 2008 },
      { firm: 'SICK', year: 2009, cells: { total_current_liabilities: '100' } },
    ]),
  );
  const replayed = await clc(['replay', 'firms.csv'], { cwd });
  expect(replayed.code).toBe(0);
  expect(replayed.stdout).toMatch(
    /^2009-0\d-\d\d: 0 alerts so far\n2010-0\d-\d\d: \d alerts so far\n6 read, 3 clients created, 6 recorded, .* [1-9]\d* alerts raised/,
  );
  await clc(['import', 'firm-years', 'firms.csv', '--institution', 'BOOK'], { cwd });
  const refused = await clc(['replay', 'firms.csv', '--institution', 'BOOK'], { cwd });
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.stderr).toContain('BOOK has clients and follows the calendar');
});

describe('under a Node that is too old', () => {
  // The first process is told that it is old; what it starts finds the mark and believes its own eyes.
  const PRETEND = `data:text/javascript,${encodeURIComponent("if (!process.env.PRETENDED) { process.env.PRETENDED = '1'; Object.defineProperty(process.versions, 'node', { value: '20.1.0' }); }")}`;
  const nodeArgs = ['--import', PRETEND];

  test('the bundled one runs the command, and its exit code is passed on', async () => {
    expect(await clc(['--help'], { cwd, nodeArgs })).toMatchObject({ code: 0 });
    expect(await clc(['token', '--duty', 'KING'], { cwd, nodeArgs })).toMatchObject({ code: 1 });
  });

  test('signals reach it', async () => {
    const server = startClcProcess(['serve'], { cwd, nodeArgs });
    await server.until(/Tokens: clc token --duty RISK_MANAGER --institution BOOK/);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.stderr()).toContain('SIGTERM: stopping …');
  });
});

test('a log line for a person has the time, the level, the text and the fields', () => {
  expect(
    forPerson(
      JSON.stringify({
        level: 40,
        time: Date.UTC(2026, 0, 2, 3, 4, 5),
        msg: 'command refused',
        code: 'FORBIDDEN',
        n: 1,
      }),
    ),
  ).toBe('03:04:05 WARN command refused code=FORBIDDEN n=1');
  expect(forPerson(JSON.stringify({ level: 50, time: 0, msg: 'bug', err: { stack: 'Error: x\n    at y' } }))).toBe(
    '00:00:00 ERROR bug\n  Error: x\n      at y',
  );
});
