import type { AlertCriteria } from '../../domain/warning/alert-event-filter.ts';
import { findClientId } from '../../persistence/client/client.repository.ts';
import type { Query } from '../../persistence/orm.ts';
import { unitsWithSubtrees } from '../../persistence/warning/alert.repository.ts';
import { badUserInput } from '../shared/errors.ts';
import { fromGlobalId, optionalGlobalId } from '../shared/global-id.ts';
import type { AlertFilter } from './alert.input.ts';

/** Whether reading the filter asks the database for names. */
export function hasNames(filter: AlertFilter): boolean {
  return filter.clientReference != null || filter.unitIds != null;
}

/** The criteria of a filter: IDs read, and references and subtrees looked up. Throws BAD_USER_INPUT. */
export async function readAlertFilter(query: Query, filter: AlertFilter): Promise<AlertCriteria> {
  if (filter.clientId != null && filter.clientReference != null)
    throw badUserInput('Give `clientId` or `clientReference`, not both.');
  const { clientId, clientReference, unitIds, ...rest } = filter;
  const units = unitIds?.map((id) => fromGlobalId('OrganisationUnit', id));
  return {
    ...rest,
    facilityId: optionalGlobalId('Facility', filter.facilityId),
    assigneeId: optionalGlobalId('User', filter.assigneeId),
    clientIds:
      clientId != null
        ? [fromGlobalId('Client', clientId)]
        : clientReference != null
          ? await idsOf(query, clientReference)
          : null,
    unitIds: units === undefined ? null : await unitsWithSubtrees(query, units),
  };
}

/** Whether the viewer may see that client is decided by the list's own scope. */
async function idsOf(query: Query, reference: string): Promise<string[]> {
  const id = await findClientId(query, reference);
  return id === undefined ? [] : [id];
}
