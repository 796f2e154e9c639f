import { allocateCollateral } from '../../app/collateral/allocate-collateral.ts';
import { changeCollateralStatus } from '../../app/collateral/change-collateral-status.ts';
import { createCollateral } from '../../app/collateral/create-collateral.ts';
import { recordGuarantee } from '../../app/collateral/record-guarantee.ts';
import { recordValuation } from '../../app/collateral/record-valuation.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import { MoneyInput } from '../shared/money.type.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { CollateralCommandEnum, CollateralKindEnum } from './collateral.enum.ts';
import { COLLATERAL_NODE, GUARANTEE_NODE, valuationsOf } from './collateral.loader.ts';
import { presentValuation } from './collateral.presenter.ts';
import { CollateralType, ValuationType } from './collateral.type.ts';
import { GuaranteeType } from './guarantee.type.ts';

const ASSET_KEY = {
  collateralId: idInput('Collateral', {
    nullable: true,
    description: 'The asset by its global ID. One of units your duty does not cover fails with COLLATERAL_NOT_FOUND.',
  }),
  collateralReference: input(() => String, {
    nullable: true,
    description: "The asset by the institution's own number.",
  }),
};

interface OfCollateral {
  readonly collateralId: string;
}

const COLLATERAL = part(
  () => CollateralType,
  (context, { collateralId }: OfCollateral) => COLLATERAL_NODE.show(context, collateralId),
);
const COLLATERAL_RESULT = resultType('CollateralResult', 'An asset as a command left it.', { collateral: COLLATERAL });
const VALUATION_RESULT = resultType('RecordValuationResult', 'A valuation as recorded.', {
  collateral: COLLATERAL,
  valuation: part(() => ValuationType, showValuation),
});
const GUARANTEE_RESULT = resultType('GuaranteeResult', 'A guarantee as recorded.', {
  guarantee: part(
    () => GuaranteeType,
    (context, { guaranteeId }: { guaranteeId: string }) => GUARANTEE_NODE.show(context, guaranteeId),
  ),
});

async function showValuation(
  context: RequestContext,
  { collateralId, valuationId }: OfCollateral & { valuationId: string },
): Promise<ValuationType | null> {
  const asset = await COLLATERAL_NODE.show(context, collateralId);
  const row = (await context.load(valuationsOf, collateralId)).find(({ id }) => id === valuationId);
  return asset === null || row === undefined ? null : presentValuation(row, asset.currency);
}

export const COLLATERAL_MUTATIONS = [
  mutation(createCollateral, {
    description: 'Enters an asset that is proposed as security.',
    result: COLLATERAL_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description:
          'The client whose borrowing it is to secure, by global ID; `clientId` or `clientReference`, and one of them only.',
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "The client by the institution's own number.",
      }),
      reference: input(() => String, {
        description: "The institution's own number for the asset; COLLATERAL_REFERENCE_TAKEN where another has it.",
      }),
      kind: input(() => CollateralKindEnum, { description: 'What it is.' }),
      description: input(() => String, { description: 'Which one, in words; not blank.' }),
      ownerName: input(() => String, { nullable: true, description: 'Who owns it, where not the client.' }),
      currency: input(() => String, { description: 'ISO 4217 code its values are in; CURRENCY_UNKNOWN.' }),
      ownedShare: input(() => DecimalScalar, {
        defaultValue: '1',
        description: 'The part of it the provider owns, above 0, at most 1; FRACTION_OUT_OF_RANGE.',
      }),
      haircut: input(() => DecimalScalar, {
        description: 'What is cut from its value for a forced sale, 0 to 1; FRACTION_OUT_OF_RANGE.',
      }),
      priorCharges: input(() => DecimalScalar, {
        defaultValue: '0',
        description: 'What creditors of better rank may take first, in `currency`, 0 or more; AMOUNT_OUT_OF_RANGE.',
      }),
    },
  }),
  mutation(changeCollateralStatus, {
    description: 'Moves an asset on in its life as security.',
    result: COLLATERAL_RESULT,
    input: {
      ...ASSET_KEY,
      command: input(() => CollateralCommandEnum, {
        description: 'What to do; INVALID_TRANSITION where the status does not allow it.',
      }),
      reason: input(() => String, { description: 'Why; not blank.' }),
    },
  }),
  mutation(recordValuation, {
    description: 'Adds what an asset was worth on a day.',
    result: VALUATION_RESULT,
    input: {
      ...ASSET_KEY,
      value: input(() => MoneyInput, {
        description:
          "The whole asset, charges and haircut not taken off, 0 or more; in the asset's currency (VALUATION_CURRENCY).",
      }),
      valuedOn: input(() => DateScalar, {
        description: 'The day it was valued for; not after the business date (VALUATION_IN_FUTURE).',
      }),
      valuer: input(() => String, { nullable: true, description: 'Who valued it.' }),
      method: input(() => String, { nullable: true, description: 'How.' }),
    },
  }),
  mutation(allocateCollateral, {
    description:
      'Sets which part of an asset secures a facility of the same client; an asset that has ended secures nothing (COLLATERAL_ENDED).',
    result: COLLATERAL_RESULT,
    input: {
      ...ASSET_KEY,
      facilityId: idInput('Facility', {
        nullable: true,
        description:
          'The facility by its global ID; `facilityId` or `facilityReference`, and one of them only. It must be of the client the asset was pledged for (COLLATERAL_OF_OTHER_CLIENT).',
      }),
      facilityReference: input(() => String, {
        nullable: true,
        description: "The facility by the institution's own number.",
      }),
      share: input(() => DecimalScalar, {
        description:
          'The part of the asset that secures the facility from now on, 0 to 1 (ALLOCATION_SHARE), at most what its other facilities leave (ALLOCATION_EXCEEDED); 0 ends it.',
      }),
    },
  }),
  mutation(recordGuarantee, {
    description: 'Enters a promise of a third party to pay for a client.',
    result: GUARANTEE_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description:
          'The client whose borrowing is guaranteed, by global ID; `clientId` or `clientReference`, and one of them only.',
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "That client by the institution's own number.",
      }),
      facilityId: idInput('Facility', {
        nullable: true,
        description:
          "The one facility it covers, by global ID or by reference; all of the client's where neither is given.",
      }),
      facilityReference: input(() => String, {
        nullable: true,
        description: "That facility by the institution's own number.",
      }),
      guarantorClientId: idInput('Client', {
        nullable: true,
        description:
          'The guarantor where it is a client too, by global ID or by reference; not the client itself (GUARANTOR_IS_CLIENT).',
      }),
      guarantorClientReference: input(() => String, {
        nullable: true,
        description: "That guarantor by the institution's own number.",
      }),
      guarantorName: input(() => String, {
        nullable: true,
        description:
          "Who guarantees; the guarantor client's name where left out. One of the two is needed (GUARANTOR_REQUIRED).",
      }),
      amount: input(() => MoneyInput, { description: 'At most so much, above 0.' }),
      validFrom: input(() => DateScalar, { description: 'The first day it can be called.' }),
      validTo: input(() => DateScalar, {
        nullable: true,
        description: 'The last day it can be called; not before the first (DATES_OUT_OF_ORDER).',
      }),
    },
  }),
];
