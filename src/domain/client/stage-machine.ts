import { defineMachine } from '../shared/state-machine.ts';
import type { CommandOf, StateOf } from '../shared/state-machine.ts';

/**
 * A client's life from first contact to the end of the relationship. REJECTED is the bank's no and WITHDRAWN the
 * client's, both only before the first business; an active client leaves through EXITING.
 */
export const CLIENT_STAGE_MACHINE = defineMachine({
  name: 'Client stage',
  initial: 'PROSPECT',
  transitions: {
    BEGIN_SCREENING: { from: ['PROSPECT'], to: 'SCREENING' },
    BEGIN_DUE_DILIGENCE: { from: ['SCREENING'], to: 'DUE_DILIGENCE' },
    APPROVE: { from: ['DUE_DILIGENCE'], to: 'APPROVED' },
    ACTIVATE: { from: ['APPROVED'], to: 'ACTIVE' },
    MARK_DORMANT: { from: ['ACTIVE'], to: 'DORMANT' },
    REACTIVATE: { from: ['DORMANT'], to: 'ACTIVE' },
    BEGIN_EXIT: { from: ['ACTIVE', 'DORMANT'], to: 'EXITING' },
    CLOSE: { from: ['EXITING'], to: 'CLOSED' },
    REJECT: { from: ['PROSPECT', 'SCREENING', 'DUE_DILIGENCE', 'APPROVED'], to: 'REJECTED' },
    WITHDRAW: { from: ['PROSPECT', 'SCREENING', 'DUE_DILIGENCE', 'APPROVED'], to: 'WITHDRAWN' },
  },
});

export type ClientStage = StateOf<typeof CLIENT_STAGE_MACHINE>;
export type ClientStageCommand = CommandOf<typeof CLIENT_STAGE_MACHINE>;

/** The commands that end, or begin to end, a relationship: each wants a reason on record. */
const LEAVING: readonly ClientStageCommand[] = ['BEGIN_EXIT', 'CLOSE', 'REJECT', 'WITHDRAW'];
/** The commands after which the client has no business with the bank. */
const ENDING: readonly ClientStageCommand[] = ['CLOSE', 'REJECT', 'WITHDRAW'];

/** Whether the command is given only with a reason. */
export function stageCommandNeedsReason(command: ClientStageCommand): boolean {
  return LEAVING.includes(command);
}

/** Whether the command is given only when no facility of the client is left open. */
export function stageCommandEndsBusiness(command: ClientStageCommand): boolean {
  return ENDING.includes(command);
}
