import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { checkPartnerCode } from '../../domain/partner/partner-code.ts';
import type { PartnerKind } from '../../domain/partner/document-mode.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertPartner } from '../../persistence/partner/partner-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';

export interface CreatePartner {
  readonly code: string;
  readonly name: string;
  readonly kind: PartnerKind;
}

/** Makes a partner known; it can do nothing before it has an application. */
export const createPartner = defineCommand(
  { name: 'createPartner', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { code, name, kind }: CreatePartner) => {
    const checked = checkPartnerCode(code, 'code');
    if (!checked.ok) return checked;
    const blank = requireText(name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const partnerId = newId();
    const isAdded = await insertPartner(context.query, {
      id: partnerId,
      institution_id: context.institutionId,
      code,
      name,
      kind,
      active: true,
      created_at: context.recordedAt,
    });
    if (!isAdded) return fail('PARTNER_CODE_TAKEN', `There is a partner ${code} already.`, 'code');
    return ok({ partnerId });
  },
);
