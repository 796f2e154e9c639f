import { describe, expect, it } from 'vitest';
import { COLLATERAL_MACHINE } from '../../../src/domain/collateral/collateral-machine.ts';
import type { CollateralCommand, CollateralState } from '../../../src/domain/collateral/collateral-machine.ts';
import { allowedCommands, transition } from '../../../src/domain/shared/state-machine.ts';

// Written out whole: a transition added by mistake fails here.
const ALLOWED: Record<CollateralState, CollateralCommand[]> = {
  PROPOSED: ['VALUE', 'REJECT'],
  VALUED: ['ACCEPT', 'REJECT'],
  ACCEPTED: ['PERFECT', 'REJECT'],
  PERFECTED: ['ACTIVATE'],
  ACTIVE: ['REQUIRE_REVALUATION', 'REPORT_SHORTFALL', 'REQUEST_RELEASE', 'ENFORCE'],
  REVALUATION_DUE: ['REVALUE', 'REPORT_SHORTFALL', 'REQUEST_RELEASE', 'ENFORCE'],
  SHORTFALL: ['REQUIRE_REVALUATION', 'CURE_SHORTFALL', 'REQUEST_RELEASE', 'ENFORCE'],
  RELEASE_PENDING: ['REFUSE_RELEASE', 'RELEASE'],
  ENFORCING: ['CALL_OFF_ENFORCEMENT', 'REALISE'],
  RELEASED: [],
  REALISED: [],
  REJECTED: [],
};

describe('collateral', () => {
  it.each(COLLATERAL_MACHINE.states)('%s allows just its own commands', (state) => {
    expect(allowedCommands(COLLATERAL_MACHINE, state)).toEqual(ALLOWED[state]);
  });

  it.each<[CollateralState, CollateralCommand, CollateralState]>([
    ['PERFECTED', 'ACTIVATE', 'ACTIVE'],
    ['ACTIVE', 'REQUIRE_REVALUATION', 'REVALUATION_DUE'],
    ['REVALUATION_DUE', 'REVALUE', 'ACTIVE'],
    ['SHORTFALL', 'CURE_SHORTFALL', 'ACTIVE'],
    ['RELEASE_PENDING', 'RELEASE', 'RELEASED'],
    ['ENFORCING', 'REALISE', 'REALISED'],
  ])('%s, %s: %s', (state, command, next) => {
    expect(transition(COLLATERAL_MACHINE, state, command)).toEqual({ ok: true, value: next });
  });
});
