import { afterAll, beforeAll, expect, it } from 'vitest';
import { developmentUser } from '../../../src/app/institution/development-user.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

let test: TestDatabase;
let institutionId: string;
beforeAll(async () => {
  test = await createTestDatabase();
  const founded = await foundInstitution(test.database, { code: 'DEV', name: 'Dev' });
  if (!founded.ok) throw new Error(founded.failure.message);
  institutionId = founded.value.institutionId;
});
afterAll(() => test.drop());

it('is made once, and stays deactivated', async () => {
  const ask = () => developmentUser(test.database, institutionId, 'RISK_MANAGER');
  expect([await ask(), await ask()]).toEqual(['dev-risk-manager', 'dev-risk-manager']);
  await test.database.inTenant(institutionId, (query) =>
    query.updateTable('app_user').set({ active: false }).where('subject', '=', 'dev-risk-manager').execute(),
  );
  expect(await ask()).toBeNull();
  expect(await developmentUser(test.database, institutionId, 'AUDITOR')).toBe('dev-auditor');
});
