import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/app/client/create-client.ts';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { exportAudit } from '../../../src/app/audit/export-audit.ts';
import { verifyAudit } from '../../../src/app/audit/verify-audit.ts';
import type { AuditVerdict, VerifyAudit } from '../../../src/app/audit/verify-audit.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { Random } from '../../../src/domain/shared/random.ts';
import { insertAuditEntry } from '../../../src/persistence/audit/audit-entry.repository.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { queryOf } from '../../../src/persistence/orm.ts';
import type { Query } from '../../../src/persistence/orm.ts';
import { linkPending } from '../../../src/realtime/audit-linker.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

const ENTRIES = 1_000;

let test: TestDatabase;
let institutionId: string;

beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

/** Writes entries with something in each column that the application sets, and links them. */
async function fill(count: number): Promise<void> {
  await test.database.inTenant(institutionId, async (query) => {
    for (let number = 0; number < count; number += 1) {
      await insertAuditEntry(query, {
        institutionId,
        recordedAt: new Date(Date.UTC(2025, 0, 1) + number),
        kind: 'COMMAND',
        actorId: newId(),
        actorSubject: `user ${number}`,
        command: 'changeClientTier',
        subject: { kind: 'client', id: newId() },
        clientId: newId(),
        input: `{"n":${number}}`,
        before: '{"a":1}',
        after: '{"a":2}',
        reason: 'because',
        code: 'NONE',
        requestId: `r-${number}`,
      });
    }
  });
  await linkPending(test.database);
}

/** What a database administrator can do, whom no grant and no policy binds. */
function asSuperuser<T>(work: (query: Query) => Promise<T>): Promise<T> {
  return test.database.orm.em.fork().transactional((em) => work(queryOf(em)));
}

const verify = (over: Partial<VerifyAudit> = {}): Promise<AuditVerdict> =>
  verifyAudit({ database: test.database, institutionId, ...over });
const linkAt = (seq: number) =>
  asSuperuser((query) =>
    query
      .selectFrom('audit_link')
      .selectAll()
      .where('institution_id', '=', institutionId)
      .where('seq', '=', String(seq))
      .executeTakeFirstOrThrow(),
  );

async function found(code: string): Promise<void> {
  const result = await foundInstitution(test.database, { code, name: code });
  if (!result.ok) throw new Error(result.failure.message);
  institutionId = result.value.institutionId;
  // The founding is an entry too, and here every entry is counted.
  await asSuperuser(async (query) => {
    await query.deleteFrom('audit_pending').where('institution_id', '=', institutionId).execute();
    await query.deleteFrom('audit_entry').where('institution_id', '=', institutionId).execute();
  });
}

describe('a chain of 1,000 entries', () => {
  beforeAll(async () => {
    await found('S7');
    await fill(ENTRIES);
  });

  it('is sound, in full, from anywhere, and against a checkpoint', async () => {
    const seen: bigint[] = [];
    const { fault, head, waiting } = await verify({ onProgress: (seq) => seen.push(seq) });
    expect({ fault, seq: head?.seq, waiting, seen }).toEqual({ fault: null, seq: 1_000n, waiting: 0, seen: [1_000n] });
    expect((await verify({ from: 500n })).fault).toBeNull();
    expect((await verify({ checkpoint: { seq: 700n, hash: (await linkAt(700)).hash } })).fault).toBeNull();
  });

  const TEXTS = [
    'actor_subject',
    'command',
    'subject_kind',
    'input',
    'before',
    'after',
    'reason',
    'code',
    'request_id',
  ];
  const IDS = ['actor_id', 'subject_id', 'client_id', 'on_behalf_of_id', 'application_id'];
  const changes: (readonly [column: string, value: RawBuilder<unknown>])[] = [
    ...TEXTS.map((column) => [column, sql`overlay(${sql.ref(column)} placing 'X' from 1 for 1)`] as const),
    ...IDS.map((column) => [column, sql`gen_random_uuid()`] as const),
    ...[...TEXTS, ...IDS]
      .filter((column) => !['actor_subject', 'command', 'on_behalf_of_id', 'application_id'].includes(column))
      .map((column) => [column, sql`null`] as const),
    ['recorded_at', sql`recorded_at + interval '1 millisecond'`],
    ['business_date', sql`business_date + 1`],
    ['kind', sql`'READ'`],
  ];
  it.each(changes)('shows a change of %s where it was made', async (column, value) => {
    const seq = Math.floor(new Random(column).between(1, ENTRIES + 1));
    const { entry_id: entryId } = await linkAt(seq);
    const [kept] = await asSuperuser((query) =>
      query.selectFrom('audit_entry').selectAll().where('id', '=', entryId).execute(),
    );
    await asSuperuser((query) =>
      sql`update audit_entry set ${sql.ref(column)} = ${value} where id = ${entryId}::uuid`.execute(query),
    );
    expect((await verify()).fault).toEqual({
      seq: BigInt(seq),
      entryId,
      problem: 'the entry was changed, or is not the one that was linked here',
    });
    await asSuperuser((query) =>
      query
        .updateTable('audit_entry')
        .set({ [column]: kept![column as keyof typeof kept] } as never)
        .where('id', '=', entryId)
        .execute(),
    );
    expect((await verify()).fault).toBeNull();
  });

  it.each([1, 400, ENTRIES])('shows a changed hash at link %i', async (seq) => {
    const { hash, entry_id: entryId } = await linkAt(seq);
    const changed = `${hash[0] === '0' ? '1' : '0'}${hash.slice(1)}`;
    const set = (to: string) =>
      asSuperuser((query) =>
        query.updateTable('audit_link').set({ hash: to }).where('entry_id', '=', entryId).execute(),
      );
    await set(changed);
    const { fault } = await verify();
    expect(fault).toMatchObject({ seq: BigInt(seq), entryId });
    if (seq < ENTRIES) expect(fault!.problem).toMatch(/^the hash of the link was changed/);
    await set(hash);
  });

  it('shows entries that were swapped, a removed entry, and a removed link', async () => {
    const [one, other] = [await linkAt(300), await linkAt(301)];
    const put = (seq: string, entryId: string) =>
      asSuperuser((query) =>
        query
          .updateTable('audit_link')
          .set({ entry_id: entryId })
          .where('institution_id', '=', institutionId)
          .where('seq', '=', seq)
          .execute(),
      );
    const spare = newId();
    await put('300', spare);
    expect((await verify()).fault).toEqual({ seq: 300n, entryId: spare, problem: 'the entry is missing' });
    await put('301', one.entry_id);
    await put('300', other.entry_id);
    expect((await verify()).fault).toMatchObject({
      seq: 300n,
      entryId: other.entry_id,
      problem: 'the entry was changed, or is not the one that was linked here',
    });
    await put('300', spare);
    await put('301', other.entry_id);
    await put('300', one.entry_id);
    expect((await verify()).fault).toBeNull();
    await asSuperuser((query) => query.deleteFrom('audit_link').where('entry_id', '=', one.entry_id).execute());
    expect((await verify()).fault).toEqual({
      seq: 300n,
      entryId: null,
      problem: 'the link is missing; the next one is 301',
    });
    await asSuperuser((query) => query.insertInto('audit_link').values(one).execute());
    expect((await verify()).fault).toBeNull();
  });

  it('shows an end that was cut off: by what is left over, and where nothing is, by a checkpoint', async () => {
    const { fault, head } = await verify();
    expect(fault).toBeNull();
    const last = await linkAt(ENTRIES);
    await asSuperuser((query) => query.deleteFrom('audit_link').where('entry_id', '=', last.entry_id).execute());
    expect((await verify()).fault).toEqual({
      seq: null,
      entryId: last.entry_id,
      problem: 'the entry is in no chain and waits for none: its link was removed',
    });
    await asSuperuser((query) => query.deleteFrom('audit_entry').where('id', '=', last.entry_id).execute());
    expect((await verify()).fault).toBeNull();
    expect((await verify({ checkpoint: head })).fault).toEqual({
      seq: 1_000n,
      entryId: null,
      problem: 'the chain ends at 999, before the checkpoint',
    });
    await fill(1);
    expect((await verify({ checkpoint: head })).fault).toMatchObject({
      seq: 1_000n,
      problem: expect.stringContaining('not the one of the checkpoint'),
    });
  });

  it('can be verified elsewhere, by its export alone', async () => {
    const lines: any[] = [];
    for await (const line of exportAudit(test.database, institutionId)) lines.push(JSON.parse(line));
    const [{ genesis, institutionId: of }, ...links] = lines;
    expect([of, links.length]).toEqual([institutionId, ENTRIES]);
    let hash = genesis;
    for (const link of links) {
      hash = createHash('sha256').update(Buffer.from(hash, 'hex')).update(link.canonical).digest('hex');
      expect(hash).toBe(link.hash);
    }
  });
});

describe('linking', () => {
  beforeEach(() => found(`L${newId().slice(-6)}`));

  it('binds each committed entry once, by however many linkers and in whatever order they commit', async () => {
    const runner = new CommandRunner({ database: test.database });
    const actor = { userId: null, subject: 'system', institutionId } as const;
    const create = (number: number) =>
      runner.run(createClient, actor, { reference: `C-${number}`, name: 'C', segment: 'SME', unitCode: 'HQ' });
    const keyTaken = (error: { code?: string }): void => {
      if (error.code !== '23505') throw error;
    };
    const linkers = Array.from({ length: 3 }, async () => {
      for (let turn = 0; turn < 10; turn += 1) await linkPending(test.database).catch(keyTaken);
    });
    await Promise.all([...linkers, ...Array.from({ length: 40 }, (_, number) => create(number))]);
    await linkPending(test.database);
    const { fault, head, waiting } = await verify();
    expect({ fault, seq: head?.seq, waiting }).toEqual({ fault: null, seq: 40n, waiting: 0 });
  });

  it('leaves an entry of a transaction that is still open, and takes it when it is committed', async () => {
    await fill(1);
    // The embedded database runs one transaction at a time: none is open while another links.
    if (!('url' in test.address)) return;
    await test.database.inTenant(institutionId, async (query) => {
      await insertAuditEntry(query, {
        institutionId,
        recordedAt: new Date(0),
        kind: 'COMMAND',
        actorId: null,
        actorSubject: 'system',
        command: 'late',
        subject: null,
        clientId: null,
        input: null,
        before: null,
        after: null,
        reason: null,
        code: null,
        requestId: null,
      });
      await fill(2);
      expect(await verify()).toMatchObject({ fault: null, head: { seq: 3n } });
    });
    await linkPending(test.database);
    expect(await verify()).toMatchObject({ fault: null, head: { seq: 4n }, waiting: 0 });
  });

  it('leaves the mark of an entry that vanished before, and verify tells', async () => {
    await test.database.inTenant(institutionId, (query) =>
      insertAuditEntry(query, {
        institutionId,
        recordedAt: new Date(),
        kind: 'COMMAND',
        actorId: null,
        actorSubject: 'system',
        command: 'x',
        subject: null,
        clientId: null,
        input: null,
        before: null,
        after: null,
        reason: null,
        code: null,
        requestId: null,
      }),
    );
    await asSuperuser((query) => query.deleteFrom('audit_entry').where('institution_id', '=', institutionId).execute());
    await linkPending(test.database);
    expect((await verify()).fault).toMatchObject({ seq: null, problem: 'the entry was removed before it was linked' });
  });
});

describe('nobody', () => {
  it.each(['audit_entry', 'audit_link'])('is granted to change or remove rows of %s', async (table) => {
    const { rows } = await asSuperuser((query) =>
      sql<{ role: string; granted: string }>`
        select r.rolname as role, p.privilege as granted from pg_roles r cross
          join (values ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('INSERT'), ('SELECT')) as p (privilege)
        where not r.rolsuper and r.rolname in ('clc_app', 'clc_system', 'pg_write_all_data')
          and has_table_privilege(r.oid, ${table}::regclass, p.privilege) and r.rolname like 'clc%'
        order by 1, 2`.execute(query),
    );
    expect(rows).toEqual([
      { role: 'clc_app', granted: 'INSERT' },
      { role: 'clc_app', granted: 'SELECT' },
    ]);
    const { rows: columns } = await asSuperuser((query) =>
      sql`select 1 from information_schema.column_privileges where table_name = ${table} and privilege_type = 'UPDATE' and grantee in ('clc_app', 'clc_system', 'PUBLIC')`.execute(
        query,
      ),
    );
    expect(columns).toEqual([]);
    const {
      rows: [owner],
    } = await asSuperuser((query) =>
      sql<{
        forced: boolean;
      }>`select relforcerowsecurity as forced from pg_class where oid = ${table}::regclass`.execute(query),
    );
    expect(owner).toEqual({ forced: true });
  });

  it('of the application can, though it tries', async () => {
    for (const statement of [
      sql`update audit_entry set reason = 'x'`,
      sql`delete from audit_entry`,
      sql`update audit_link set hash = 'x'`,
      sql`delete from audit_link`,
      sql`truncate audit_entry`,
    ]) {
      await expect(test.database.inTenant(institutionId, (query) => statement.execute(query))).rejects.toThrow(
        /permission denied/,
      );
      await expect(test.database.inSystem((query) => statement.execute(query))).rejects.toThrow(/permission denied/);
    }
  });
});
