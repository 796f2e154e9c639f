import { ID, InputType } from 'type-graphql';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { InputField } from '../shared/fields.ts';

const REASON = 'Why, in words.';
const NOTE = "For the alert's history; null: nothing to say.";

@InputType({
  description:
    'What every command on an alert takes. Fails with ALERT_NOT_FOUND where there is none on a client that your duty covers, and with INVALID_TRANSITION where its status does not allow the command.',
})
export abstract class AlertCommandInput extends CommandInput {
  @InputField(() => ID, { description: 'The alert.' })
  alertId!: string;
}

@InputType({ description: 'What a command on an alert takes that needs no reason.' })
export abstract class NotedAlertCommandInput extends AlertCommandInput {
  @InputField(() => String, { nullable: true, description: NOTE })
  note?: string | null;
}

@InputType()
export class AcknowledgeAlertInput extends NotedAlertCommandInput {}

@InputType()
export class StartAlertInvestigationInput extends NotedAlertCommandInput {}

@InputType()
export class WakeAlertInput extends NotedAlertCommandInput {}

@InputType({
  description: "Fails with SEPARATION_OF_DUTIES for whoever resolved it and for the client's relationship manager.",
})
export class CloseAlertInput extends NotedAlertCommandInput {}

@InputType({ description: 'Fails with ASSIGNEE_UNSUITABLE.' })
export class AssignAlertInput extends NotedAlertCommandInput {
  @InputField(() => ID, {
    description:
      "Who is to be answerable: an active relationship manager, credit officer or risk manager over the client's unit.",
  })
  assigneeId!: string;
}

@InputType({ description: 'Fails with ACTION_PLAN_INCOMPLETE and ASSIGNEE_UNSUITABLE.' })
export class PlanAlertActionInput extends AlertCommandInput {
  @InputField(() => String, { description: 'What is to be done, in words.' })
  description!: string;

  @InputField(() => ID, {
    description:
      "Who is to do it: an active relationship manager, credit officer or risk manager over the client's unit.",
  })
  ownerId!: string;

  @InputField(() => DateScalar, { description: 'By when: the business date or later.' })
  dueOn!: string;
}

@InputType({ description: 'Fails with ALERT_ACTION_NOT_FOUND, ALERT_ACTION_COMPLETED and REASON_REQUIRED.' })
export class CompleteAlertActionInput extends CommandInput {
  @InputField(() => ID, { description: 'The action.' })
  actionId!: string;

  @InputField(() => String, { description: 'What came of it, in words.' })
  outcome!: string;
}

@InputType({ description: 'Fails with ACTIONS_OPEN while a planned action is to be done, and with REASON_REQUIRED.' })
export class ResolveAlertInput extends AlertCommandInput {
  @InputField(() => String, { description: 'What was done, in words.' })
  resolution!: string;
}

@InputType({ description: 'Fails with SNOOZE_DATE_INVALID and REASON_REQUIRED.' })
export class SnoozeAlertInput extends AlertCommandInput {
  @InputField(() => DateScalar, {
    description: 'The day it wakes: after the business date, within 30 days, and not after its response is due.',
  })
  until!: string;

  @InputField(() => String, { description: REASON })
  reason!: string;
}

@InputType({
  description:
    'Fails with REASON_REQUIRED, and with PROPOSAL_PENDING or SEPARATION_OF_DUTIES where it was proposed already.',
})
export class MarkAlertFalsePositiveInput extends AlertCommandInput {
  @InputField(() => String, { description: REASON })
  reason!: string;
}

@InputType({
  description:
    "Fails with PROPOSAL_MISSING, and with SEPARATION_OF_DUTIES for whoever proposed it and for the client's relationship manager.",
})
export class ConfirmAlertFalsePositiveInput extends AlertCommandInput {}

@InputType({ description: 'Fails with PROPOSAL_MISSING and REASON_REQUIRED.' })
export class RejectAlertFalsePositiveInput extends AlertCommandInput {
  @InputField(() => String, { description: REASON })
  reason!: string;
}
