import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { validateRegistrationId } from '../../domain/client/registration-id.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import { CLIENT_STAGE_MACHINE } from '../../domain/client/stage-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { Client, ClientTransition } from '../../persistence/client/client.entity.ts';
import { newId } from '../../persistence/tenant.ts';
import { coversUnit } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

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
export const createClient = defineCommand('createClient', async (context, input: CreateClient) => {
  const blank = requireText(input.reference, 'reference') ?? requireText(input.name, 'name');
  if (blank !== null) return { ok: false, failure: blank };
  const unit = await context.query.selectFrom('organisation_unit').select(['id', 'path']).where('code', '=', input.unitCode).executeTakeFirst();
  if (unit === undefined || !coversUnit(context, 'createClient', unit.path)) return fail('UNIT_NOT_FOUND', `There is no unit ${input.unitCode} that your duty covers.`, 'unitCode');
  if ((input.registrationScheme == null) !== (input.registrationId == null)) return fail('REGISTRATION_INCOMPLETE', 'Give registrationScheme and registrationId together.', 'registrationId');
  if (input.registrationScheme != null && input.registrationId != null) {
    const registration = validateRegistrationId(input.registrationScheme, input.registrationId);
    if (!registration.ok) return registration;
  }
  const taken = await context.query.selectFrom('client').select('id').where('reference', '=', input.reference).executeTakeFirst();
  if (taken !== undefined) return fail('CLIENT_REFERENCE_TAKEN', `The reference ${input.reference} belongs to another client. References are unique in the institution.`, 'reference');
  const id = newId();
  const stage = CLIENT_STAGE_MACHINE.initial;
  context.em.create(Client, {
    id,
    institutionId: context.institutionId,
    reference: input.reference,
    name: input.name,
    localName: input.localName ?? null,
    registrationScheme: input.registrationScheme ?? null,
    registrationId: input.registrationId ?? null,
    industryCode: input.industryCode ?? null,
    country: input.country ?? null,
    segment: input.segment,
    stage,
    tier: 'STANDARD',
    unitId: unit.id,
    relationshipManagerId: input.relationshipManagerId ?? null,
    createdAt: context.recordedAt,
    updatedAt: context.recordedAt,
  });
  context.em.create(ClientTransition, { institutionId: context.institutionId, clientId: id, field: 'STAGE', fromValue: null, toValue: stage, reason: null, actorId: context.actor.userId, occurredAt: context.now, recordedAt: context.recordedAt });
  return ok({ clientId: id });
});
