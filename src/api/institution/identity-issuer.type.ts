import { OVERSIGHT } from '../../security/duty-sets.ts';
import { field, objectType } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';

export const IdentityIssuerType = objectType(
  'IdentityIssuer',
  { description: 'An OpenID Connect issuer whose tokens the institution trusts.' },
  {
    url: field(() => String, {
      duties: OVERSIGHT,
      description: 'Its address, as in the `iss` claim of its tokens.',
    }),
    audience: field(() => String, {
      duties: OVERSIGHT,
      nullable: true,
      description: "The audience its tokens are issued for; null for the node's own.",
    }),
    subjectClaim: field(() => String, {
      duties: OVERSIGHT,
      description: 'The claim that holds `User.subject`.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was added.' }),
  },
);
export type IdentityIssuerType = InstanceType<typeof IdentityIssuerType>;
