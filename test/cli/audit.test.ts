import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { linkPending } from '../../src/realtime/audit-linker.ts';
import { queryOf } from '../../src/persistence/orm.ts';
import { enterClient } from '../api/client/client-fixture.ts';
import { removeTempFolders, tempFolder } from '../persistence/embedded/fixtures/temp-folders.ts';
import { startOwnClc } from '../support/clc.ts';
import type { TestClc, TestInstitution } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';
import { clc, killAll } from './support/clc-process.ts';

vi.setConfig({ testTimeout: 120_000 });

let server: TestClc;
let bank: TestInstitution;
let run: (...args: string[]) => ReturnType<typeof clc>;

beforeAll(async () => {
  server = await startOwnClc();
  bank = await server.institution('BANK');
  const manager = await bank.caller('RELATIONSHIP_MANAGER');
  // With the founding, five entries.
  for (let client = 0; client < 4; client += 1) await enterClient(manager);
  await vi.waitFor(
    async () => {
      await linkPending(server.database).catch(() => undefined);
      expect(
        await server.database.inTenant(bank.id, (query) => query.selectFrom('audit_pending').selectAll().execute()),
      ).toEqual([]);
    },
    { timeout: PATIENCE_MS },
  );
  const { address } = server;
  const url =
    'url' in address ? address.url : `postgres://${address.user}@${address.host}:${address.port}/${address.dbName}`;
  run = (...args) => clc(['audit', ...args], { cwd: tempFolder(), env: { DATABASE_URL: url } });
}, 120_000);
afterAll(async () => {
  killAll();
  removeTempFolders();
  await server.stop();
});

/** The embedded database listens on a socket of its own, which no URL names. */
const onPostgres =
  process.env['TEST_DATABASE_URL'] === undefined || process.env['TEST_DATABASE_URL'] === '' ? describe.skip : describe;

onPostgres('clc audit', () => {
  test('verify says up to where the chain is intact; with that as checkpoint too, and from anywhere', async () => {
    const intact = await run('verify');
    expect(intact).toMatchObject({ code: 0, stderr: '' });
    const [, head] = /^BANK: intact up to (5:[0-9a-f]{64}); 0 entries not linked yet\.\n$/.exec(intact.stdout)!;
    expect((await run('verify', '--institution', 'BANK', '--from', '3', '--checkpoint', head!)).code).toBe(0);
    expect(await run('verify', '--checkpoint', '5:1234')).toMatchObject({ code: 1, stdout: '' });
  });

  test('export prints a line for what it is and one for each link', async () => {
    const { code, stdout } = await run('export', '--from', '2');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect([code, lines[0].format, ...lines.slice(1).map((line) => line.seq)]).toEqual([
      0,
      'clc-audit-1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  test('verify names the first broken link and ends with 1', async () => {
    await sql`update audit_entry set reason = 'forged'
      where id = (select entry_id from audit_link where seq = 3)`.execute(queryOf(server.database.orm.em.fork()));
    const broken = await run('verify');
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(
      /^BANK: broken at link 3 \(entry [0-9a-f-]{36}\): the entry was changed, or is not the one that was linked here\.\n$/,
    );
    expect(broken.stderr).toBe('clc: The audit chain of 1 institution is broken.\n');
  });
});
