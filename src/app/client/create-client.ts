import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import { CLIENT_STAGE_MACHINE } from '../../domain/client/stage-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { newId } from '../../persistence/tenant.ts';
import { coversUnit } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { addTransition } from './client-record.ts';
import { checkCountry, checkRegistration } from './client-details.ts';
import { eligibleManager } from './eligible-manager.ts';

export interface CreateClient {
  readonly reference: string;
  readonly name: string;
  readonly localName?: string | null;
  readonly registrationScheme?: RegistrationScheme | null;
  readonly registrationId?: string | null;
  readonly industryCode?: string | null;
  readonly country?: string | null;
  readonly segment: ClientSegment;
  readonly unitCode: string;
  readonly relationshipManagerId?: string | null;
}

/** Enters a prospect into the book of a unit. */
export const createClient = defineCommand(
  { name: 'createClient', duties: RELATIONSHIP_OR_CREDIT, reach: 'UNIT' },
  async (context, input: CreateClient) => {
    const blank = requireText(input.reference, 'reference') ?? requireText(input.name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const unit = await context.query
      .selectFrom('organisation_unit')
      .select(['id', 'path'])
      .where('code', '=', input.unitCode)
      .executeTakeFirst();
    if (unit === undefined || !coversUnit(context, unit.path))
      return fail('UNIT_NOT_FOUND', `There is no unit ${input.unitCode} that your duty covers.`, 'unitCode');
    const registration = checkRegistration(input);
    if (!registration.ok) return registration;
    const country = checkCountry(input.country);
    if (!country.ok) return country;
    const manager =
      input.relationshipManagerId == null
        ? ok(null)
        : await eligibleManager(context, input.relationshipManagerId, unit.path);
    if (!manager.ok) return manager;
    const clientId = newId();
    const stage = CLIENT_STAGE_MACHINE.initial;
    const row = {
      id: clientId,
      institution_id: context.institutionId,
      reference: input.reference,
      name: input.name,
      local_name: input.localName ?? null,
      registration_scheme: registration.value?.scheme ?? null,
      registration_id: registration.value?.id ?? null,
      industry_code: input.industryCode ?? null,
      country: country.value,
      segment: input.segment,
      stage,
      tier: 'STANDARD',
      unit_id: unit.id,
      relationship_manager_id: manager.value,
      version: 1,
      created_at: context.recordedAt,
      updated_at: context.recordedAt,
    };
    const inserted = await context.query
      .insertInto('client')
      .values(row as never)
      .onConflict((conflict) => conflict.columns(['institution_id', 'reference']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n)
      return fail(
        'CLIENT_REFERENCE_TAKEN',
        `The reference ${input.reference} belongs to another client. References are unique in the institution.`,
        'reference',
      );
    context.audit.ofClient(clientId);
    context.audit.added('client', clientId);
    await addTransition(context, { clientId, field: 'STAGE', from: null, to: stage, reason: null });
    return ok({ clientId });
  },
);
