import { InputType, Int } from 'type-graphql';
import { createApplication } from '../../app/partner/create-application.ts';
import { createPartner } from '../../app/partner/create-partner.ts';
import { deactivateApplication } from '../../app/partner/deactivate-application.ts';
import { deactivatePartner } from '../../app/partner/deactivate-partner.ts';
import { setApplicationDocumentMode } from '../../app/partner/set-application-document-mode.ts';
import { setCostBudget } from '../../app/partner/set-cost-budget.ts';
import type { Duty } from '../../domain/institution/duty.ts';
import { DutyEnum } from '../institution/institution.type.ts';
import { input, mutation, part, resultType } from '../shared/declared.ts';
import { InputField } from '../shared/fields.ts';
import { APPLICATION_NODE, PARTNER_NODE } from './partner.loader.ts';
import { ApplicationType, DocumentModeEnum, PartnerKindEnum, PartnerType } from './partner.type.ts';

const PARTNER_RESULT = resultType('PartnerResult', 'A partner as a command left it.', {
  partner: part(
    () => PartnerType,
    (context, { partnerId }: { partnerId: string }) => PARTNER_NODE.show(context, partnerId),
  ),
});
const APPLICATION_RESULT = resultType('ApplicationResult', 'An application as a command left it.', {
  application: part(
    () => ApplicationType,
    (context, { applicationId }: { applicationId: string }) => APPLICATION_NODE.show(context, applicationId),
  ),
});

/** What both are made known by. */
const NAMES = {
  code: input(() => String, {
    description: '1 to 40 letters, digits, hyphens or underscores; unique in the institution.',
  }),
  name: input(() => String, { description: 'What people call it.' }),
};
const APPLICATION_KEY = {
  applicationCode: input(() => String, { description: 'Code of the application.' }),
};

@InputType({ description: 'A duty of an application, held in a unit and its subtree.' })
class ApplicationDutyInput {
  @InputField(() => DutyEnum, {
    description:
      'PARTNER or WALL_DISPLAY for an external partner; anything but ADMINISTRATOR for the institution itself.',
  })
  duty!: Duty;

  @InputField(() => String, { description: 'Code of the unit.' })
  unitCode!: string;
}

export const PARTNER_MUTATIONS = [
  mutation(createPartner, {
    description: 'Makes a partner known. It can do nothing before it has an application.',
    result: PARTNER_RESULT,
    input: {
      ...NAMES,
      kind: input(() => PartnerKindEnum, { description: 'Whether it is of the institution itself.' }),
    },
  }),
  mutation(deactivatePartner, {
    description:
      'Ends a partner for good, with all its applications: their requests are refused and their open streams end within seconds.',
    result: PARTNER_RESULT,
    input: { partnerCode: input(() => String, { description: 'Code of the partner.' }) },
  }),
  mutation(createApplication, {
    description:
      'Gives a partner an application, with the user it acts as: `application:<code>`. It runs persisted documents only until its mode is set.',
    result: APPLICATION_RESULT,
    input: {
      ...NAMES,
      partnerCode: input(() => String, { description: 'Code of the partner it is of.' }),
      duties: input(() => [ApplicationDutyInput], { description: 'What it may do, and where; at least one.' }),
    },
    take: ({ duties, ...rest }) => ({ ...rest, duties: duties.map(({ duty, unitCode }) => ({ duty, unitCode })) }),
  }),
  mutation(deactivateApplication, {
    description: 'Ends an application for good: its requests are refused and its open streams end within seconds.',
    result: APPLICATION_RESULT,
    input: APPLICATION_KEY,
  }),
  mutation(setApplicationDocumentMode, {
    description: 'Says which documents an application may run.',
    result: APPLICATION_RESULT,
    input: {
      ...APPLICATION_KEY,
      documentMode: input(() => DocumentModeEnum, { description: 'Which documents it may run from now on.' }),
    },
  }),
  mutation(setCostBudget, {
    description: 'Says how much an application may ask for in a window of time.',
    result: APPLICATION_RESULT,
    input: {
      ...APPLICATION_KEY,
      costBudget: input(() => Int, {
        nullable: true,
        description: 'Fields it may have resolved in a window; null or left out: as many as it likes.',
      }),
      budgetWindowSeconds: input(() => Int, {
        defaultValue: 60,
        description: 'Length of the window in seconds, a day at most.',
      }),
    },
    take: ({ costBudget = null, ...rest }) => ({ ...rest, costBudget }),
  }),
];
