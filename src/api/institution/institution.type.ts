import type { Duty } from '../../domain/institution/duty.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, OVERSIGHT } from '../../security/duty-sets.ts';

export const DutyEnum = enumOf<Duty>('Duty', 'What a user is charged with; held in a unit, it covers the subtree.', {
  RELATIONSHIP_MANAGER: 'Looks after clients.',
  CREDIT_OFFICER: 'Assesses and administers credit.',
  RISK_MANAGER: 'Independent credit risk: rules, checks, closing of alerts.',
  AUDITOR: 'Reads everything, changes nothing.',
  WALL_DISPLAY: 'A screen: reads alerts and totals.',
  PARTNER: 'A system outside the institution.',
  ADMINISTRATOR: 'Units, users and duties.',
});

@ObjectType('OrganisationUnit', {
  implements: NodeType,
  description: 'A unit of the institution: head office, region, branch.',
})
export class OrganisationUnitType extends NodeType {
  parentRowId!: string | null;

  @Field(() => String, { duties: EVERY_DUTY, description: 'Unique in the institution.' })
  code!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: 'What people call it.' })
  name!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: "The name in the institution's own script; null where it is the same.",
  })
  localName!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "Codes from the root, `/HQ/EAST/`: a unit's subtree is every path that begins with its own.",
  })
  path!: string;
}

@ObjectType('User', { implements: NodeType, description: 'A person or system that signs in.' })
export class UserType extends NodeType {
  @Field(() => String, { duties: EVERY_DUTY, description: "The person's name." })
  name!: string;

  @Field(() => String, { duties: OVERSIGHT, description: "The `sub` claim of the user's tokens." })
  subject!: string;

  @Field(() => Boolean, { duties: OVERSIGHT, description: 'Whether the user may sign in.' })
  active!: boolean;
}

@ObjectType('DutyGrant', { description: 'A duty and where it is held.' })
export class DutyGrantType {
  unitRowId!: string;

  @Field(() => DutyEnum, { duties: EVERY_DUTY, description: 'The duty.' })
  duty!: Duty;
}

@ObjectType('Viewer', { description: 'Whoever the token speaks of.' })
export class ViewerType {
  @Field(() => UserType, { duties: EVERY_DUTY, description: 'The user.' })
  user!: UserType;

  @Field(() => String, { duties: EVERY_DUTY, description: "The institution's code." })
  institutionCode!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: "The institution's name." })
  institutionName!: string;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    description: "The institution's business date: the calendar's, unless its clock runs apart (demo, replay).",
  })
  businessDate!: string;

  @Field(() => [DutyGrantType], { duties: EVERY_DUTY, description: 'What the user may do, and where.' })
  duties!: DutyGrantType[];
}
