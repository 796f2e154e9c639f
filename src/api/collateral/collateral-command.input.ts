import { ID, InputType } from 'type-graphql';
import type { CollateralCommand } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import { CommandInput } from '../shared/command.type.ts';
import { MoneyInput } from '../shared/money.type.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';
import { CollateralCommandEnum, CollateralKindEnum } from './collateral.enum.ts';
import { InputField } from '../shared/fields.ts';

@InputType({
  description: 'What every command on an asset takes: `collateralId` or `collateralReference`, and one of them only.',
})
export abstract class CollateralCommandInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description: 'The asset by its global ID. One of units your duty does not cover fails with COLLATERAL_NOT_FOUND.',
  })
  collateralId?: string | null;

  @InputField(() => String, { nullable: true, description: "The asset by the institution's own number." })
  collateralReference?: string | null;
}

@InputType()
export class CreateCollateralInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description:
      'The client whose borrowing it is to secure, by global ID; `clientId` or `clientReference`, and one of them only.',
  })
  clientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The client by the institution's own number." })
  clientReference?: string | null;

  @InputField(() => String, {
    description: "The institution's own number for the asset; COLLATERAL_REFERENCE_TAKEN where another has it.",
  })
  reference!: string;

  @InputField(() => CollateralKindEnum, { description: 'What it is.' })
  kind!: CollateralKind;

  @InputField(() => String, { description: 'Which one, in words; not blank.' })
  description!: string;

  @InputField(() => String, { nullable: true, description: 'Who owns it, where not the client.' })
  ownerName?: string | null;

  @InputField(() => String, { description: 'ISO 4217 code its values are in; CURRENCY_UNKNOWN.' })
  currency!: string;

  @InputField(() => DecimalScalar, {
    defaultValue: '1',
    description: 'The part of it the provider owns, above 0, at most 1; FRACTION_OUT_OF_RANGE.',
  })
  ownedShare!: string;

  @InputField(() => DecimalScalar, {
    description: 'What is cut from its value for a forced sale, 0 to 1; FRACTION_OUT_OF_RANGE.',
  })
  haircut!: string;

  @InputField(() => DecimalScalar, {
    defaultValue: '0',
    description: 'What creditors of better rank may take first, in `currency`, 0 or more; AMOUNT_OUT_OF_RANGE.',
  })
  priorCharges!: string;
}

@InputType()
export class ChangeCollateralStatusInput extends CollateralCommandInput {
  @InputField(() => CollateralCommandEnum, {
    description: 'What to do; INVALID_TRANSITION where the status does not allow it.',
  })
  command!: CollateralCommand;

  @InputField(() => String, { description: 'Why; not blank.' })
  reason!: string;
}

@InputType()
export class RecordValuationInput extends CollateralCommandInput {
  @InputField(() => MoneyInput, {
    description:
      "The whole asset, charges and haircut not taken off, 0 or more; in the asset's currency (VALUATION_CURRENCY).",
  })
  value!: MoneyInput;

  @InputField(() => DateScalar, {
    description: 'The day it was valued for; not after the business date (VALUATION_IN_FUTURE).',
  })
  valuedOn!: string;

  @InputField(() => String, { nullable: true, description: 'Who valued it.' })
  valuer?: string | null;

  @InputField(() => String, { nullable: true, description: 'How.' })
  method?: string | null;
}

@InputType()
export class AllocateCollateralInput extends CollateralCommandInput {
  @InputField(() => ID, {
    nullable: true,
    description:
      'The facility by its global ID; `facilityId` or `facilityReference`, and one of them only. It must be of the client the asset was pledged for (COLLATERAL_OF_OTHER_CLIENT).',
  })
  facilityId?: string | null;

  @InputField(() => String, { nullable: true, description: "The facility by the institution's own number." })
  facilityReference?: string | null;

  @InputField(() => DecimalScalar, {
    description:
      'The part of the asset that secures the facility from now on, 0 to 1 (ALLOCATION_SHARE), at most what its other facilities leave (ALLOCATION_EXCEEDED); 0 ends it.',
  })
  share!: string;
}

@InputType()
export class RecordGuaranteeInput extends CommandInput {
  @InputField(() => ID, {
    nullable: true,
    description:
      'The client whose borrowing is guaranteed, by global ID; `clientId` or `clientReference`, and one of them only.',
  })
  clientId?: string | null;

  @InputField(() => String, { nullable: true, description: "That client by the institution's own number." })
  clientReference?: string | null;

  @InputField(() => ID, {
    nullable: true,
    description:
      "The one facility it covers, by global ID or by reference; all of the client's where neither is given.",
  })
  facilityId?: string | null;

  @InputField(() => String, { nullable: true, description: "That facility by the institution's own number." })
  facilityReference?: string | null;

  @InputField(() => ID, {
    nullable: true,
    description:
      'The guarantor where it is a client too, by global ID or by reference; not the client itself (GUARANTOR_IS_CLIENT).',
  })
  guarantorClientId?: string | null;

  @InputField(() => String, { nullable: true, description: "That guarantor by the institution's own number." })
  guarantorClientReference?: string | null;

  @InputField(() => String, {
    nullable: true,
    description:
      "Who guarantees; the guarantor client's name where left out. One of the two is needed (GUARANTOR_REQUIRED).",
  })
  guarantorName?: string | null;

  @InputField(() => MoneyInput, { description: 'At most so much, above 0.' })
  amount!: MoneyInput;

  @InputField(() => DateScalar, { description: 'The first day it can be called.' })
  validFrom!: string;

  @InputField(() => DateScalar, {
    nullable: true,
    description: 'The last day it can be called; not before the first (DATES_OUT_OF_ORDER).',
  })
  validTo?: string | null;
}
