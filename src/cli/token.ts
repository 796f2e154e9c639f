import { developmentUser } from '../app/institution/development-user.ts';
import { localIssuerKey } from '../app/institution/local-issuer.ts';
import { readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import type { Duty } from '../domain/institution/duty.ts';
import type { Database } from '../persistence/orm.ts';
import { signLocalToken } from '../security/token-verifier.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution } from './institution.ts';
import type { NamedInstitution } from './institution.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface TokenOptions {
  readonly duty: Duty;
  readonly institution?: string;
  /** Seconds it is valid. */
  readonly ttl: number;
}

/** `clc token`: the token alone on standard output, so that `$(clc token …)` works. */
export async function printToken(terminal: Terminal, options: TokenOptions): Promise<void> {
  if (!readConfig(terminal.environment).auth.localIssuer)
    throw new CliError(
      'The local issuer is off. Get a token from your identity provider, or set AUTH_LOCAL_ISSUER=on (never in production).',
    );
  return withSession(terminal, async ({ config, database }) => {
    const institution = await existingInstitution(database, options.institution);
    const made = await developmentToken(config, database, institution, options.duty, options.ttl);
    if (made === null)
      throw new CliError(
        `The development user for ${options.duty} of ${institution.code} was deactivated, and no other active user holds the duty over the whole institution. Grant it to one, or choose another duty.`,
      );
    const { subject, token } = made;
    terminal.say(token);
    if (terminal.isInteractive)
      terminal.note(
        `Signs in ${subject} of ${institution.code} until ${new Date(Date.now() + options.ttl * 1_000).toISOString()}. Send it as: Authorization: Bearer <token>`,
      );
  });
}

/**
 * A token for an active user who holds the duty over all of the institution, null where there is none; the local issuer
 * must be on.
 */
export async function developmentToken(
  config: Config,
  database: Database,
  institution: NamedInstitution,
  duty: Duty,
  ttlSeconds: number,
): Promise<{ subject: string; token: string } | null> {
  const subject = await developmentUser(database, institution.id, duty);
  if (subject === null) return null;
  const { audience, institutionClaim } = config.auth;
  const token = await signLocalToken(
    await localIssuerKey(database),
    { institutionCode: institution.code, subject },
    { audience, institutionClaim, ttlSeconds, now: new Date() },
  );
  return { subject, token };
}
