import { addIdentityIssuer } from '../app/institution/add-identity-issuer.ts';
import { removeIdentityIssuer } from '../app/institution/remove-identity-issuer.ts';
import { findIssuers } from '../persistence/institution/identity-issuer.repository.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution } from './institution.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

interface OfInstitution {
  readonly institution?: string;
}

/** `clc issuer add`. */
export function addIssuer(
  terminal: Terminal,
  url: string,
  options: OfInstitution & { audience?: string; subjectClaim?: string },
): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id: institutionId, code } = await existingInstitution(database, options.institution);
    const result = await commands.run(
      addIdentityIssuer,
      { userId: null, subject: 'system', institutionId },
      { url, audience: options.audience ?? null, subjectClaim: options.subjectClaim ?? null },
    );
    if (!result.ok) throw new CliError(result.failure.message);
    terminal.say(`${code} now trusts ${url}, and no longer the issuers of the node.`);
  });
}

/** `clc issuer remove`. */
export function removeIssuer(terminal: Terminal, url: string, options: OfInstitution): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id: institutionId, code } = await existingInstitution(database, options.institution);
    const result = await commands.run(
      removeIdentityIssuer,
      { userId: null, subject: 'system', institutionId },
      { url },
    );
    if (!result.ok) throw new CliError(result.failure.message);
    terminal.say(`${code} no longer trusts ${url}.`);
  });
}

/** `clc issuer list`: one a line, with its audience and the claim that names the user. */
export function listIssuers(terminal: Terminal, options: OfInstitution): Promise<void> {
  return withSession(terminal, async ({ database, config }) => {
    const { id, code } = await existingInstitution(database, options.institution);
    const rows = await database.inTenant(id, (query) => findIssuers(query));
    if (rows.length === 0) terminal.note(`${code} has no issuers of its own and trusts those of the node.`);
    for (const { url, audience, subject_claim: claim } of rows)
      terminal.say(`${url}\t${audience ?? config.auth.audience}\t${claim}`);
  });
}
