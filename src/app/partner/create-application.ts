import { ADMINISTRATION } from '../../security/duty-sets.ts';
import type { Duty } from '../../domain/institution/duty.ts';
import { mayApplicationHold } from '../../domain/partner/application-duty.ts';
import type { PartnerKind } from '../../domain/partner/document-mode.ts';
import { checkPartnerCode } from '../../domain/partner/partner-code.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertUser, insertUserDuties } from '../../persistence/institution/institution-write.repository.ts';
import { insertApplication } from '../../persistence/partner/partner-write.repository.ts';
import { lockPartner } from '../../persistence/partner/partner.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';

/** A duty of an application, held in a unit and its subtree. */
export interface ApplicationDuty {
  readonly duty: Duty;
  readonly unitCode: string;
}

export interface CreateApplication {
  readonly partnerCode: string;
  readonly code: string;
  readonly name: string;
  readonly duties: readonly ApplicationDuty[];
}

/** Gives a partner an application, with the user it acts as: `application:<code>`, who has the duties. */
export const createApplication = defineCommand(
  { name: 'createApplication', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, input: CreateApplication): Promise<Result<{ applicationId: string }>> => {
    const { partnerCode, code, name } = input;
    const checked = checkPartnerCode(code, 'code');
    if (!checked.ok) return checked;
    const blank = requireText(name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const partner = await lockPartner(context.query, partnerCode);
    if (partner === undefined) return fail('PARTNER_NOT_FOUND', `There is no partner ${partnerCode}.`, 'partnerCode');
    if (!partner.active)
      return fail('PARTNER_INACTIVE', `The partner ${partnerCode} was deactivated; create another.`, 'partnerCode');
    const grants = await placeDuties(context, partner.kind, input.duties);
    if (!grants.ok) return grants;
    const { query, institutionId, recordedAt } = context;
    const [applicationId, userId] = [newId(), newId()];
    context.audit.about('application', applicationId);
    const isAdded = await insertUser(query, {
      id: userId,
      institution_id: institutionId,
      subject: `application:${code}`,
      name,
      active: true,
      tokens_valid_from: null,
    });
    if (!isAdded)
      return fail('APPLICATION_CODE_TAKEN', `There is an application ${code} already, or a user of its name.`, 'code');
    await insertApplication(query, {
      id: applicationId,
      institution_id: institutionId,
      partner_id: partner.id,
      code,
      name,
      user_id: userId,
      document_mode: 'PERSISTED_ONLY',
      cost_budget: null,
      budget_window_seconds: 60,
      active: true,
      created_at: recordedAt,
    });
    await insertUserDuties(
      query,
      grants.value.map((grant) => ({ id: newId(), institution_id: institutionId, user_id: userId, ...grant })),
    );
    return ok({ applicationId });
  },
);

/** The duties with their units' row ids, where the partner's kind may have them. */
async function placeDuties(
  context: CommandContext,
  kind: PartnerKind,
  duties: readonly ApplicationDuty[],
): Promise<Result<readonly { duty: Duty; unit_id: string }[]>> {
  if (duties.length === 0)
    return fail(
      'APPLICATION_DUTY_REQUIRED',
      'Charge the application with a duty; without one it could do nothing.',
      'duties',
    );
  const units = new Map(
    (await context.query.selectFrom('organisation_unit').select(['id', 'code']).execute()).map(({ id, code }) => [
      code,
      id,
    ]),
  );
  const placed: { duty: Duty; unit_id: string }[] = [];
  for (const [index, { duty, unitCode }] of duties.entries()) {
    const unitId = units.get(unitCode);
    if (unitId === undefined)
      return fail('UNIT_NOT_FOUND', `There is no unit ${unitCode}.`, `duties.${index}.unitCode`);
    if (!mayApplicationHold(kind, duty))
      return fail(
        'APPLICATION_DUTY_NOT_ALLOWED',
        `A program of an ${kind} partner may not be charged with ${duty}.`,
        `duties.${index}.duty`,
      );
    placed.push({ duty, unit_id: unitId });
  }
  return ok(placed);
}
