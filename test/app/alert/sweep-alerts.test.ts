import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepAlerts } from '../../../src/app/alert/sweep-alerts.ts';
import type { AlertSweep } from '../../../src/app/alert/sweep-alerts.ts';
import { declareCommand } from '../../../src/app/command/command.ts';
import type { CommandContext, NewAlertEvent } from '../../../src/app/command/command.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { act, addClient, businessDate, raiseAlert } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { AuditTrail } from '../../../src/app/audit/audit-trail.ts';
import { KeyRing } from '../../../src/security/personal-data/key-ring.ts';

const SWEEP = declareCommand({ name: 'sweepAlerts', reach: 'SYSTEM' });

describe('the sweep of alerts', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let today: string;
  beforeAll(async () => {
    clc = await startClc();
  });
  afterAll(() => clc.stop());

  /** Sweeps as of a number of days from now. */
  const sweep = async (days: number): Promise<AlertSweep & { events: NewAlertEvent[] }> => {
    const events: NewAlertEvent[] = [];
    const date = addDays(today, days);
    const now = new Date(`${date}T23:59:59Z`);
    const keys = new KeyRing([randomBytes(32)]);
    const swept = await clc.database.inTenant(bank.id, (query, em) => {
      const context: CommandContext = {
        em,
        query,
        actor: { userId: null, subject: 'system', institutionId: bank.id },
        command: SWEEP,
        asked: { unit: false },
        institutionId: bank.id,
        businessDate: date,
        now,
        recordedAt: new Date(),
        keys,
        audit: new AuditTrail(),
        emit: (added) => void events.push(...added),
      };
      return sweepAlerts(context);
    });
    return { ...swept, events };
  };
  const read = async (id: string): Promise<any> =>
    (
      await officer.run(
        'query ($id: ID!) { alert(id: $id) { status dueAt snoozedUntil history(first: 1) { kind fromStatus actor { id } } } }',
        { id },
      )
    ).alert;
  const setUp = async (): Promise<void> => {
    bank = await clc.institution();
    officer = await bank.caller('CREDIT_OFFICER');
    today = await businessDate(officer);
    await addClient(officer, 'C-1');
  };

  it('escalates what is overdue once, with a new term', async () => {
    await setUp();
    const { id } = await raiseAlert(officer, 'C-1', 'RED');
    expect(await sweep(0)).toMatchObject({ escalated: 0, woken: 0 });
    expect(await sweep(2)).toMatchObject({
      escalated: 1,
      more: false,
      events: [{ kind: 'ESCALATED', payload: { status: 'ESCALATED', severity: 'RED' } }],
    });
    expect(await sweep(2)).toMatchObject({ escalated: 0, events: [] });
    expect(await read(id)).toMatchObject({
      status: 'ESCALATED',
      dueAt: `${addDays(today, 3)}T23:59:59.000Z`,
      history: [{ kind: 'ESCALATED', fromStatus: 'OPEN', actor: null }],
    });
  });

  it('wakes a snoozed alert on its day', async () => {
    await setUp();
    const { id: alertId } = await raiseAlert(officer, 'C-1', 'YELLOW');
    await act(officer, 'snoozeAlert', { alertId, until: addDays(today, 2), reason: 'They answer then.' });
    expect(await sweep(1)).toMatchObject({ woken: 0, escalated: 0 });
    expect(await sweep(2)).toMatchObject({
      woken: 1,
      escalated: 0,
      events: [{ kind: 'WOKEN', payload: { status: 'ACKNOWLEDGED' } }],
    });
    expect(await read(alertId)).toMatchObject({ status: 'ACKNOWLEDGED', snoozedUntil: null });
  });

  it('does not escalate what is being acted on', async () => {
    await setUp();
    const { id: alertId } = await raiseAlert(officer, 'C-1', 'RED');
    await act(officer, 'acknowledgeAlert', { alertId });
    await act(officer, 'startAlertInvestigation', { alertId });
    const ownerId = (await officer.run('{ me { user { id } } }')).me.user.id;
    await act(officer, 'planAlertAction', { alertId, description: 'Call', ownerId, dueOn: today });
    expect(await sweep(5)).toMatchObject({ escalated: 0 });
  });
});
