import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';
import { callerOf } from '../support/caller.ts';
import { clc, killAll, startClcProcess } from './support/clc-process.ts';
import type { ClcProcess } from './support/clc-process.ts';
import { firmYearsCsv, soundFirms } from './support/firm-years-file.ts';

// Each command is a process that loads the whole program, and the first of them makes a database.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

afterAll(() => {
  killAll();
  removeTempFolders();
});

describe('a running server', () => {
  const cwd = tempFolder();
  let server: ClcProcess;
  let url: string;

  beforeAll(async () => {
    server = startClcProcess(['serve'], { cwd });
    url = (await server.until(/GraphQL\s+(http:\S+)\/graphql\n/))[1]!;
    await server.until(/There is no institution yet/);
  });

  test('says where it answers, and answers', async () => {
    expect(server.stdout()).toContain(`${url.replace('http', 'ws')}/graphql`);
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect(server.stdout()).toContain(`${url}${path}`);
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    }
  });

  test('keeps a second server off its folder, with one line', async () => {
    const second = await clc(['serve'], { cwd });
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(
      /^clc: The database in \S+ is in use by process \d+, .* Stop it first, or give another data folder\.$/m,
    );
    expect(second.stderr).not.toContain('    at ');
  });

  test('works on the same database as the commands beside it', async () => {
    expect((await clc(['token', '--duty', 'RISK_MANAGER'], { cwd })).stderr).toContain('There is no institution yet');
    expect(await clc(['institution', 'create', 'ACME', 'Acme Bank'], { cwd })).toMatchObject({ code: 0, stderr: '' });
    expect((await clc(['institution', 'list'], { cwd })).stdout).toBe('ACME\tAcme Bank\n');
    const token = await clc(['token', '--duty', 'risk-manager', '--ttl', '5m'], { cwd });
    expect(token).toMatchObject({ code: 0, stderr: '' });
    const caller = callerOf(url, token.stdout.trim());
    expect(await caller.run('{ clients(first: 1) { nodes { id } } }')).toEqual({ clients: { nodes: [] } });

    writeFileSync(
      join(cwd, 'firms.csv'),
      firmYearsCsv([
        ...soundFirms(5, [2010, 2011]),
        { firm: 'BAD', year: 2010, cells: { ebit: 'lots', inventory: '=1+1' } },
      ]),
    );
    const first = await clc(['import', 'firm-years', 'firms.csv'], { cwd });
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^11 read, 5 clients created, 10 recorded, 0 restated, 0 unchanged, 1 rejected, \d+ alerts raised in /,
    );
    const rejects = readFileSync(join(cwd, 'firms.csv.rejects.csv'), 'utf8').trim().split('\n');
    expect(rejects.map((line) => line.split(',').slice(0, 4))).toEqual([
      ['file', 'line', 'field', 'value'],
      ['firms.csv', '12', 'ebit', 'lots'],
      ['firms.csv', '12', 'inventory', "'=1+1"],
    ]);
    const found = await caller.run('{ clients(first: 10) { nodes { reference } } }');
    expect(found.clients.nodes.map(({ reference }: { reference: string }) => reference).sort()).toEqual([
      'F1',
      'F2',
      'F3',
      'F4',
      'F5',
    ]);

    expect((await clc(['import', 'firm-years', 'firms.csv'], { cwd })).stdout).toMatch(
      /^11 read, 0 clients created, 0 recorded, 0 restated, 10 unchanged, 1 rejected, 0 alerts raised in /,
    );
  });

  test('writes no rejects file where nothing was rejected, and tells of an institution it creates', async () => {
    writeFileSync(join(cwd, 'good.csv'), firmYearsCsv(soundFirms(1, [2012])));
    const imported = await clc(['import', 'firm-years', 'good.csv', '--institution', 'OTHER'], { cwd });
    expect(imported).toMatchObject({ code: 0 });
    expect(imported.stderr).toContain('Created the institution OTHER.');
    expect(existsSync(join(cwd, 'good.csv.rejects.csv'))).toBe(false);
    const unnamed = await clc(['import', 'firm-years', 'good.csv'], { cwd });
    expect(unnamed).toMatchObject({ code: 1 });
    expect(unnamed.stderr).toContain('There are several institutions; name one with --institution: ACME, OTHER.');
  });

  test('stops on SIGTERM: sockets are closed with 1012, the exit code is 0', async () => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const closed = once(socket, 'close');
    server.kill('SIGTERM');
    expect((await closed)[0]).toBe(1012);
    expect(await server.ended).toBe(0);
    expect(existsSync(join(cwd, 'data', 'clc.lock'))).toBe(false);
  });

  test('gives up with one line where its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const refused = await clc(['serve'], { cwd, env: { PORT: String(port) } });
    taken.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(`clc: 127.0.0.1:${port} is in use by another program.`);
    expect(refused.stderr).not.toContain('    at ');
  });

  test('finds its data again', async () => {
    expect((await clc(['institution', 'list'], { cwd })).stdout).toBe('ACME\tAcme Bank\nOTHER\tOTHER\n');
  });
});

test('a server with the demo gives a link that signs in before the demo is filled, and stops while it fills', async () => {
  const server = startClcProcess(['serve'], { cwd: tempFolder(), env: { DEMO: 'on' } });
  const [, url, token] = await server.until(/^ {2}(http:\S+)\/graphiql#token=(\S+)$/m);
  expect(server.stdout() + server.stderr()).not.toContain('Demo portfolio: 100 %');
  expect(await callerOf(url!, token!).run('{ me { institutionCode } portfolio { clientCount } }')).toEqual({
    me: { institutionCode: 'DEMO' },
    portfolio: { clientCount: 300 },
  });
  server.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

test('an institution has a name, and a file that is no text is told without upsetting the terminal', async () => {
  const cwd = tempFolder();
  expect((await clc(['institution', 'create', 'BLANK', ' '], { cwd })).stderr).toMatch(
    /^clc: The name of an institution must not be blank\.$/m,
  );
  writeFileSync(
    join(cwd, 'binary.csv'),
    Buffer.from([...Buffer.from('PK'), 3, 4, 27, 7, 0xff, ...Buffer.from('x'.repeat(2_000))]),
  );
  const { stderr } = await clc(['import', 'firm-years', 'binary.csv', '--institution', 'ACME'], { cwd });
  expect(stderr).toMatch(/the header lacks firm_id, .*; it has PKx{398} …\n$/);
});
