import type { RequestContext } from '../shared/request-context.ts';
import { USER_NODE } from './institution.loader.ts';
import type { UserType } from './institution.type.ts';

/** A user as a field of something else; null where it names none. */
export function loadUser(context: RequestContext, rowId: string | null): Promise<UserType | null> {
  return USER_NODE.show(context, rowId);
}
