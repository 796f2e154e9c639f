import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PUBLISH_DOCUMENTS } from '../../src/cli/publish-documents.ts';
import { manifestOf, sha256 } from '../api/partner/partner-fixture.ts';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';
import { clc, killAll, startClcProcess } from './support/clc-process.ts';

// Each command is a process that loads the whole program, and the first of them makes a database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const cwd = tempFolder();

afterAll(() => {
  killAll();
  removeTempFolders();
});

const write = (name: string, content: string | object): string => {
  writeFileSync(join(cwd, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
};

test('publishing asks by a document that Clc keeps for good', () => {
  const kept = JSON.parse(readFileSync(join(ROOT, 'schema/persisted/examples.json'), 'utf8')) as Record<string, string>;
  expect(
    kept[`sha256:${createHash('sha256').update(PUBLISH_DOCUMENTS).digest('hex')}`],
    'run npm run generate and take the text of schema/persisted/examples.json over',
  ).toBe(PUBLISH_DOCUMENTS);
});

describe('documents check', () => {
  const SCHEMA =
    'type Query { client: Client, legacy: Int @deprecated(reason: "Use client.") } type Client { name: String!, size: Int }';
  const check = (...args: string[]) => clc(['documents', 'check', ...args], { cwd });
  beforeAll(() => {
    write('now.graphql', SCHEMA);
    write('sound.json', manifestOf('query Names { client { name } }'));
    write('old.json', manifestOf('query Old { legacy }', '{ client { size } }'));
  });

  test('holds what is committed of Clc against its own schema, and finds nothing', async () => {
    const ended = await clc(['documents', 'check', '--against', 'schema/schema.graphql'], { cwd: ROOT });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(
      /^schema\/schema\.graphql answers \d+ active documents and removes nothing of schema\/schema\.graphql without deprecation\.$/m,
    );
  });

  test('tells in a table what breaks and what is removed without notice, with exit code 1', async () => {
    write('next.graphql', 'type Query { client: Client } type Client { name: String }');
    const ended = await check(
      '--schema',
      'next.graphql',
      '--against',
      'now.graphql',
      '--manifest',
      'sound.json',
      'old.json',
    );
    expect(ended.code).toBe(1);
    const anonymous = sha256('{ client { size } }');
    expect(ended.stdout.split('\n').map((line) => line.replace(/  +/g, '  '))).toEqual([
      'BREAKS',
      'sound.json Names  Client.name changed type from String! to String.',
      'old.json Old  Cannot query field "legacy" on type "Query".',
      `old.json ${anonymous}  Cannot query field "size" on type "Client".`,
      '',
      'REMOVED',
      'Client.size  Client.size is gone, and was not deprecated first.',
      '',
      '',
    ]);
    expect(ended.stderr).toBe(
      'clc: next.graphql breaks 3 active documents and removes 1 part without deprecation. Keep what is in use: deprecate first and remove in a later release, or record an intended change in schema/breaking-changes.json.\n',
    );
  });

  describe('of a change on purpose', () => {
    const CHANGE = 'Client.name changed type from String! to String.';
    const entry = (over: object) => ({
      date: '2026-01-02',
      what: 'Names.',
      why: 'So.',
      clients: 'Take null.',
      ...over,
    });
    const checkBy = (record: readonly object[]) => {
      write('null.graphql', SCHEMA.replace('name: String!', 'name: String'));
      write('record.json', record);
      const files = ['--against', 'now.graphql', '--manifest', 'sound.json', '--recorded', 'record.json'];
      return check('--schema', 'null.graphql', ...files);
    };

    test('tells it and passes where it is recorded, whatever else was in the past', async () => {
      const past = entry({ date: '2025-01-01', changes: ['Client.gone is gone, and was not deprecated first.'] });
      const ended = await checkBy([past, entry({ changes: [CHANGE] })]);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).toMatch(/RECORDED\s+2026-01-02 +1 change: Names\./);
    });

    test.each([
      ['is not recorded', [], /breaks 1 active document /],
      [
        'is another than what is recorded',
        [entry({ changes: ['Client.name changed type from String! to Int.'] })],
        /breaks 1 /,
      ],
      [
        'is recorded beside one of a day to come that is not made',
        [entry({ changes: [CHANGE] }), entry({ date: '2999-01-01', changes: ['Client.size changed.'] })],
        /^clc: Recorded with a future date but not made by null\.graphql: Client\.size changed\.$/m,
      ],
      ['is recorded without saying why', [entry({ changes: [CHANGE], why: '' })], /^clc: record\.json: /],
      [
        'is recorded before an older one',
        [entry({ changes: [CHANGE] }), entry({ date: '2025-01-01', changes: ['x'] })],
        /^clc: record\.json: The entry of 2025-01-01 stands behind a later one\.$/m,
      ],
    ])('refuses it where it %s', async (_what, record, expected) => {
      const ended = await checkBy(record);
      expect(ended.code).toBe(1);
      expect(ended.stderr).toMatch(expected);
    });
  });

  test('tells of deprecated parts that are still used, which is no fault', async () => {
    const ended = await check('--schema', 'now.graphql', '--manifest', 'old.json');
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('old.json Old  Query.legacy: Use client.');
  });

  test.each([
    [
      'a schema that is none',
      ['--schema', 'sound.json', '--manifest', 'sound.json'],
      /^clc: sound\.json is not a valid schema: Syntax Error/,
    ],
    [
      'a file that is not there',
      ['--schema', 'nowhere.graphql'],
      /^clc: nowhere\.graphql cannot be read \(ENOENT\)\.$/m,
    ],
    [
      'a manifest that is no JSON',
      ['--schema', 'now.graphql', '--manifest', 'now.graphql'],
      /^clc: now\.graphql is not JSON: /,
    ],
    [
      'a manifest that is none',
      ['--schema', 'now.graphql', '--manifest', 'list.json'],
      /^clc: list\.json: A manifest is a JSON object/,
    ],
  ])('says in one line what is wrong with %s', async (_what, args, expected) => {
    write('list.json', []);
    const ended = await check(...args);
    expect(ended.stderr).toMatch(expected);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('partners, applications and their documents', () => {
  let url: string;
  const run = (...args: string[]) => clc(args, { cwd });
  beforeAll(async () => {
    const server = startClcProcess(['serve'], { cwd });
    url = (await server.until(/GraphQL\s+(http:\S+)\/graphql\n/))[1]!;
    await server.until(/There is no institution yet/);
    expect(await run('institution', 'create', 'ACME', 'Acme Bank')).toMatchObject({ code: 0 });
  });

  test('are made, published, listed, retired and ended from the command line', async () => {
    expect(await run('partner', 'create', 'RATER', 'Rating agency', '--kind', 'EXTERNAL')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(
      await run(
        'application',
        'create',
        'RATER',
        'feed',
        'Rating feed',
        '--duty',
        'partner@HQ',
        '--duty',
        'WALL_DISPLAY@HQ',
      ),
    ).toMatchObject({ code: 0, stderr: '' });
    expect(await run('application', 'mode', 'feed', 'persisted-preferred')).toMatchObject({
      code: 0,
      stdout: 'feed now runs documents as PERSISTED_PREFERRED.\n',
    });
    expect(await run('application', 'budget', 'feed', '50000', '--window', '300')).toMatchObject({
      code: 0,
      stdout: 'feed may now have 50000 fields resolved per 300 s.\n',
    });
    expect((await run('partner', 'list')).stdout.split('\n')[1]).toMatch(
      /^RATER +EXTERNAL +feed +PERSISTED_PREFERRED +50000 per 300 s$/,
    );

    write(
      'documents.json',
      manifestOf('query Me { me { businessDate } }', 'query Names { clients { nodes { name } } }'),
    );
    const published = await run('documents', 'publish', 'feed', '1.0.0', 'documents.json', '--url', url);
    expect(published).toMatchObject({ code: 0, stderr: '' });
    expect(published.stdout).toMatch(/^Published version 1\.0\.0 of feed: 2 documents, content [0-9a-f]{12}\.\n$/);
    write('faulty.json', {
      ...manifestOf('query Me { nothing }'),
      [sha256('x')]: 'query Names { clients { nodes { name } } }',
    });
    const refused = await run('documents', 'publish', 'feed', '1.0.1', 'faulty.json', '--url', url);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr.split('\n')).toEqual([
      expect.stringMatching(/^manifest\.sha256:\w+: .*Cannot query field "nothing"/),
      expect.stringMatching(/^manifest\.\w+: Names: its id is not the SHA-256 of its text/),
      'clc: Nothing was published: 2 errors.',
      '',
    ]);
    expect(
      (await run('documents', 'publish', 'feed', '1.0.1', 'documents.json', '--url', url, '--token', 'x')).stderr,
    ).toMatch(/^clc: Nothing was published: 1 error\.$/m);
    expect(
      (await run('documents', 'publish', 'feed', '1.0.1', 'documents.json', '--url', 'http://127.0.0.1:1')).stderr,
    ).toMatch(/^clc: No server answers at http:\/\/127\.0\.0\.1:1 /);

    expect((await run('documents', 'list', 'feed')).stdout.split('\n')[1]).toMatch(
      /^feed +1\.0\.0 +2 +\d{4}-\d\d-\d\d +0 +0 +never$/,
    );
    write('smaller.graphql', 'type Query { me: Viewer } type Viewer { businessDate: String }');
    const check = await run('documents', 'check', '--schema', 'smaller.graphql', '--database');
    expect(check).toMatchObject({ code: 1 });
    expect(check.stdout).toMatch(/^ACME\/RATER\/feed 1\.0\.0 Names +Cannot query field "clients" on type "Query"\.$/m);

    expect(await run('documents', 'retire', 'feed', '1.0.0', '--reason', 'A trial')).toMatchObject({
      code: 0,
      stdout: 'Retired version 1.0.0 of feed.\n',
    });
    expect((await run('documents', 'list')).stdout).toMatch(/never +retired \d{4}-\d\d-\d\d$/m);
    expect((await run('documents', 'retire', 'feed', '1.0.0', '--reason', 'A trial')).stderr).toBe(
      'clc: Version 1.0.0 of feed was retired already.\n',
    );
    expect(await run('application', 'deactivate', 'feed')).toMatchObject({ code: 0 });
    expect(await run('partner', 'deactivate', 'RATER')).toMatchObject({ code: 0 });
    expect((await run('partner', 'list')).stdout).toMatch(/deactivated$/m);
  });

  test.each([
    [['partner', 'create', 'P', 'P', '--kind', 'OTHER'], /Allowed choices are INTERNAL, EXTERNAL/],
    [['application', 'create', 'RATER', 'a', 'A', '--duty', 'PARTNER'], /Give a duty and a unit, such as PARTNER@HQ/],
    [['application', 'mode', 'feed', 'ANY'], /Choose one of PERSISTED_ONLY/],
    [['application', 'budget', 'feed', 'many'], /Give a whole number/],
    [['documents', 'retire', 'feed', '1'], /required option '--reason <text>' not specified/],
  ])('%j is refused in one line', async (args, expected) => {
    const ended = await run(...args);
    expect(ended.stderr).toMatch(expected);
    expect(ended.stderr).not.toContain('    at ');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
  });
});
