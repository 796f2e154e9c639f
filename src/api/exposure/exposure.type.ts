import { field, objectType } from '../shared/declared.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ExposureType = objectType(
  'Exposure',
  {
    description:
      'Exposure to a client in one currency: gross = drawn + undrawn + guarantees, net = gross − collateral. Nothing is counted twice.',
  },
  {
    currency: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'ISO 4217 code; amounts in different currencies are never added up.',
    }),
    asOf: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The business date it was calculated for.' }),
    drawn: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Principal outstanding.' }),
    undrawn: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description: 'Undrawn amount times the credit conversion factor of a commitment, 0.4 (Basel CRE20.94).',
    }),
    guarantees: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description: 'Guarantees the client has given for other clients, capped at what those clients owe.',
    }),
    collateral: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description:
        'Lendable value of the collateral allocated to its facilities, capped for each facility at what it needs; collateral in another currency is not counted.',
    }),
    gross: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Before collateral.' }),
    net: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'After collateral.' }),
  },
);
export type ExposureType = InstanceType<typeof ExposureType>;
