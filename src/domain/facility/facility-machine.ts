import { Decimal } from '../shared/decimal.ts';
import type { DecimalString } from '../shared/decimal.ts';
import { fail } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';
import { defineMachine, transition } from '../shared/state-machine.ts';
import type { CommandOf, StateOf } from '../shared/state-machine.ts';

/**
 * A facility's life. A default may strike whenever money can be owed, a draw stop included. A cured default leads to
 * DRAW_STOP, so that drawing again is a decision of its own; a restructured facility runs on under its new terms and
 * may default again. What is recovered in full closes from any state; CANCELLED is a commitment ended before use.
 */
export const FACILITY_MACHINE = defineMachine({
  name: 'Facility',
  initial: 'CONDITIONS_PENDING',
  transitions: {
    MEET_CONDITIONS: { from: ['CONDITIONS_PENDING'], to: 'AVAILABLE' },
    STOP_DRAWING: { from: ['AVAILABLE'], to: 'DRAW_STOP' },
    LIFT_DRAW_STOP: { from: ['DRAW_STOP'], to: 'AVAILABLE' },
    MATURE: { from: ['AVAILABLE', 'DRAW_STOP', 'RESTRUCTURED'], to: 'MATURED' },
    DECLARE_DEFAULT: { from: ['AVAILABLE', 'DRAW_STOP', 'MATURED', 'RESTRUCTURED'], to: 'DEFAULTED' },
    CURE_DEFAULT: { from: ['DEFAULTED'], to: 'DRAW_STOP' },
    RESTRUCTURE: { from: ['DEFAULTED', 'WORKOUT'], to: 'RESTRUCTURED' },
    TRANSFER_TO_WORKOUT: { from: ['DEFAULTED', 'RESTRUCTURED'], to: 'WORKOUT' },
    WRITE_OFF: { from: ['WORKOUT'], to: 'WRITTEN_OFF' },
    CLOSE: { from: ['AVAILABLE', 'DRAW_STOP', 'MATURED', 'DEFAULTED', 'RESTRUCTURED', 'WORKOUT'], to: 'CLOSED' },
    CANCEL: { from: ['CONDITIONS_PENDING', 'AVAILABLE', 'DRAW_STOP'], to: 'CANCELLED' },
  },
});

export type FacilityState = StateOf<typeof FACILITY_MACHINE>;
export type FacilityCommand = CommandOf<typeof FACILITY_MACHINE>;

/**
 * The state after a command; a facility with money outstanding (principal, interest or fees owed) is neither closed nor
 * cancelled.
 */
export function changeFacilityState(
  state: FacilityState,
  command: FacilityCommand,
  outstanding: DecimalString,
): Result<FacilityState, Failure<'INVALID_TRANSITION' | 'FACILITY_OUTSTANDING'>> {
  const next = transition(FACILITY_MACHINE, state, command);
  if (next.ok && (next.value === 'CLOSED' || next.value === 'CANCELLED') && new Decimal(outstanding).gt(0)) {
    return fail(
      'FACILITY_OUTSTANDING',
      `${outstanding} is still outstanding; ${command} needs it repaid, or written off in workout.`,
    );
  }
  return next;
}
