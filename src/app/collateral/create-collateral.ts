import { CREDIT } from '../../security/duty-sets.ts';
import { COLLATERAL_MACHINE } from '../../domain/collateral/collateral-machine.ts';
import type { CollateralKind } from '../../domain/collateral/valuation.ts';
import { ledgerAmount, unknownCurrency } from '../../domain/facility/ledger-amount.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { isCurrency } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertCollateral } from '../../persistence/collateral/collateral-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { sealNewPerson } from '../personal-data/seal-person.ts';

export interface CreateCollateral extends ClientKey {
  readonly reference: string;
  readonly kind: CollateralKind;
  readonly description: string;
  readonly ownerName?: string | null;
  readonly currency: string;
  /** Fractions from 0 to 1. */
  readonly ownedShare: DecimalString;
  readonly haircut: DecimalString;
  readonly priorCharges: DecimalString;
}

/** Enters an asset that is proposed as security for a client's borrowing. */
export const createCollateral = defineCommand(
  { name: 'createCollateral', duties: CREDIT, reach: 'UNIT', personal: ['ownerName'] },
  async (context, input: CreateCollateral): Promise<Result<{ collateralId: string }>> => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const worth = checkWorth(input);
    if (!worth.ok) return worth;
    const id = newId();
    const person = await sealNewPerson(context, 'collateral', id, { owner_name: input.ownerName ?? null });
    const isAdded = await insertCollateral(context.query, {
      id,
      institution_id: context.institutionId,
      client_id: client.value.id,
      reference: input.reference,
      kind: input.kind,
      description: input.description,
      ...person,
      ...worth.value,
      currency: input.currency,
      status: COLLATERAL_MACHINE.initial,
      version: 1,
      created_at: context.recordedAt,
      updated_at: context.recordedAt,
    });
    if (!isAdded)
      return fail(
        'COLLATERAL_REFERENCE_TAKEN',
        `The reference ${input.reference} belongs to another asset. References are unique in the institution.`,
        'reference',
      );
    return ok({ collateralId: id });
  },
);

function checkWorth(
  input: CreateCollateral,
): Result<{ owned_share: DecimalString; haircut: DecimalString; prior_charges: DecimalString }> {
  const blank = requireText(input.reference, 'reference') ?? requireText(input.description, 'description');
  if (blank !== null) return { ok: false, failure: blank };
  if (!isCurrency(input.currency)) return unknownCurrency(input.currency, 'currency');
  const owned = checkFraction(input.ownedShare, 'ownedShare');
  if (!owned.ok) return owned;
  if (owned.value === '0')
    return fail(
      'FRACTION_OUT_OF_RANGE',
      'Who owns nothing of an asset cannot pledge it; ownedShare is above 0.',
      'ownedShare',
    );
  const haircut = checkFraction(input.haircut, 'haircut');
  if (!haircut.ok) return haircut;
  const charges = ledgerAmount(input.priorCharges, 'priorCharges');
  return charges.ok ? ok({ owned_share: owned.value, haircut: haircut.value, prior_charges: charges.value }) : charges;
}

function checkFraction(text: DecimalString, path: string): Result<DecimalString> {
  const fraction = ledgerAmount(text, path);
  return fraction.ok && new Decimal(fraction.value).lte(1)
    ? fraction
    : fail('FRACTION_OUT_OF_RANGE', `${path} is a fraction from 0 to 1 with at most 10 decimals, such as 0.8.`, path);
}
