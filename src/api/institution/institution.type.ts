import type { Duty } from '../../domain/institution/duty.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { EVERY_DUTY, OVERSIGHT } from '../../security/duty-sets.ts';

export const DutyEnum = enumOf<Duty>(
  'Duty',
  "A user's responsibility; held in a unit, it covers that unit and all units below it.",
  {
    RELATIONSHIP_MANAGER: 'Manages client relationships.',
    CREDIT_OFFICER: 'Assesses and administers credit.',
    RISK_MANAGER: 'Independent credit risk: rules, checks, closing of alerts.',
    AUDITOR: 'Reads everything, changes nothing.',
    WALL_DISPLAY: 'A display screen: reads alerts and totals.',
    PARTNER: 'A system outside the institution.',
    ADMINISTRATOR: 'Administers units, users and duties.',
  },
);

export const OrganisationUnitType = objectType(
  'OrganisationUnit',
  { of: NodeType, description: 'A unit of the institution: head office, region, branch.' },
  {
    rowId: hidden<string>(),
    parentRowId: hidden<string | null>(),
    code: field(() => String, { duties: EVERY_DUTY, description: 'Unique in the institution.' }),
    name: field(() => String, { duties: EVERY_DUTY, description: 'Display name.' }),
    localName: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: "The name in the institution's own script; null if it is the same.",
    }),
    path: field(() => String, {
      duties: EVERY_DUTY,
      description:
        'Unit codes from the root, such as `/HQ/EAST/`: the units below a unit are those whose path starts with its own.',
    }),
  },
);
export type OrganisationUnitType = InstanceType<typeof OrganisationUnitType>;

export const UserType = objectType(
  'User',
  { of: NodeType, description: 'A person or system that signs in.' },
  {
    rowId: hidden<string>(),
    name: field(() => String, { duties: EVERY_DUTY, description: "The person's name." }),
    subject: field(() => String, { duties: OVERSIGHT, description: "The `sub` claim of the user's tokens." }),
    active: field(() => Boolean, { duties: OVERSIGHT, description: 'Whether the user may sign in.' }),
  },
);
export type UserType = InstanceType<typeof UserType>;

export const DutyGrantType = objectType(
  'DutyGrant',
  { description: 'A duty and where it is held.' },
  {
    unitRowId: hidden<string>(),
    duty: field(() => DutyEnum, { duties: EVERY_DUTY, description: 'The duty.' }),
  },
);
export type DutyGrantType = InstanceType<typeof DutyGrantType>;

export const ViewerType = objectType(
  'Viewer',
  { description: 'The signed-in user.' },
  {
    user: field(() => UserType, { duties: EVERY_DUTY, description: 'The user.' }),
    institutionCode: field(() => String, { duties: EVERY_DUTY, description: "The institution's code." }),
    institutionName: field(() => String, { duties: EVERY_DUTY, description: "The institution's name." }),
    businessDate: field(() => DateScalar, {
      duties: EVERY_DUTY,
      description:
        "The institution's business date: the calendar date, unless its clock runs separately (demo, replay).",
    }),
    duties: field(() => [DutyGrantType], {
      duties: EVERY_DUTY,
      description: "The user's duties, and the units they are held in.",
    }),
  },
);
export type ViewerType = InstanceType<typeof ViewerType>;
