import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { deleteIssuer } from '../../persistence/institution/institution-write.repository.ts';
import { defineCommand } from '../command/command.ts';

export interface RemoveIdentityIssuer {
  readonly url: string;
}

/** Trusts an issuer no more; after the last one those of the node speak for the institution again. */
export const removeIdentityIssuer = defineCommand(
  { name: 'removeIdentityIssuer', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { url }: RemoveIdentityIssuer) => {
    const { query } = context;
    const issuer = await query.selectFrom('identity_issuer').select('id').where('url', '=', url).executeTakeFirst();
    const gone = fail('ISSUER_NOT_FOUND', 'The institution does not trust an issuer of this address.', 'url');
    if (issuer === undefined) return gone;
    return (await deleteIssuer(query, issuer.id)) ? ok({ url }) : gone;
  },
);
