import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertUnit } from '../../persistence/institution/institution-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { coversUnit } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

// Codes are the parts of paths: no slash, no blank, and nothing a person could not type.
const UNIT_CODE_PATTERN = /^[A-Za-z0-9_-]{1,40}$/;

export interface CreateOrganisationUnit {
  readonly code: string;
  readonly name: string;
  readonly localName?: string | null;
  /** The unit above; the root was made with the institution. */
  readonly parentCode: string;
}

/** Adds a unit below one that the administrator's duty covers. */
export const createOrganisationUnit = defineCommand(
  { name: 'createOrganisationUnit', duties: ADMINISTRATION, reach: 'UNIT' },
  async (context, input: CreateOrganisationUnit) => {
    const { code, name } = input;
    if (!UNIT_CODE_PATTERN.test(code))
      return fail('UNIT_CODE_INVALID', 'A unit code is 1 to 40 letters, digits, hyphens or underscores.', 'code');
    const blank = requireText(name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    const parent = await context.query
      .selectFrom('organisation_unit')
      .select(['id', 'path'])
      .where('code', '=', input.parentCode)
      .executeTakeFirst();
    if (parent === undefined || !coversUnit(context, parent.path))
      return fail('UNIT_NOT_FOUND', `There is no unit ${input.parentCode} that your duty covers.`, 'parentCode');
    const unitId = newId();
    const isAdded = await insertUnit(context.query, {
      id: unitId,
      institution_id: context.institutionId,
      code,
      name,
      local_name: input.localName ?? null,
      parent_id: parent.id,
      path: `${parent.path}${code}/`,
    });
    if (!isAdded)
      return fail('UNIT_CODE_TAKEN', `There is a unit ${code} already. Codes are unique in the institution.`, 'code');
    return ok({ unitId });
  },
);
