import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { CommandName } from '../../security/command-permissions.ts';
import { coversUnit } from './authorise.ts';
import type { CommandContext } from './command.ts';

/**
 * Whether the actor's duty for `command` covers the whole institution: what rules and indicators say holds in all of
 * it.
 */
export async function authoriseInstitution(context: CommandContext, command: CommandName): Promise<Result<true>> {
  const roots = await context.query
    .selectFrom('organisation_unit')
    .select('path')
    .where('parent_id', 'is', null)
    .execute();
  if (roots.every((root) => coversUnit(context, command, root.path))) return ok(true);
  return fail(
    'FORBIDDEN',
    `${command} concerns the whole institution: it needs the duty in its topmost unit, not only in a part of it.`,
  );
}
