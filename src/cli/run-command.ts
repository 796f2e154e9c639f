import type { Command } from '../app/command/command.ts';
import type { SystemActor } from '../security/actor.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution } from './institution.ts';
import type { InstitutionOption } from './institution-option.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

/**
 * Runs a command on the database in the name of the system: whoever may open the database needs no duty. Says `done`
 * once it was carried out.
 */
export function runCommand<Input>(
  terminal: Terminal,
  { institution: code }: InstitutionOption,
  command: Command<Input, unknown>,
  input: Input,
  done: string,
): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id } = await existingInstitution(database, code);
    const actor: SystemActor = { userId: null, subject: 'system', institutionId: id };
    const result = await commands.run(command, actor, input);
    if (!result.ok) throw new CliError(result.failure.message);
    terminal.say(done);
  });
}
