import { afterAll, beforeAll, expect, it } from 'vitest';
import { coversUnit } from '../../../src/app/command/authorise.ts';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { defineCommand } from '../../../src/app/command/command.ts';
import type { CommandContext, Reach } from '../../../src/app/command/command.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { DUTIES } from '../../../src/domain/institution/duty.ts';
import { ok } from '../../../src/domain/shared/result.ts';
import { Industry } from '../../../src/persistence/client/client.entity.ts';
import { User } from '../../../src/persistence/institution/user.entity.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import type { Actor } from '../../../src/security/actor.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
let runner: CommandRunner;
let institutionId: string;
let units: ReadonlyMap<string, string>;
let userId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  const founded = await foundInstitution(test.database, {
    code: 'REACH',
    name: 'Reach',
    units: [{ code: 'NORTH', name: 'North', parentCode: 'HQ' }],
  });
  if (!founded.ok) throw new Error(founded.failure.message);
  institutionId = founded.value.institutionId;
  units = founded.value.unitIds;
  userId = newId();
  await test.database.inTenant(institutionId, async (_query, em) => {
    em.create(User, { id: userId, institutionId, subject: 'ada', name: 'Ada' });
  });
  runner = new CommandRunner({ database: test.database });
});
afterAll(() => test.drop());

/** Adds an industry by its code, after what it asks first. */
function adding(reach: Exclude<Reach, 'SYSTEM'>, name: string, asks: (context: CommandContext) => void = () => {}) {
  return defineCommand({ name, reach, duties: ['RISK_MANAGER'] }, async (context, code: string) => {
    asks(context);
    context.em.create(Industry, { id: newId(), institutionId, code, name: code });
    return ok(code);
  });
}

async function person(unit: 'HQ' | 'NORTH', duties: Actor['grants'][number]['duty'][] = ['RISK_MANAGER']) {
  const unitId = units.get(unit)!;
  const { path } = await test.database.inTenant(institutionId, (query) =>
    query.selectFrom('organisation_unit').select('path').where('id', '=', unitId).executeTakeFirstOrThrow(),
  );
  const grants = duties.map((duty) => ({ duty, unitId, unitPath: path, coveredUnitIds: [unitId] }));
  const name = { subject: 'ada', name: 'Ada', institutionCode: 'REACH' };
  const signIn = { application: null, documentMode: 'OPEN', tokensValidFrom: null } as const;
  return { userId, institutionId, ...name, ...signIn, grants, visibleUnitIds: [unitId] } satisfies Actor;
}

const codes = async (): Promise<string[]> =>
  (
    await test.database.inTenant(institutionId, (query) =>
      query.selectFrom('industry').select('code').where('code', 'like', 'X%').orderBy('code').execute(),
    )
  ).map(({ code }) => code);

it('a command that succeeds for a person without asking whose unit it touches is taken back', async () => {
  const forgetful = adding('UNIT', 'reachForgetful');
  await expect(runner.run(forgetful, await person('HQ'), 'X1')).rejects.toThrow(/^reachForgetful did not ask whether/);
  expect(await codes()).toEqual([]);
  const asking = adding('UNIT', 'reachAsking', (context) => void coversUnit(context, '/HQ/'));
  expect(await runner.run(asking, await person('HQ'), 'X2')).toEqual(ok('X2'));
  expect(await runner.run(forgetful, { userId: null, subject: 'system', institutionId }, 'X3')).toEqual(ok('X3'));
  expect(await codes()).toEqual(['X2', 'X3']);
});

it('a command that concerns the whole institution is refused to a duty in a part of it', async () => {
  const whole = adding('INSTITUTION', 'reachWhole');
  expect(await runner.run(whole, await person('NORTH'), 'X4')).toMatchObject({
    ok: false,
    failure: { code: 'FORBIDDEN', message: expect.stringContaining('topmost unit') },
  });
  expect(await codes()).not.toContain('X4');
  expect(await runner.run(whole, await person('HQ'), 'X5')).toEqual(ok('X5'));
  const anywhere = adding('ANYWHERE', 'reachAnywhere');
  expect(await runner.run(anywhere, await person('NORTH'), 'X6')).toEqual(ok('X6'));
});

it('a command of the system is refused to every person, whatever duties are held', async () => {
  const own = defineCommand({ name: 'reachSystem', reach: 'SYSTEM' }, async ({ em }, code: string) => {
    em.create(Industry, { id: newId(), institutionId, code, name: code });
    return ok(code);
  });
  expect(await runner.run(own, await person('HQ', [...DUTIES]), 'X7')).toMatchObject({
    ok: false,
    failure: { code: 'FORBIDDEN' },
  });
  expect(await codes()).not.toContain('X7');
  const refusals = await test.database.inTenant(institutionId, (query) =>
    query.selectFrom('audit_entry').select('command').where('code', '=', 'FORBIDDEN').orderBy('id').execute(),
  );
  expect(refusals.map(({ command }) => command)).toEqual(['reachWhole', 'reachSystem']);
});
