import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { insertIssuer } from '../../persistence/institution/institution-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';

export interface AddIdentityIssuer {
  readonly url: string;
  /** The audience its tokens are for; null: the node's. */
  readonly audience: string | null;
  /** The claim that names the user; null: `sub`. */
  readonly subjectClaim: string | null;
}

/** Trusts an OpenID Connect issuer. From the first one on, only those that are named here speak for the institution. */
export const addIdentityIssuer = defineCommand(
  { name: 'addIdentityIssuer', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { url, audience, subjectClaim }: AddIdentityIssuer) => {
    if (!isIssuerUrl(url))
      return fail(
        'ISSUER_URL_INVALID',
        'An issuer is named by its https:// address, without a query or a fragment, as it stands in its tokens.',
        'url',
      );
    const claim = subjectClaim ?? 'sub';
    if (audience?.trim() === '' || claim.trim() === '')
      return fail(
        'TEXT_REQUIRED',
        'Leave out what is to be as usual, rather than leaving it blank.',
        audience?.trim() === '' ? 'audience' : 'subjectClaim',
      );
    const issuerId = newId();
    const isAdded = await insertIssuer(context.query, {
      id: issuerId,
      institution_id: context.institutionId,
      url,
      audience,
      subject_claim: claim,
      created_at: context.recordedAt,
    });
    if (!isAdded) return fail('ISSUER_LISTED', 'The institution trusts the issuer already.', 'url');
    return ok({ url });
  },
);

/** This machine itself is reached without TLS. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function isIssuerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  return (
    (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))) &&
    search === '' &&
    hash === '' &&
    username === ''
  );
}
