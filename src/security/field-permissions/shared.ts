import { EVERY_DUTY, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

export const SHARED_ACCESS = {
  Query: fields(EVERY_DUTY, 'node', 'me'),
  Node: fields(EVERY_DUTY, 'id'),
  PageInfo: fields(EVERY_DUTY, 'hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'),
  Money: fields(EVERY_DUTY, 'amount', 'currency'),
  CommandResult: fields(EVERY_DUTY, 'failure'),
  CommandFailure: fields(EVERY_DUTY, 'code', 'message', 'path'),
  Viewer: fields(EVERY_DUTY, 'user', 'institutionCode', 'institutionName', 'businessDate', 'duties'),
  DutyGrant: fields(EVERY_DUTY, 'duty', 'unit'),
  User: fields(EVERY_DUTY, 'id', 'name'),
  OrganisationUnit: fields(EVERY_DUTY, 'id', 'code', 'name', 'localName', 'path', 'parent'),
} satisfies TypeAccess;
