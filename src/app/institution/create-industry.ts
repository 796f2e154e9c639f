import { ADMINISTRATION, RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertIndustry } from '../../persistence/institution/institution-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';

export interface CreateIndustry {
  readonly code: string;
  readonly name: string;
  readonly localName?: string | null;
}

/** Names an industry of the institution's classification. */
export const createIndustry = defineCommand(
  { name: 'createIndustry', duties: [...ADMINISTRATION, ...RISK], reach: 'ANYWHERE' },
  async (context, { code, name, localName }: CreateIndustry) => {
    const blank = requireText(code, 'code') ?? requireText(name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const industryId = newId();
    const isAdded = await insertIndustry(context.query, {
      id: industryId,
      institution_id: context.institutionId,
      code,
      name,
      local_name: localName ?? null,
    });
    if (!isAdded) return fail('INDUSTRY_CODE_TAKEN', `There is an industry ${code} already.`, 'code');
    return ok({ industryId });
  },
);
