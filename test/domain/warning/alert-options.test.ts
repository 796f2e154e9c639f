import { describe, expect, it } from 'vitest';
import { ALERT_STATUSES, isOpen } from '../../../src/domain/warning/alert-machine.ts';
import { ALERT_OPTIONS, alertOptions } from '../../../src/domain/warning/alert-options.ts';
import type { AlertOption, OptionFacts } from '../../../src/domain/warning/alert-options.ts';

const stranger = { actorId: 'x', relationshipManagerIds: ['rm'] };
const manager = { actorId: 'rm', relationshipManagerIds: ['rm'] };
const facts = (over: Partial<OptionFacts>): OptionFacts => ({
  status: 'OPEN',
  severity: 'RED',
  resolvedById: null,
  proposal: null,
  ...over,
});

describe('the options on an alert', () => {
  it.each<[string, Partial<OptionFacts>, typeof stranger, AlertOption, boolean]>([
    ['who resolved it closes it', { status: 'RESOLVED', resolvedById: 'x' }, stranger, 'CLOSE', false],
    ['another one closes it', { status: 'RESOLVED', resolvedById: 'y' }, stranger, 'CLOSE', true],
    ['the relationship manager closes it', { status: 'RESOLVED', resolvedById: null }, manager, 'CLOSE', false],
    ['the relationship manager proposes', {}, manager, 'MARK_FALSE_POSITIVE', true],
    ['a RED proposal is marked again', { proposal: { proposedById: 'y' } }, stranger, 'MARK_FALSE_POSITIVE', false],
    ['another one confirms', { proposal: { proposedById: 'y' } }, stranger, 'CONFIRM_FALSE_POSITIVE', true],
    ['the proposer confirms', { proposal: { proposedById: 'x' } }, stranger, 'CONFIRM_FALSE_POSITIVE', false],
    [
      'the relationship manager confirms',
      { proposal: { proposedById: 'y' } },
      manager,
      'CONFIRM_FALSE_POSITIVE',
      false,
    ],
    ['nothing is rejected', {}, stranger, 'REJECT_FALSE_POSITIVE', false],
    ['a proposal is rejected', { proposal: { proposedById: 'y' } }, stranger, 'REJECT_FALSE_POSITIVE', true],
  ])('whether %s', (_title, over, actor, option, isOffered) =>
    expect(alertOptions(facts(over), actor).includes(option)).toBe(isOffered),
  );

  it('are none once an alert is final, and some before', () => {
    for (const status of ALERT_STATUSES)
      expect(alertOptions(facts({ status }), stranger).length > 0).toBe(isOpen(status));
  });

  it('are each offered in some state', () => {
    const offered = ALERT_STATUSES.flatMap((status) =>
      [null, { proposedById: 'y' }].flatMap((proposal) => alertOptions(facts({ status, proposal }), stranger)),
    );
    expect([...new Set(offered)].sort()).toEqual([...ALERT_OPTIONS].sort());
  });
});
