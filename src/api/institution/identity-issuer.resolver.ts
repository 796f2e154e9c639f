import { Arg, Ctx, Resolver } from 'type-graphql';
import { addIdentityIssuer } from '../../app/institution/add-identity-issuer.ts';
import { removeIdentityIssuer } from '../../app/institution/remove-identity-issuer.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findIssuers } from '../../persistence/institution/identity-issuer.repository.ts';
import { presentFailure } from '../shared/command.type.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  AddIdentityIssuerInput,
  IdentityIssuerType,
  IdentityIssuersResultType,
  RemoveIdentityIssuerInput,
} from './identity-issuer.type.ts';
import { Mutation, Query } from '../shared/fields.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';

@Resolver()
export class IdentityIssuerResolver {
  @Query(() => [IdentityIssuerType], {
    duties: OVERSIGHT,
    description: 'The issuers that speak for the institution, by address; where there are none, those of the node do.',
  })
  identityIssuers(@Ctx() context: RequestContext): Promise<IdentityIssuerType[]> {
    return issuersOf(context);
  }

  @Mutation(() => IdentityIssuersResultType, {
    command: addIdentityIssuer,
    description:
      'Trusts an issuer. From the first one on only those that are named so speak for the institution, and those of the node no more: have a user known by a token of it before.',
  })
  async addIdentityIssuer(
    @Ctx() context: RequestContext,
    @Arg('input', () => AddIdentityIssuerInput) {
      idempotencyKey,
      url,
      audience = null,
      subjectClaim = null,
    }: AddIdentityIssuerInput,
  ): Promise<IdentityIssuersResultType> {
    return presentResult(
      context,
      await context.execute(addIdentityIssuer, { url, audience, subjectClaim }, idempotencyKey),
    );
  }

  @Mutation(() => IdentityIssuersResultType, {
    command: removeIdentityIssuer,
    description:
      'Trusts an issuer no more: its tokens are refused, and sockets that were opened by them closed, within seconds.',
  })
  async removeIdentityIssuer(
    @Ctx() context: RequestContext,
    @Arg('input', () => RemoveIdentityIssuerInput) { idempotencyKey, url }: RemoveIdentityIssuerInput,
  ): Promise<IdentityIssuersResultType> {
    return presentResult(context, await context.execute(removeIdentityIssuer, { url }, idempotencyKey));
  }
}

async function issuersOf(context: RequestContext): Promise<IdentityIssuerType[]> {
  const rows = await findIssuers(await context.query());
  return rows.map(({ url, audience, subject_claim: subjectClaim, created_at: createdAt }) => ({
    url,
    audience,
    subjectClaim,
    createdAt,
  }));
}

async function presentResult(context: RequestContext, result: Result<unknown>): Promise<IdentityIssuersResultType> {
  return { issuers: result.ok ? await issuersOf(context) : null, failure: presentFailure(result) };
}
