import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/app/client/create-client.ts';
import { reviewTier } from '../../../src/app/client/review-tier.ts';
import type { ReviewedTier } from '../../../src/app/client/review-tier.ts';
import { CommandRunner } from '../../../src/app/command/command-runner.ts';
import { defineCommand } from '../../../src/app/command/command.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { ok } from '../../../src/domain/shared/result.ts';
import { Facility } from '../../../src/persistence/facility/facility.entity.ts';
import { newId } from '../../../src/persistence/tenant.ts';
import { Alert } from '../../../src/persistence/warning/alert.entity.ts';
import type { SystemActor } from '../../../src/security/actor.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';

/** The review inside a transaction of the system, as the close of a business day runs it. */
const review = defineCommand({ name: 'reviewTier', reach: 'SYSTEM' }, async (context, clientIds: readonly string[]) =>
  ok(await reviewTier(context, clientIds)),
);

describe('reviewTier', () => {
  let test: TestDatabase;
  let actor: SystemActor;
  let runner: CommandRunner;
  let clientId: string;
  let entered = 0;
  beforeAll(async () => {
    test = await createTestDatabase();
    const founded = await foundInstitution(test.database, { code: 'TIERS', name: 'Tiers' });
    if (!founded.ok) throw new Error(founded.failure.message);
    actor = { userId: null, subject: 'system', institutionId: founded.value.institutionId };
    runner = new CommandRunner({ database: test.database });
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    entered += 1;
    const created = await runner.run(createClient, actor, {
      reference: `T-${entered}`,
      name: 'T',
      segment: 'SME',
      unitCode: 'HQ',
    });
    if (!created.ok) throw new Error(created.failure.message);
    clientId = created.value.clientId;
  });

  async function runReview(): Promise<ReviewedTier[]> {
    const result = await runner.run(review, actor, [clientId]);
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  }
  const inBank = <T>(work: Parameters<typeof test.database.inTenant<T>>[1]): Promise<T> =>
    test.database.inTenant(actor.institutionId, work);
  const history = () =>
    inBank((query) =>
      query
        .selectFrom('client_transition')
        .select(['from_value', 'to_value', 'reason', 'actor_id'])
        .where('client_id', '=', clientId)
        .where('field', '=', 'TIER')
        .orderBy('id')
        .execute(),
    );
  const setDaysPastDue = (days: number) =>
    inBank((query) =>
      query.updateTable('facility').set({ days_past_due: days }).where('client_id', '=', clientId).execute(),
    );
  const setTier = (tier: 'CORE' | 'RISK_WARNING') =>
    inBank((query) => query.updateTable('client').set({ tier }).where('id', '=', clientId).execute());
  const addFacility = (status: 'AVAILABLE' | 'WRITTEN_OFF', daysPastDue: number) =>
    inBank(async (_query, em) => {
      const amounts = { committed: '100', drawn: '50', repaid: '0', cancelled: '0' };
      em.create(Facility, {
        institutionId: actor.institutionId,
        clientId,
        reference: newId(),
        product: 'TERM_LOAN',
        currency: 'CNY',
        ...amounts,
        dayCount: 'ACT_360',
        status,
        daysPastDue,
        createdAt: new Date(),
        updatedAt: new Date(),
      });
    });
  const addAlert = (severity: 'ORANGE' | 'RED') =>
    inBank(async (query, em) => {
      const rule = await query.selectFrom('warning_rule').select(['id', 'code']).executeTakeFirstOrThrow();
      const times = { raisedAt: new Date(), recordedAt: new Date(), lastEvidenceAt: new Date() };
      em.create(Alert, {
        institutionId: actor.institutionId,
        ruleId: rule.id,
        ruleCode: rule.code,
        clientId,
        subjectId: clientId,
        severity,
        status: 'OPEN',
        explanation: 'e',
        toClear: 'c',
        ...times,
        evidenceCount: 1,
      });
    });

  it('changes nothing while conduct is clean', async () => {
    await addFacility('AVAILABLE', 29);
    await addFacility('WRITTEN_OFF', 400);
    await addAlert('ORANGE');
    expect(await runReview()).toEqual([]);
    expect(await history()).toEqual([]);
  });

  it('warns of arrears in the name of the rule, once, and restores the tier when they are paid', async () => {
    await setTier('CORE');
    await addFacility('AVAILABLE', 0);
    await addFacility('AVAILABLE', 0);
    await setDaysPastDue(30);
    expect(await runReview()).toEqual([{ clientId, from: 'CORE', to: 'RISK_WARNING' }]);
    expect(await runReview()).toEqual([]);
    await setDaysPastDue(0);
    expect(await runReview()).toEqual([{ clientId, from: 'RISK_WARNING', to: 'CORE' }]);
    expect(await history()).toEqual([
      {
        from_value: 'CORE',
        to_value: 'RISK_WARNING',
        reason: 'Tier rule 1: 30 days past due, the limit is 30.',
        actor_id: null,
      },
      {
        from_value: 'RISK_WARNING',
        to_value: 'CORE',
        reason: 'Tier rule 1: nothing left that calls for a warning.',
        actor_id: null,
      },
    ]);
  });

  it('warns of a RED alert until it is resolved, and raises the version', async () => {
    await addAlert('RED');
    expect(await runReview()).toEqual([{ clientId, from: 'STANDARD', to: 'RISK_WARNING' }]);
    const row = await inBank((query) =>
      query.selectFrom('client').select(['tier', 'version']).where('id', '=', clientId).executeTakeFirstOrThrow(),
    );
    expect(row).toEqual({ tier: 'RISK_WARNING', version: 2 });
    await inBank((query) =>
      query.updateTable('alert').set({ status: 'RESOLVED' }).where('client_id', '=', clientId).execute(),
    );
    expect(await runReview()).toEqual([{ clientId, from: 'RISK_WARNING', to: 'STANDARD' }]);
  });

  it('does not lift a warning that no rule gave', async () => {
    await setTier('RISK_WARNING');
    expect(await runReview()).toEqual([]);
  });
});
