import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { CLIENT_STAGE_MACHINE } from '../../domain/client/stage-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertClient } from '../../persistence/client/client-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { coversUnit } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { UNKNOWN_DETAILS, checkDetails, saidOf } from './client-details.ts';
import type { ClientDetailsInput } from './client-details.ts';
import { addTransitions } from './client-record.ts';
import { eligibleManager } from './eligible-manager.ts';

export interface CreateClient extends ClientDetailsInput {
  readonly reference: string;
  readonly name: string;
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
    const details = checkDetails(input);
    if (!details.ok) return details;
    const manager =
      input.relationshipManagerId == null
        ? ok(null)
        : await eligibleManager(context, input.relationshipManagerId, unit.path);
    if (!manager.ok) return manager;
    const clientId = newId();
    const stage = CLIENT_STAGE_MACHINE.initial;
    const isAdded = await insertClient(context.query, {
      ...UNKNOWN_DETAILS,
      ...saidOf(details.value),
      id: clientId,
      institution_id: context.institutionId,
      reference: input.reference,
      name: input.name,
      segment: input.segment,
      stage,
      tier: 'STANDARD',
      unit_id: unit.id,
      relationship_manager_id: manager.value,
      version: 1,
      created_at: context.recordedAt,
      updated_at: context.recordedAt,
    });
    if (!isAdded)
      return fail(
        'CLIENT_REFERENCE_TAKEN',
        `The reference ${input.reference} belongs to another client. References are unique in the institution.`,
        'reference',
      );
    context.audit.ofClient(clientId);
    await addTransitions(context, [{ clientId, field: 'STAGE', from: null, to: stage, reason: null }]);
    return ok({ clientId });
  },
);
