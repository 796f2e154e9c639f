import { addIdentityIssuer } from '../../app/institution/add-identity-issuer.ts';
import { removeIdentityIssuer } from '../../app/institution/remove-identity-issuer.ts';
import { input, mutation, part, resultType } from '../shared/declared.ts';
import { showIssuers } from './identity-issuer.resolver.ts';
import { IdentityIssuerType } from './identity-issuer.type.ts';

const ISSUERS_RESULT = resultType('IdentityIssuersResult', 'The issuers after the command.', {
  issuers: part(
    () => [IdentityIssuerType],
    showIssuers,
    'All issuers that the institution trusts, ordered by address; null if the command failed.',
  ),
});

export const IDENTITY_ISSUER_MUTATIONS = [
  mutation(addIdentityIssuer, {
    description:
      "Adds an issuer that the institution trusts. Once the first is added, only added issuers are accepted for the institution and the node's own no longer are. Before that, make sure a user known by a token of the new issuer exists.",
    result: ISSUERS_RESULT,
    inputDescription: 'An issuer to trust.',
    input: {
      url: input(() => String, {
        description: 'Its https:// address, as in the `iss` claim of its tokens.',
      }),
      audience: input(() => String, {
        nullable: true,
        description: "The audience its tokens are issued for; null for the node's own.",
      }),
      subjectClaim: input(() => String, {
        nullable: true,
        description: 'The claim that holds `User.subject`; null for `sub`.',
      }),
    },
    take: ({ url, audience = null, subjectClaim = null }) => ({ url, audience, subjectClaim }),
  }),
  mutation(removeIdentityIssuer, {
    description: 'Removes an issuer: within seconds its tokens are refused and sockets opened with them are closed.',
    result: ISSUERS_RESULT,
    inputDescription: 'The issuer to remove.',
    input: { url: input(() => String, { description: 'Its address.' }) },
  }),
];
