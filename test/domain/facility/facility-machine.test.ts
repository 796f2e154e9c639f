import { describe, expect, it } from 'vitest';
import { changeFacilityState, FACILITY_MACHINE } from '../../../src/domain/facility/facility-machine.ts';
import type { FacilityCommand, FacilityState } from '../../../src/domain/facility/facility-machine.ts';
import { allowedCommands } from '../../../src/domain/shared/state-machine.ts';

// Written out whole: a transition added by mistake fails here.
const ALLOWED: Record<FacilityState, FacilityCommand[]> = {
  CONDITIONS_PENDING: ['MEET_CONDITIONS', 'CANCEL'],
  AVAILABLE: ['STOP_DRAWING', 'MATURE', 'DECLARE_DEFAULT', 'CLOSE', 'CANCEL'],
  DRAW_STOP: ['LIFT_DRAW_STOP', 'MATURE', 'DECLARE_DEFAULT', 'CLOSE', 'CANCEL'],
  MATURED: ['DECLARE_DEFAULT', 'CLOSE'],
  DEFAULTED: ['CURE_DEFAULT', 'RESTRUCTURE', 'TRANSFER_TO_WORKOUT', 'CLOSE'],
  RESTRUCTURED: ['MATURE', 'DECLARE_DEFAULT', 'TRANSFER_TO_WORKOUT', 'CLOSE'],
  WORKOUT: ['RESTRUCTURE', 'WRITE_OFF', 'CLOSE'],
  WRITTEN_OFF: [],
  CLOSED: [],
  CANCELLED: [],
};

describe('facility', () => {
  it.each(FACILITY_MACHINE.states)('%s allows just its own commands', (state) => {
    expect(allowedCommands(FACILITY_MACHINE, state)).toEqual(ALLOWED[state]);
  });

  it.each<[FacilityState, FacilityCommand, string, FacilityState | string]>([
    ['AVAILABLE', 'STOP_DRAWING', '100', 'DRAW_STOP'],
    ['DRAW_STOP', 'DECLARE_DEFAULT', '100', 'DEFAULTED'],
    ['DEFAULTED', 'CURE_DEFAULT', '100', 'DRAW_STOP'],
    ['MATURED', 'CLOSE', '0', 'CLOSED'],
    ['MATURED', 'CLOSE', '0.01', 'FACILITY_OUTSTANDING'],
    ['AVAILABLE', 'CANCEL', '100', 'FACILITY_OUTSTANDING'],
    ['WORKOUT', 'WRITE_OFF', '100', 'WRITTEN_OFF'],
    ['WRITTEN_OFF', 'CLOSE', '0', 'INVALID_TRANSITION'],
  ])('%s, %s with %s outstanding: %s', (state, command, outstanding, expected) => {
    const result = changeFacilityState(state, command, outstanding);
    expect(result.ok ? result.value : result.failure.code).toBe(expected);
  });
});
