import { CREDIT } from '../../security/duty-sets.ts';
import { positiveLedgerMoney } from '../../domain/facility/ledger-amount.ts';
import type { Money } from '../../domain/shared/money.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertGuarantee } from '../../persistence/collateral/collateral-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { AuthorisedClient, ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockFacility } from '../facility/lock-facility.ts';
import type { FacilityKey } from '../facility/lock-facility.ts';
import { sealNewPerson } from '../personal-data/seal-person.ts';

export interface RecordGuarantee extends ClientKey, FacilityKey {
  readonly guarantorClientId?: string | null;
  readonly guarantorClientReference?: string | null;
  /** Null: the name of the guarantor client. */
  readonly guarantorName?: string | null;
  readonly amount: Money;
  readonly validFrom: IsoDate;
  readonly validTo?: IsoDate | null;
}

/** Enters a promise to pay for a client, or for one of its facilities. */
export const recordGuarantee = defineCommand(
  { name: 'recordGuarantee', duties: CREDIT, reach: 'UNIT', personal: ['guarantorName'] },
  async (context, input: RecordGuarantee) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const facilityId = await guaranteedFacility(context, input, client.value.id);
    if (!facilityId.ok) return facilityId;
    const guarantor = await guarantorOf(context, input, client.value.id);
    if (!guarantor.ok) return guarantor;
    const amount = positiveLedgerMoney(input.amount, 'amount');
    if (!amount.ok) return amount;
    if (input.validTo != null && input.validTo < input.validFrom)
      return fail(
        'DATES_OUT_OF_ORDER',
        `A guarantee ends on or after the day it begins, ${input.validFrom}.`,
        'validTo',
      );
    const id = newId();
    const person = await sealNewPerson(context, 'guarantee', id, { guarantor_name: guarantor.value.name });
    await insertGuarantee(context.query, {
      id,
      institution_id: context.institutionId,
      client_id: client.value.id,
      facility_id: facilityId.value,
      guarantor_client_id: guarantor.value.client?.id ?? null,
      ...person,
      ...amount.value,
      valid_from: input.validFrom,
      valid_to: input.validTo ?? null,
    });
    return ok({ guaranteeId: id });
  },
);

async function guaranteedFacility(
  context: CommandContext,
  input: RecordGuarantee,
  clientId: string,
): Promise<Result<string | null>> {
  if (input.facilityId == null && input.facilityReference == null) return ok(null);
  const facility = await lockFacility(context, input);
  if (!facility.ok) return facility;
  return facility.value.client_id === clientId
    ? ok(facility.value.id)
    : fail('FACILITY_NOT_FOUND', 'The facility is not one of this client.', 'facilityId');
}

async function guarantorOf(
  context: CommandContext,
  input: RecordGuarantee,
  clientId: string,
): Promise<Result<{ client: AuthorisedClient | null; name: string }>> {
  const name = input.guarantorName?.trim() ?? '';
  if (input.guarantorClientId == null && input.guarantorClientReference == null) {
    return name === ''
      ? fail('GUARANTOR_REQUIRED', 'Say who guarantees: a guarantor client, or a guarantorName.', 'guarantorName')
      : ok({ client: null, name });
  }
  const key = { clientId: input.guarantorClientId ?? null, clientReference: input.guarantorClientReference ?? null };
  const client = await authoriseClient(context, key, 'guarantorClientId');
  if (!client.ok) return client;
  if (client.value.id === clientId)
    return fail('GUARANTOR_IS_CLIENT', 'A client cannot guarantee for itself.', 'guarantorClientId');
  return ok({ client: client.value, name: name === '' ? client.value.name : name });
}
