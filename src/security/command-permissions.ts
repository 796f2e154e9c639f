import type { Duty } from '../domain/institution/duty.ts';

const RELATIONSHIP: readonly Duty[] = ['RELATIONSHIP_MANAGER'];
const CREDIT: readonly Duty[] = ['CREDIT_OFFICER'];
const RISK: readonly Duty[] = ['RISK_MANAGER'];
const ADMINISTRATION: readonly Duty[] = ['ADMINISTRATOR'];
const RELATIONSHIP_OR_CREDIT: readonly Duty[] = [...RELATIONSHIP, ...CREDIT];
const FRONT_AND_RISK: readonly Duty[] = [...RELATIONSHIP, ...CREDIT, ...RISK];

/**
 * Which duties allow each command; a command that is not here cannot be run by anyone. Holding the duty is the
 * first condition; each command also checks that it is held over the unit of every client it touches.
 */
export const COMMAND_DUTIES = {
  createOrganisationUnit: ADMINISTRATION,
  createUser: ADMINISTRATION,
  grantDuty: ADMINISTRATION,
  revokeDuty: ADMINISTRATION,
  createIndustry: [...ADMINISTRATION, ...RISK],
  revokeUserTokens: ADMINISTRATION,
  addIdentityIssuer: ADMINISTRATION,
  removeIdentityIssuer: ADMINISTRATION,
  issueApiCredential: ADMINISTRATION,
  revokeApiCredential: ADMINISTRATION,
  /** Only the system: whoever runs the node says which documents its users may run. */
  setInstitutionDocumentMode: [],

  createClient: RELATIONSHIP_OR_CREDIT,
  updateClient: RELATIONSHIP_OR_CREDIT,
  changeClientStage: RELATIONSHIP_OR_CREDIT,
  changeClientTier: RISK,
  assignRelationshipManager: [...CREDIT, ...ADMINISTRATION],
  addManagementMember: RELATIONSHIP_OR_CREDIT,
  endManagementMember: RELATIONSHIP_OR_CREDIT,
  addContact: RELATIONSHIP_OR_CREDIT,
  removeContact: RELATIONSHIP_OR_CREDIT,
  connectClients: FRONT_AND_RISK,
  endClientConnection: FRONT_AND_RISK,

  eraseSubject: ADMINISTRATION,
  setRetention: ADMINISTRATION,
  /** Apart from who erases, and no auditor's: auditors change nothing. */
  placeLegalHold: RISK,
  releaseLegalHold: RISK,

  recordStatement: FRONT_AND_RISK,
  /** Only the system: files come in through the command line. */
  importStatements: [],
  recordObservations: [...FRONT_AND_RISK, 'PARTNER'],
  defineIndicator: RISK,

  createFacility: CREDIT,
  changeFacilityStatus: CREDIT,
  recordDrawdown: CREDIT,
  setRepaymentSchedule: CREDIT,
  recordRepayment: CREDIT,
  createCollateral: CREDIT,
  changeCollateralStatus: CREDIT,
  recordValuation: CREDIT,
  allocateCollateral: CREDIT,
  recordGuarantee: CREDIT,
  /** Only the system: loans come in by file, from an importer. */
  importLoans: [],

  draftWarningRule: RISK,
  dryRunWarningRule: RISK,
  publishWarningRule: RISK,
  retireWarningRule: RISK,

  acknowledgeAlert: FRONT_AND_RISK,
  startAlertInvestigation: FRONT_AND_RISK,
  assignAlert: FRONT_AND_RISK,
  planAlertAction: FRONT_AND_RISK,
  completeAlertAction: FRONT_AND_RISK,
  resolveAlert: FRONT_AND_RISK,
  closeAlert: RISK,
  snoozeAlert: FRONT_AND_RISK,
  wakeAlert: FRONT_AND_RISK,
  markAlertFalsePositive: FRONT_AND_RISK,
  confirmAlertFalsePositive: RISK,
  rejectAlertFalsePositive: RISK,

  createPartner: ADMINISTRATION,
  deactivatePartner: ADMINISTRATION,
  createApplication: ADMINISTRATION,
  deactivateApplication: ADMINISTRATION,
  setApplicationDocumentMode: ADMINISTRATION,
  setCostBudget: ADMINISTRATION,
  publishDocuments: ADMINISTRATION,
  retireDocumentVersion: ADMINISTRATION,

  // The system's own: no duty allows it.
  closeBusinessDay: [],
} as const satisfies Record<string, readonly Duty[]>;

export type CommandName = keyof typeof COMMAND_DUTIES;
