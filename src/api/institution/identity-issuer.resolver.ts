import { Ctx, Resolver } from 'type-graphql';
import { findIssuers } from '../../persistence/institution/identity-issuer.repository.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';
import { Query } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { IdentityIssuerType } from './identity-issuer.type.ts';

@Resolver()
export class IdentityIssuerResolver {
  @Query(() => [IdentityIssuerType], {
    duties: OVERSIGHT,
    description:
      "The issuers accepted for the institution, ordered by address; if there are none, the node's own are accepted.",
  })
  identityIssuers(@Ctx() context: RequestContext): Promise<IdentityIssuerType[]> {
    return showIssuers(context);
  }
}

export async function showIssuers(context: RequestContext): Promise<IdentityIssuerType[]> {
  const rows = await findIssuers(await context.query());
  return rows.map(({ url, audience, subject_claim: subjectClaim, created_at: createdAt }) => ({
    url,
    audience,
    subjectClaim,
    createdAt,
  }));
}
