import { COMMAND_DUTIES } from './command-permissions.ts';
import type { CommandName } from './command-permissions.ts';

/** Over what a command's duty must be held. */
export type CommandScope = 'UNIT' | 'INSTITUTION' | 'ANYWHERE' | 'SYSTEM';

/** What holds in the whole institution needs a duty over all of it. */
const WHOLE_INSTITUTION: readonly CommandName[] = [
  'defineIndicator',
  'draftWarningRule',
  'dryRunWarningRule',
  'publishWarningRule',
  'retireWarningRule',
  'setRetention',
  'createPartner',
  'deactivatePartner',
  'createApplication',
  'deactivateApplication',
  'setApplicationDocumentMode',
  'setCostBudget',
  'publishDocuments',
  'retireDocumentVersion',
  'issueApiCredential',
  'revokeApiCredential',
  'revokeUserTokens',
  'addIdentityIssuer',
  'removeIdentityIssuer',
];
/** What belongs to no unit, and gives nobody anything. */
const NO_UNIT: readonly CommandName[] = ['createUser', 'createIndustry'];

/** UNIT, where nothing else is said: the unit of every client, or the unit itself, that the command touches. */
export function scopeOfCommand(name: CommandName): CommandScope {
  if (COMMAND_DUTIES[name].length === 0) return 'SYSTEM';
  if (WHOLE_INSTITUTION.includes(name)) return 'INSTITUTION';
  return NO_UNIT.includes(name) ? 'ANYWHERE' : 'UNIT';
}

/** Where a duty is not enough: who, with it, may still not run the command, because another person must. */
export const SEPARATED_COMMANDS: Readonly<Partial<Record<CommandName, string>>> = {
  changeClientStage:
    'APPROVE: a credit officer, and neither who looks after the client nor who began its due diligence.',
  changeClientTier: 'Not who looks after the client.',
  assignRelationshipManager: 'Not who looks after the client: nobody discharges himself to become its checker.',
  updateClient: 'A move to another unit that would end who looks after the client: not by that person.',
  grantDuty: 'Nobody grants himself a duty.',
  revokeDuty: 'Nobody revokes a duty of his own.',
  publishWarningRule: 'Not who drafted the version.',
  closeAlert: 'Neither who resolved the alert nor who looks after the client.',
  markAlertFalsePositive: 'On RED, and by who looks after the client: a proposal that another person decides.',
  eraseSubject: 'Not who released a legal hold on the client.',
  confirmAlertFalsePositive: 'Neither who proposed it nor who looks after the client.',
};
