import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { defineCommand } from '../../../src/app/command/command.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { ok } from '../../../src/domain/shared/result.ts';
import {
  changeInstitution,
  deleteIssuer,
  insertIssuer,
} from '../../../src/persistence/institution/institution-write.repository.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const STEP = { name: 'rowWrites', reach: 'SYSTEM' } as const;

it('what a command writes row by row is shown without a word of its own', async () => {
  const founded = await foundInstitution(test.database, { code: 'ROW', name: 'ROW' });
  if (!founded.ok) throw new Error(founded.failure.message);
  const { institutionId } = founded.value;
  const runner = new CommandRunner({ database: test.database });
  const id = newId();
  const issuer = {
    id,
    institution_id: institutionId,
    url: 'https://id.example',
    audience: null,
    subject_claim: 'sub',
    created_at: new Date('2025-01-01T00:00:00Z'),
  };
  const steps = [
    defineCommand(STEP, async ({ query }, _input: null) => ok(await insertIssuer(query, issuer))),
    defineCommand(STEP, async ({ query }, _input: null) => ok(await insertIssuer(query, { ...issuer, id: newId() }))),
    defineCommand(STEP, async ({ query }, _input: null) => {
      await changeInstitution(query, institutionId, { retention_years: 12 });
      return ok(true);
    }),
    defineCommand(STEP, async ({ query }, _input: null) => ok(await deleteIssuer(query, id))),
  ];
  const actor = { userId: null, subject: 'system', institutionId } as const;
  const wrote: unknown[] = [];
  for (const step of steps) wrote.push(await runner.run(step, actor, null));
  expect(wrote).toEqual([ok(true), ok(false), ok(true), ok(true)]);
  const entries = await test.database.inTenant(institutionId, (query) =>
    query
      .selectFrom('audit_entry')
      .select(['before', 'after', 'subject_kind', 'subject_id'])
      .where('command', '=', STEP.name)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute(),
  );
  const shown = entries.map(({ before, after }) => [JSON.parse(before ?? 'null'), JSON.parse(after ?? 'null')]);
  const row = { id, url: issuer.url, subject_claim: 'sub', audience: null };
  expect(shown).toEqual([
    [null, { identity_issuer: { [id]: expect.objectContaining(row) } }],
    [
      { institution: { [institutionId]: { retention_years: '10' } } },
      { institution: { [institutionId]: { retention_years: '12' } } },
    ],
    [{ identity_issuer: { [id]: expect.objectContaining(row) } }, null],
  ]);
  expect(entries.map((entry) => entry.subject_id)).toEqual([id, institutionId, id]);
});
