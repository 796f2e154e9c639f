import { issueApiCredential } from '../app/partner/issue-api-credential.ts';
import { revokeApiCredential } from '../app/partner/revoke-api-credential.ts';
import type { CredentialScope } from '../domain/partner/credential-scope.ts';
import type { Result } from '../domain/shared/result.ts';
import { pageCredentials } from '../persistence/partner/api-credential.repository.ts';
import type { ApiCredentialRow } from '../persistence/partner/api-credential.repository.ts';
import { generateCredentialToken, hashSecret } from '../security/credential-token.ts';
import { CliError } from './cli-error.ts';
import { existingInstitution } from './institution.ts';
import { withSession } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface IssueOptions {
  readonly institution?: string;
  readonly application: string;
  readonly scope: readonly CredentialScope[];
  readonly address: readonly string[];
  /** Seconds it is valid; absent: until it is revoked. */
  readonly ttl?: number;
}

/** `clc credential issue`: the token alone on standard output, this once. */
export function issueCredential(terminal: Terminal, options: IssueOptions): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id: institutionId } = await existingInstitution(database, options.institution);
    const { keyId, secret, text } = generateCredentialToken();
    const expiresAt = options.ttl === undefined ? null : new Date(Date.now() + options.ttl * 1_000);
    valueOf(
      await commands.run(
        issueApiCredential,
        { userId: null, subject: 'system', institutionId },
        {
          applicationCode: options.application,
          keyId,
          secretHash: hashSecret(secret),
          scopes: options.scope,
          allowedAddresses: options.address,
          expiresAt,
        },
      ),
    );
    terminal.say(text);
    terminal.note(`The key is ${keyId}. The token cannot be shown again.`);
  });
}

/** `clc credential revoke`. */
export function revokeCredential(terminal: Terminal, keyId: string, options: { institution?: string }): Promise<void> {
  return withSession(terminal, async ({ database, commands }) => {
    const { id: institutionId } = await existingInstitution(database, options.institution);
    valueOf(await commands.run(revokeApiCredential, { userId: null, subject: 'system', institutionId }, { keyId }));
    terminal.say(`Revoked ${keyId}.`);
  });
}

const PAGE = 500;

/** `clc credential list`: the newest first, one a line. */
export function listCredentials(
  terminal: Terminal,
  options: { institution?: string; application?: string },
): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const { id } = await existingInstitution(database, options.institution);
    let after: string | null = null;
    do {
      const page = await database.inTenant(id, (query) =>
        pageCredentials(query, options.application ?? null, { first: PAGE, after }),
      );
      for (const row of page.rows) terminal.say(lineOf(row));
      after = page.hasNextPage ? page.rows.at(-1)!.cursor : null;
    } while (after !== null);
  });
}

function lineOf(row: ApiCredentialRow): string {
  const state =
    row.revoked_at !== null
      ? 'revoked'
      : row.expires_at !== null && row.expires_at <= new Date()
        ? 'expired'
        : 'active';
  return [
    row.key_id,
    state,
    row.partner_code,
    row.application_code,
    row.scopes.join(),
    row.allowed_addresses.join() || 'any',
    row.last_used_at?.toISOString() ?? 'never',
  ].join('\t');
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new CliError(result.failure.message);
  return result.value;
}
