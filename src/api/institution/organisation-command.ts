import { createIndustry } from '../../app/institution/create-industry.ts';
import { createOrganisationUnit } from '../../app/institution/create-organisation-unit.ts';
import { createUser } from '../../app/institution/create-user.ts';
import { grantDuty } from '../../app/institution/grant-duty.ts';
import { revokeDuty } from '../../app/institution/revoke-duty.ts';
import { revokeUserTokens } from '../../app/institution/revoke-user-tokens.ts';
import { findIndustry } from '../../persistence/institution/organisation.repository.ts';
import { presentIndustry } from '../client/client.presenter.ts';
import { IndustryType } from '../client/client.type.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ORGANISATION_UNIT_NODE, USER_NODE } from './institution.loader.ts';
import { DutyEnum, OrganisationUnitType, UserType } from './institution.type.ts';

const UNIT_RESULT = resultType('OrganisationUnitResult', 'The unit after the command.', {
  unit: part(
    () => OrganisationUnitType,
    (context, { unitId }: { unitId: string }) => ORGANISATION_UNIT_NODE.show(context, unitId),
  ),
});
const USER_RESULT = resultType('UserResult', 'The user after the command.', {
  user: part(
    () => UserType,
    (context, { userId }: { userId: string }) => USER_NODE.show(context, userId),
  ),
});
const INDUSTRY_RESULT = resultType('IndustryResult', 'The industry after the command.', {
  industry: part(() => IndustryType, showIndustry),
});

async function showIndustry(
  context: RequestContext,
  { industryId }: { industryId: string },
): Promise<IndustryType | null> {
  const row = await findIndustry(await context.query(), industryId);
  return row === undefined ? null : presentIndustry(row);
}

const LOCAL_NAME = input(() => String, {
  nullable: true,
  description: "The name in the institution's own script.",
});

/** A duty of another user. */
const DUTY = {
  userId: idInput('User', { description: 'The user; not yourself.' }),
  duty: input(() => DutyEnum, { description: 'The duty.' }),
};

export const ORGANISATION_MUTATIONS = [
  mutation(createOrganisationUnit, {
    description: 'Adds a unit below one that your duty covers.',
    result: UNIT_RESULT,
    input: {
      code: input(() => String, {
        description: '1 to 40 letters, digits, hyphens or underscores; unique in the institution.',
      }),
      name: input(() => String, { description: 'Display name.' }),
      localName: LOCAL_NAME,
      parentCode: input(() => String, { description: 'Code of the parent unit, which your duty must cover.' }),
    },
  }),
  mutation(createUser, {
    description: 'Adds a user. Without a duty, the user can do nothing.',
    result: USER_RESULT,
    input: {
      subject: input(() => String, {
        description: "The `sub` claim of the user's tokens; unique in the institution.",
      }),
      name: input(() => String, { description: "The person's name." }),
    },
  }),
  mutation(grantDuty, {
    description: 'Grants another user a duty in a unit and everything below it.',
    result: USER_RESULT,
    input: {
      ...DUTY,
      unitCode: input(() => String, {
        description:
          'Code of the unit, which your own duty must cover; the duty covers this unit and all units below it.',
      }),
    },
  }),
  mutation(revokeDuty, {
    description: "Revokes another user's duty, in the unit where it was granted.",
    result: USER_RESULT,
    input: {
      ...DUTY,
      unitCode: input(() => String, {
        description: 'Code of the unit in which it was granted, which your own duty must cover.',
      }),
    },
  }),
  mutation(revokeUserTokens, {
    description:
      "Revokes all of a user's tokens: within seconds, tokens issued until now are refused and open sockets are closed. Tokens issued later are valid.",
    result: USER_RESULT,
    input: { userId: idInput('User', { description: 'The user; may be yourself.' }) },
  }),
  mutation(createIndustry, {
    description: "Adds an industry to the institution's classification.",
    result: INDUSTRY_RESULT,
    input: {
      code: input(() => String, {
        description: 'Code in the classification, for example C34; unique in the institution.',
      }),
      name: input(() => String, { description: 'The name.' }),
      localName: LOCAL_NAME,
    },
  }),
];
