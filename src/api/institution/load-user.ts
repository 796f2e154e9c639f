import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { userById } from './institution.loader.ts';
import { presentUser } from './institution.presenter.ts';
import type { UserType } from './institution.type.ts';

/** A user as a field of something else; null where it names none. */
export function loadUser(context: RequestContext, rowId: string | null): Promise<UserType | null> {
  return loadPresented(context, userById, presentUser, rowId);
}
