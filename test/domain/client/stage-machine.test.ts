import { describe, expect, it } from 'vitest';
import { CLIENT_STAGE_MACHINE } from '../../../src/domain/client/stage-machine.ts';
import type { ClientStage, ClientStageCommand } from '../../../src/domain/client/stage-machine.ts';
import { allowedCommands, transition } from '../../../src/domain/shared/state-machine.ts';

// What is allowed in each stage, written out whole: a transition added by mistake fails here.
const ALLOWED: Record<ClientStage, ClientStageCommand[]> = {
  PROSPECT: ['BEGIN_SCREENING', 'REJECT', 'WITHDRAW'],
  SCREENING: ['BEGIN_DUE_DILIGENCE', 'REJECT', 'WITHDRAW'],
  DUE_DILIGENCE: ['APPROVE', 'REJECT', 'WITHDRAW'],
  APPROVED: ['ACTIVATE', 'REJECT', 'WITHDRAW'],
  ACTIVE: ['MARK_DORMANT', 'BEGIN_EXIT'],
  DORMANT: ['REACTIVATE', 'BEGIN_EXIT'],
  EXITING: ['CLOSE'],
  CLOSED: [],
  REJECTED: [],
  WITHDRAWN: [],
};

describe('client stage', () => {
  it.each(CLIENT_STAGE_MACHINE.states)('%s allows just its own commands', (stage) => {
    expect(allowedCommands(CLIENT_STAGE_MACHINE, stage)).toEqual(ALLOWED[stage]);
  });

  it('leads from prospect to closed', () => {
    const path: ClientStageCommand[] = [
      'BEGIN_SCREENING',
      'BEGIN_DUE_DILIGENCE',
      'APPROVE',
      'ACTIVATE',
      'MARK_DORMANT',
      'REACTIVATE',
      'BEGIN_EXIT',
      'CLOSE',
    ];
    const stages = path.reduce<ClientStage[]>(
      (stages, command) => {
        const next = transition(CLIENT_STAGE_MACHINE, stages.at(-1) as ClientStage, command);
        return [...stages, next.ok ? next.value : 'REJECTED'];
      },
      ['PROSPECT'],
    );
    expect(stages).toEqual([
      'PROSPECT',
      'SCREENING',
      'DUE_DILIGENCE',
      'APPROVED',
      'ACTIVE',
      'DORMANT',
      'ACTIVE',
      'EXITING',
      'CLOSED',
    ]);
  });
});
