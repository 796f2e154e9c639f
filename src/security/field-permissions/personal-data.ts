import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, STAFF, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

/**
 * Fields of personal data; whether they show it, or a mask, is a matter of purpose (see ../personal-data/purpose.ts).
 */
export const PERSONAL_DATA_ACCESS = {
  Mutation: {
    eraseSubject: COMMAND_DUTIES.eraseSubject,
    setRetention: COMMAND_DUTIES.setRetention,
    placeLegalHold: COMMAND_DUTIES.placeLegalHold,
    releaseLegalHold: COMMAND_DUTIES.releaseLegalHold,
  },
  Client: fields(STAFF, 'legalHolds'),
  ManagementMember: fields(STAFF, 'masked', 'erasedAt'),
  Contact: fields(STAFF, 'masked', 'erasedAt'),
  Guarantee: fields(STAFF, 'guarantorMasked', 'guarantorErasedAt'),
  Collateral: fields(STAFF, 'ownerMasked', 'ownerErasedAt'),
  LegalHold: fields(STAFF, 'id', 'reason', 'placedBy', 'placedAt', 'releasedBy', 'releasedAt', 'releaseReason'),
  LegalHoldResult: fields(EVERY_DUTY, 'hold', 'failure'),
  EraseSubjectResult: fields(EVERY_DUTY, 'personId', 'failure'),
  RetentionResult: fields(EVERY_DUTY, 'years', 'failure'),
  Viewer: fields(EVERY_DUTY, 'purposes'),
} satisfies TypeAccess;
