import type { Duty } from '../../domain/institution/duty.ts';

/**
 * What personal data may be read for, with the duties that may read it then; whoever names no purpose is shown masks.
 */
export const PURPOSE_DUTIES = {
  KYC: ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER'],
  CREDIT_DECISION: ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER'],
  MONITORING: ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER'],
  COLLECTION: ['RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER'],
  AUDIT: ['AUDITOR'],
  SUBJECT_REQUEST: ['ADMINISTRATOR', 'RELATIONSHIP_MANAGER'],
} as const satisfies Readonly<Record<string, readonly Duty[]>>;

export type Purpose = keyof typeof PURPOSE_DUTIES;

export const PURPOSES = Object.keys(PURPOSE_DUTIES) as Purpose[];

export function isPurpose(text: unknown): text is Purpose {
  return typeof text === 'string' && Object.hasOwn(PURPOSE_DUTIES, text);
}
