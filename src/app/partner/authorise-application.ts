import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { lockApplication } from '../../persistence/partner/partner.repository.ts';
import type { ApplicationRow } from '../../persistence/partner/partner.repository.ts';
import type { CommandContext } from '../command/command.ts';

/** The application that a command changes, locked, where the actor's duty covers the whole institution. */
export async function authoriseApplication(context: CommandContext, code: string): Promise<Result<ApplicationRow>> {
  const application = await lockApplication(context.query, code);
  if (application === undefined)
    return fail('APPLICATION_NOT_FOUND', `There is no application ${code}.`, 'applicationCode');
  await context.audit.watch(context.query, 'application', application.id);
  return ok(application);
}

/** The same, of one that was not deactivated. */
export async function authoriseActiveApplication(
  context: CommandContext,
  code: string,
): Promise<Result<ApplicationRow>> {
  const found = await authoriseApplication(context, code);
  return found.ok && !found.value.active
    ? fail('APPLICATION_INACTIVE', `The application ${code} was deactivated; create another.`, 'applicationCode')
    : found;
}
