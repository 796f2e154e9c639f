import { describe, expect, it } from 'vitest';
import { deadlineFor, isOverdue } from '../../../src/domain/warning/alert-deadline.ts';
import {
  guardClose,
  guardMarkFalsePositive,
  guardPlanAction,
  guardReason,
  guardRejectFalsePositive,
  guardResolve,
  guardSnooze,
} from '../../../src/domain/warning/alert-guards.ts';

const MANAGERS = ['mary', 'mark'];
const by = (actorId: string) => ({ actorId, relationshipManagerIds: MANAGERS });

describe('who may close', () => {
  it.each([
    ['a checker, what another resolved', 'olga', 'carl', undefined],
    ['a checker, what the figures cleared', null, 'carl', undefined],
    ['nobody what they resolved themselves', 'carl', 'carl', 'SEPARATION_OF_DUTIES'],
    ['no relationship manager of the client', 'olga', 'mark', 'SEPARATION_OF_DUTIES'],
    ['not even what the figures cleared', null, 'mary', 'SEPARATION_OF_DUTIES'],
  ])('%s', (_case, resolvedById, actor, code) => {
    expect(guardClose(resolvedById, by(actor))?.code).toBe(code);
  });
});

describe('who may mark a false positive', () => {
  it.each([
    ['ORANGE', null, 'carl', undefined],
    ['ORANGE', null, 'mary', 'SEPARATION_OF_DUTIES'],
    ['ORANGE', 'mary', 'carl', undefined],
    ['RED', null, 'carl', 'CHECKER_REQUIRED'],
    ['RED', 'carl', 'carl', 'SEPARATION_OF_DUTIES'],
    ['RED', 'mary', 'carl', undefined],
    ['RED', 'carl', 'mary', 'SEPARATION_OF_DUTIES'],
  ] as const)('%s, proposed by %s, marked by %s: %s', (severity, proposer, actor, code) => {
    const proposal = proposer === null ? null : { proposedById: proposer };
    expect(
      guardMarkFalsePositive({ severity, proposal, reason: 'A holiday, paid the next day.' }, by(actor))?.code,
    ).toBe(code);
  });

  it('needs a reason, and a proposal to reject', () => {
    expect(guardMarkFalsePositive({ severity: 'YELLOW', proposal: null, reason: ' - ' }, by('carl'))).toMatchObject({
      code: 'REASON_REQUIRED',
      path: 'reason',
    });
    expect(guardRejectFalsePositive(null, 'It is real.')?.code).toBe('PROPOSAL_MISSING');
    expect(guardRejectFalsePositive({ proposedById: 'mary' }, 'It is real.')).toBeNull();
  });
});

describe('snoozing', () => {
  it.each([
    ['2025-01-01', null, 30, null],
    ['2025-01-30', null, 30, null],
    ['2025-01-31', null, 30, 'give a day from 2025-01-01 to 2025-01-30'],
    ['2024-12-31', null, 30, 'give a day from'],
    ['2024-12-01', null, 30, 'give a day from'],
    ['2025-01-08', null, 7, 'to 2025-01-07'],
    ['2025-01-03', '2025-01-03T08:00:00.000Z', 30, null],
    ['2025-01-04', '2025-01-03T08:00:00.000Z', 30, 'to 2025-01-03'],
    ['2025-01-01', '2024-12-31T08:00:00.000Z', 30, 'due today or overdue'],
  ])('until %s, due %s, capped at %i days: %s', (until, dueAt, cap, hint) => {
    const refusal = guardSnooze({ until, today: '2024-12-31', dueAt, reason: 'Waiting for the audited accounts' }, cap);
    if (hint === null) expect(refusal).toBeNull();
    else
      expect(refusal).toMatchObject({
        code: 'SNOOZE_DATE_INVALID',
        path: 'until',
        message: expect.stringContaining(hint),
      });
  });

  it('needs a reason', () => {
    expect(guardSnooze({ until: '2025-01-01', today: '2024-12-31', dueAt: null, reason: '' })?.code).toBe(
      'REASON_REQUIRED',
    );
  });
});

it.each(['', '   ', '...', '123'])('"%s" is no reason', (reason) => {
  expect(guardReason(reason)?.code).toBe('REASON_REQUIRED');
});
it.each(['ok', '已与客户核实', 'élan'])('"%s" is one', (reason) => {
  expect(guardReason(reason)).toBeNull();
});

it('resolves with words and with every action done', () => {
  expect(guardResolve('Arrears were paid.', 0)).toBeNull();
  expect(guardResolve('', 0)).toMatchObject({ code: 'REASON_REQUIRED', path: 'resolution' });
  expect(guardResolve('Arrears were paid.', 2)).toMatchObject({
    code: 'ACTIONS_OPEN',
    message: expect.stringContaining('2 planned actions are'),
  });
});

it('plans what is to be done from today on', () => {
  expect(guardPlanAction({ description: 'Visit the plant', dueOn: '2024-12-31', today: '2024-12-31' })).toBeNull();
  expect(guardPlanAction({ description: 'Visit the plant', dueOn: '2024-12-30', today: '2024-12-31' })).toMatchObject({
    code: 'ACTION_PLAN_INCOMPLETE',
    path: 'dueOn',
  });
  expect(guardPlanAction({ description: '', dueOn: '2024-12-31', today: '2024-12-31' })).toMatchObject({
    code: 'ACTION_PLAN_INCOMPLETE',
    path: 'description',
  });
});

describe('the deadline', () => {
  const dueAt = deadlineFor({ withinHours: 24 }, '2024-12-31T08:00:00.000Z');
  it('is so many hours later, and none where nothing is demanded', () => {
    expect([dueAt, deadlineFor(null, '2024-12-31T08:00:00.000Z')]).toEqual(['2025-01-01T08:00:00.000Z', null]);
  });

  it.each([
    ['OPEN', dueAt, '2025-01-01T08:00:00.001Z', true],
    ['OPEN', dueAt, '2025-01-01T08:00:00.000Z', false],
    ['SNOOZED', dueAt, '2025-01-02T00:00:00.000Z', true],
    ['ACTION_PLANNED', dueAt, '2025-01-02T00:00:00.000Z', false],
    ['ESCALATED', dueAt, '2025-01-02T00:00:00.000Z', false],
    ['OPEN', null, '2025-01-02T00:00:00.000Z', false],
  ] as const)('%s, due %s, at %s: %s', (status, due, now, overdue) => {
    expect(isOverdue({ status, dueAt: due }, now)).toBe(overdue);
  });
});
