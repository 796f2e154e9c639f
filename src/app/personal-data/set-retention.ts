import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { RETENTION_YEARS } from '../../domain/personal-data/retention.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { changeInstitution } from '../../persistence/institution/institution-write.repository.ts';
import { defineCommand } from '../command/command.ts';

export interface SetRetention {
  readonly years: number;
  readonly reason: string;
}

/** Sets for how many years after the end of a relation the data of a client's people is kept. */
export const setRetention = defineCommand(
  { name: 'setRetention', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { years, reason }: SetRetention) => {
    const blank = requireText(reason, 'reason');
    if (blank !== null) return { ok: false, failure: blank };
    const { least, most } = RETENTION_YEARS;
    if (!Number.isInteger(years) || years < least || years > most)
      return fail('RETENTION_YEARS_OUT_OF_RANGE', `Retention is from ${least} to ${most} years.`, 'years');
    await changeInstitution(context.query, context.institutionId, { retention_years: years });
    return ok({ years });
  },
);
