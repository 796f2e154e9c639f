import { field, objectType } from '../shared/declared.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ExposureType = objectType(
  'Exposure',
  {
    description:
      'What a client owes or may come to owe in one currency: gross = drawn + undrawn + guarantees, net = gross − collateral. Nothing counts twice.',
  },
  {
    currency: field(() => String, {
      duties: STAFF_AND_WALL,
      description: 'ISO 4217 code; amounts of two currencies are never added.',
    }),
    asOf: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The business date it was worked out for.' }),
    drawn: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Principal owed.' }),
    undrawn: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description: 'What can still be drawn, times the credit conversion factor of a commitment, 0.4 (Basel CRE20.94).',
    }),
    guarantees: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description: 'Guarantees the client gave for other clients, at most what those owe.',
    }),
    collateral: field(() => MoneyType, {
      duties: STAFF_AND_WALL,
      description:
        'Lendable value of the collateral allocated to its facilities, for each at most what it needs; collateral in another currency counts for nothing here.',
    }),
    gross: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Before collateral.' }),
    net: field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'After collateral.' }),
  },
);
export type ExposureType = InstanceType<typeof ExposureType>;
