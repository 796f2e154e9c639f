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

const PARTNER_RESULT = resultType('PartnerResult', 'The partner after the command.', {
  partner: part(
    () => PartnerType,
    (context, { partnerId }: { partnerId: string }) => PARTNER_NODE.show(context, partnerId),
  ),
});
const APPLICATION_RESULT = resultType('ApplicationResult', 'The application after the command.', {
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
  name: input(() => String, { description: 'Display name.' }),
};
const APPLICATION_KEY = {
  applicationCode: input(() => String, { description: 'Code of the application.' }),
};

@InputType({ description: 'A duty of an application, held in a unit and the units below it.' })
class ApplicationDutyInput {
  @InputField(() => DutyEnum, {
    description:
      'PARTNER or WALL_DISPLAY for an external partner; any duty but ADMINISTRATOR for the institution itself.',
  })
  duty!: Duty;

  @InputField(() => String, { description: 'Code of the unit.' })
  unitCode!: string;
}

export const PARTNER_MUTATIONS = [
  mutation(createPartner, {
    description: 'Adds a partner. It can do nothing until it has an application.',
    result: PARTNER_RESULT,
    input: {
      ...NAMES,
      kind: input(() => PartnerKindEnum, { description: 'Whether it is part of the institution or outside it.' }),
    },
  }),
  mutation(deactivatePartner, {
    description:
      'Permanently deactivates a partner and all its applications: their requests are refused, and their open streams end within seconds.',
    result: PARTNER_RESULT,
    input: { partnerCode: input(() => String, { description: 'Code of the partner.' }) },
  }),
  mutation(createApplication, {
    description:
      'Creates an application of a partner, with the user it acts as: `application:<code>`. It may run only persisted documents until its mode is set.',
    result: APPLICATION_RESULT,
    input: {
      ...NAMES,
      partnerCode: input(() => String, { description: 'Code of the partner it belongs to.' }),
      duties: input(() => [ApplicationDutyInput], { description: 'The duties it holds, and where; at least one.' }),
    },
    take: ({ duties, ...rest }) => ({ ...rest, duties: duties.map(({ duty, unitCode }) => ({ duty, unitCode })) }),
  }),
  mutation(deactivateApplication, {
    description:
      'Permanently deactivates an application: its requests are refused, and its open streams end within seconds.',
    result: APPLICATION_RESULT,
    input: APPLICATION_KEY,
  }),
  mutation(setApplicationDocumentMode, {
    description: 'Sets which documents an application may run.',
    result: APPLICATION_RESULT,
    input: {
      ...APPLICATION_KEY,
      documentMode: input(() => DocumentModeEnum, { description: 'Which documents it may run from now on.' }),
    },
  }),
  mutation(setCostBudget, {
    description: 'Sets how much an application may request per time window.',
    result: APPLICATION_RESULT,
    input: {
      ...APPLICATION_KEY,
      costBudget: input(() => Int, {
        nullable: true,
        description: 'Number of fields it may have resolved per window; null or omitted for no limit.',
      }),
      budgetWindowSeconds: input(() => Int, {
        defaultValue: 60,
        description: 'Length of the window in seconds, at most a day.',
      }),
    },
    take: ({ costBudget = null, ...rest }) => ({ ...rest, costBudget }),
  }),
];
