import { addIdentityIssuer } from '../../app/institution/add-identity-issuer.ts';
import { removeIdentityIssuer } from '../../app/institution/remove-identity-issuer.ts';
import { input, mutation, part, resultType } from '../shared/declared.ts';
import { showIssuers } from './identity-issuer.resolver.ts';
import { IdentityIssuerType } from './identity-issuer.type.ts';

const ISSUERS_RESULT = resultType('IdentityIssuersResult', 'The issuers as a command left them.', {
  issuers: part(
    () => [IdentityIssuerType],
    showIssuers,
    'All that the institution trusts, by address; null where the command failed.',
  ),
});

export const IDENTITY_ISSUER_MUTATIONS = [
  mutation(addIdentityIssuer, {
    description:
      'Trusts an issuer. From the first one on only those that are named so speak for the institution, and those of the node no more: have a user known by a token of it before.',
    result: ISSUERS_RESULT,
    inputDescription: 'An issuer to trust.',
    input: {
      url: input(() => String, {
        description: 'Its https:// address, as it stands in the `iss` claim of its tokens.',
      }),
      audience: input(() => String, {
        nullable: true,
        description: 'The audience its tokens are for; null: the one of the node.',
      }),
      subjectClaim: input(() => String, {
        nullable: true,
        description: 'The claim that names the user by `User.subject`; null: `sub`.',
      }),
    },
    take: ({ url, audience = null, subjectClaim = null }) => ({ url, audience, subjectClaim }),
  }),
  mutation(removeIdentityIssuer, {
    description:
      'Trusts an issuer no more: its tokens are refused, and sockets that were opened by them closed, within seconds.',
    result: ISSUERS_RESULT,
    inputDescription: 'An issuer to trust no more.',
    input: { url: input(() => String, { description: 'Its address.' }) },
  }),
];
