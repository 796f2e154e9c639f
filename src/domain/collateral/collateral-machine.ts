import { defineMachine } from '../shared/state-machine.ts';
import type { CommandOf, StateOf } from '../shared/state-machine.ts';

/**
 * A security's life. It counts only from ACTIVE on; a stale valuation or a value below what it secures puts it into
 * REVALUATION_DUE or SHORTFALL, where it still may be enforced. A refused release returns to ACTIVE, and the checks of
 * value find again what they found before. Enforcement ends in REALISED, or is called off when the debtor pays.
 */
export const COLLATERAL_MACHINE = defineMachine({
  name: 'Collateral',
  initial: 'PROPOSED',
  transitions: {
    VALUE: { from: ['PROPOSED'], to: 'VALUED' },
    ACCEPT: { from: ['VALUED'], to: 'ACCEPTED' },
    PERFECT: { from: ['ACCEPTED'], to: 'PERFECTED' },
    ACTIVATE: { from: ['PERFECTED'], to: 'ACTIVE' },
    REJECT: { from: ['PROPOSED', 'VALUED', 'ACCEPTED'], to: 'REJECTED' },
    REQUIRE_REVALUATION: { from: ['ACTIVE', 'SHORTFALL'], to: 'REVALUATION_DUE' },
    REVALUE: { from: ['REVALUATION_DUE'], to: 'ACTIVE' },
    REPORT_SHORTFALL: { from: ['ACTIVE', 'REVALUATION_DUE'], to: 'SHORTFALL' },
    CURE_SHORTFALL: { from: ['SHORTFALL'], to: 'ACTIVE' },
    REQUEST_RELEASE: { from: ['ACTIVE', 'REVALUATION_DUE', 'SHORTFALL'], to: 'RELEASE_PENDING' },
    REFUSE_RELEASE: { from: ['RELEASE_PENDING'], to: 'ACTIVE' },
    RELEASE: { from: ['RELEASE_PENDING'], to: 'RELEASED' },
    ENFORCE: { from: ['ACTIVE', 'REVALUATION_DUE', 'SHORTFALL'], to: 'ENFORCING' },
    CALL_OFF_ENFORCEMENT: { from: ['ENFORCING'], to: 'ACTIVE' },
    REALISE: { from: ['ENFORCING'], to: 'REALISED' },
  },
});

export type CollateralState = StateOf<typeof COLLATERAL_MACHINE>;
export type CollateralCommand = CommandOf<typeof COLLATERAL_MACHINE>;
