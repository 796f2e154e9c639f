import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { defineCommand } from '../../../src/app/command/command.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { ok } from '../../../src/domain/shared/result.ts';
import { Industry } from '../../../src/persistence/client/client.entity.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const STEP = { name: 'unitOfWork', reach: 'SYSTEM' } as const;

it('what a command writes by its unit of work is shown without a word of its own', async () => {
  const founded = await foundInstitution(test.database, { code: 'UOW', name: 'UOW' });
  if (!founded.ok) throw new Error(founded.failure.message);
  const { institutionId } = founded.value;
  const runner = new CommandRunner({ database: test.database });
  const id = newId();
  const steps = {
    add: defineCommand(STEP, async ({ em }, _input: null) => {
      em.create(Industry, { id, institutionId, code: 'A01', name: 'Crops' });
      return ok(null);
    }),
    rename: defineCommand(STEP, async ({ em }, _input: null) => {
      (await em.findOneOrFail(Industry, { id })).name = 'Fields';
      return ok(null);
    }),
    remove: defineCommand(STEP, async ({ em }, _input: null) => {
      em.remove(await em.findOneOrFail(Industry, { id }));
      // Only the flush is looked at here: the role of requests removes no industry.
      return ok(null);
    }),
  };
  const actor = { userId: null, subject: 'system', institutionId } as const;
  for (const step of [steps.add, steps.rename]) expect(await runner.run(step, actor, null)).toEqual(ok(null));
  await expect(runner.run(steps.remove, actor, null)).rejects.toThrow(/permission denied/);
  const entries = await test.database.inTenant(institutionId, (query) =>
    query
      .selectFrom('audit_entry')
      .select(['before', 'after', 'subject_kind', 'subject_id'])
      .where('command', '=', STEP.name)
      .orderBy('recorded_at')
      .orderBy('id')
      .execute(),
  );
  expect(entries.map(({ before, after }) => [JSON.parse(before ?? 'null'), JSON.parse(after ?? 'null')])).toEqual([
    [null, { industry: { [id]: { id, institution_id: institutionId, code: 'A01', name: 'Crops', local_name: null } } }],
    [{ industry: { [id]: { name: 'Crops' } } }, { industry: { [id]: { name: 'Fields' } } }],
  ]);
  expect(entries[1]).toMatchObject({ subject_kind: 'industry', subject_id: id });
});
