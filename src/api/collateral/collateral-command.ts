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
    description:
      "The asset's global ID. If the asset is in units your duty does not cover, the command fails with COLLATERAL_NOT_FOUND.",
  }),
  collateralReference: input(() => String, {
    nullable: true,
    description: "The institution's own number for the asset.",
  }),
};

interface OfCollateral {
  readonly collateralId: string;
}

const COLLATERAL = part(
  () => CollateralType,
  (context, { collateralId }: OfCollateral) => COLLATERAL_NODE.show(context, collateralId),
);
const COLLATERAL_RESULT = resultType('CollateralResult', 'The asset after the command.', { collateral: COLLATERAL });
const VALUATION_RESULT = resultType('RecordValuationResult', 'The valuation as recorded.', {
  collateral: COLLATERAL,
  valuation: part(() => ValuationType, showValuation),
});
const GUARANTEE_RESULT = resultType('GuaranteeResult', 'The guarantee as recorded.', {
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
    description: 'Adds an asset proposed as security.',
    result: COLLATERAL_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description:
          'Global ID of the client whose borrowing it is to secure; give exactly one of `clientId` and `clientReference`.',
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for the client.",
      }),
      reference: input(() => String, {
        description: "The institution's own number for the asset; COLLATERAL_REFERENCE_TAKEN if already in use.",
      }),
      kind: input(() => CollateralKindEnum, { description: 'Kind of asset.' }),
      description: input(() => String, { description: 'Identifies the asset, in words; must not be blank.' }),
      ownerName: input(() => String, { nullable: true, description: 'Name of the owner, if not the client.' }),
      currency: input(() => String, { description: 'ISO 4217 currency code of its amounts; CURRENCY_UNKNOWN.' }),
      ownedShare: input(() => DecimalScalar, {
        defaultValue: '1',
        description: 'Share of the asset that its provider owns, above 0 and at most 1; FRACTION_OUT_OF_RANGE.',
      }),
      haircut: input(() => DecimalScalar, {
        description: 'Haircut for a forced sale, 0 to 1; FRACTION_OUT_OF_RANGE.',
      }),
      priorCharges: input(() => DecimalScalar, {
        defaultValue: '0',
        description:
          'Prior charges: what higher-ranking creditors may take first, in `currency`, 0 or more; AMOUNT_OUT_OF_RANGE.',
      }),
    },
  }),
  mutation(changeCollateralStatus, {
    description: 'Changes the status of an asset as security.',
    result: COLLATERAL_RESULT,
    input: {
      ...ASSET_KEY,
      command: input(() => CollateralCommandEnum, {
        description: 'The step to take; INVALID_TRANSITION if the status does not allow it.',
      }),
      reason: input(() => String, { description: 'The reason; must not be blank.' }),
    },
  }),
  mutation(recordValuation, {
    description: 'Records the value of an asset on a given date.',
    result: VALUATION_RESULT,
    input: {
      ...ASSET_KEY,
      value: input(() => MoneyInput, {
        description:
          "Value of the whole asset, before charges and haircut, 0 or more; in the asset's currency (VALUATION_CURRENCY).",
      }),
      valuedOn: input(() => DateScalar, {
        description: 'Valuation date; not after the business date (VALUATION_IN_FUTURE).',
      }),
      valuer: input(() => String, { nullable: true, description: 'Who valued it.' }),
      method: input(() => String, { nullable: true, description: 'Valuation method.' }),
    },
  }),
  mutation(allocateCollateral, {
    description:
      'Sets the share of an asset that secures a facility of the same client. An asset that can no longer serve as security cannot be allocated (COLLATERAL_ENDED).',
    result: COLLATERAL_RESULT,
    input: {
      ...ASSET_KEY,
      facilityId: idInput('Facility', {
        nullable: true,
        description:
          "The facility's global ID; give exactly one of `facilityId` and `facilityReference`. It must belong to the client for whom the asset was pledged (COLLATERAL_OF_OTHER_CLIENT).",
      }),
      facilityReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for the facility.",
      }),
      share: input(() => DecimalScalar, {
        description:
          'Share of the asset that secures the facility from now on, 0 to 1 (ALLOCATION_SHARE) and at most what its other facilities leave free (ALLOCATION_EXCEEDED); 0 ends the allocation.',
      }),
    },
  }),
  mutation(recordGuarantee, {
    description: "Records a third party's guarantee for a client.",
    result: GUARANTEE_RESULT,
    input: {
      clientId: idInput('Client', {
        nullable: true,
        description:
          'Global ID of the client whose borrowing is guaranteed; give exactly one of `clientId` and `clientReference`.',
      }),
      clientReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for that client.",
      }),
      facilityId: idInput('Facility', {
        nullable: true,
        description:
          "The one facility it covers, by global ID or by reference; if neither is given, all of the client's.",
      }),
      facilityReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for that facility.",
      }),
      guarantorClientId: idInput('Client', {
        nullable: true,
        description:
          'The guarantor, if it is also a client, by global ID or by reference; not the client itself (GUARANTOR_IS_CLIENT).',
      }),
      guarantorClientReference: input(() => String, {
        nullable: true,
        description: "The institution's own number for that guarantor.",
      }),
      guarantorName: input(() => String, {
        nullable: true,
        description:
          "The guarantor's name; the guarantor client's name if omitted. One of the two is required (GUARANTOR_REQUIRED).",
      }),
      amount: input(() => MoneyInput, { description: 'Maximum amount guaranteed, above 0.' }),
      validFrom: input(() => DateScalar, { description: 'First day it can be called.' }),
      validTo: input(() => DateScalar, {
        nullable: true,
        description: 'Last day it can be called; not before the first (DATES_OUT_OF_ORDER).',
      }),
    },
  }),
];
