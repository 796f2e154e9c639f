import { Arg, Ctx, Resolver } from 'type-graphql';
import { acknowledgeAlert } from '../../app/alert/acknowledge-alert.ts';
import { assignAlert } from '../../app/alert/assign-alert.ts';
import { closeAlert } from '../../app/alert/close-alert.ts';
import { completeAlertAction } from '../../app/alert/complete-alert-action.ts';
import { confirmAlertFalsePositive } from '../../app/alert/confirm-alert-false-positive.ts';
import { markAlertFalsePositive } from '../../app/alert/mark-alert-false-positive.ts';
import { planAlertAction } from '../../app/alert/plan-alert-action.ts';
import { rejectAlertFalsePositive } from '../../app/alert/reject-alert-false-positive.ts';
import { resolveAlert } from '../../app/alert/resolve-alert.ts';
import { snoozeAlert } from '../../app/alert/snooze-alert.ts';
import { startAlertInvestigation } from '../../app/alert/start-alert-investigation.ts';
import { wakeAlert } from '../../app/alert/wake-alert.ts';
import type { AlertOutput } from '../../app/alert/change-alert.ts';
import type { Command } from '../../app/command/command.ts';
import type { Result } from '../../domain/shared/result.ts';
import { presentFailure } from '../shared/command.type.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  AcknowledgeAlertInput,
  AssignAlertInput,
  CloseAlertInput,
  CompleteAlertActionInput,
  ConfirmAlertFalsePositiveInput,
  MarkAlertFalsePositiveInput,
  PlanAlertActionInput,
  RejectAlertFalsePositiveInput,
  ResolveAlertInput,
  SnoozeAlertInput,
  StartAlertInvestigationInput,
  WakeAlertInput,
} from './alert-command.input.ts';
import { alertById } from './alert.loader.ts';
import { presentAlert } from './alert.presenter.ts';
import { AlertResultType } from './alert.type.ts';
import { Mutation } from '../shared/fields.ts';

@Resolver()
export class AlertCommandResolver {
  @Mutation(() => AlertResultType, {
    command: acknowledgeAlert,
    description: 'Takes note of an alert: OPEN, REOPENED or ESCALATED becomes ACKNOWLEDGED.',
  })
  acknowledgeAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => AcknowledgeAlertInput) input: AcknowledgeAlertInput,
  ): Promise<AlertResultType> {
    return change(context, acknowledgeAlert, input);
  }

  @Mutation(() => AlertResultType, {
    command: startAlertInvestigation,
    description: 'Begins to look into an alert: it becomes INVESTIGATING.',
  })
  startAlertInvestigation(
    @Ctx() context: RequestContext,
    @Arg('input', () => StartAlertInvestigationInput) input: StartAlertInvestigationInput,
  ): Promise<AlertResultType> {
    return change(context, startAlertInvestigation, input);
  }

  @Mutation(() => AlertResultType, {
    command: assignAlert,
    description: 'Makes somebody answerable for an alert; its status stays.',
  })
  assignAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => AssignAlertInput) input: AssignAlertInput,
  ): Promise<AlertResultType> {
    return change(context, assignAlert, { ...input, assigneeId: fromGlobalId('User', input.assigneeId) });
  }

  @Mutation(() => AlertResultType, {
    command: planAlertAction,
    description: 'Undertakes something about an alert: it becomes ACTION_PLANNED.',
  })
  planAlertAction(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlanAlertActionInput) input: PlanAlertActionInput,
  ): Promise<AlertResultType> {
    return change(context, planAlertAction, { ...input, ownerId: fromGlobalId('User', input.ownerId) });
  }

  @Mutation(() => AlertResultType, {
    command: completeAlertAction,
    description: "Reports a planned action as done; the alert's status stays.",
  })
  async completeAlertAction(
    @Ctx() context: RequestContext,
    @Arg('input', () => CompleteAlertActionInput) input: CompleteAlertActionInput,
  ): Promise<AlertResultType> {
    return present(
      context,
      await context.execute(
        completeAlertAction,
        { actionId: fromGlobalId('AlertAction', input.actionId), outcome: input.outcome },
        input.idempotencyKey,
      ),
    );
  }

  @Mutation(() => AlertResultType, {
    command: resolveAlert,
    description: 'Declares an alert dealt with: it becomes RESOLVED and awaits a checker.',
  })
  resolveAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => ResolveAlertInput) input: ResolveAlertInput,
  ): Promise<AlertResultType> {
    return change(context, resolveAlert, input);
  }

  @Mutation(() => AlertResultType, {
    command: closeAlert,
    description: 'Checks a resolved alert and ends it: it becomes CLOSED.',
  })
  closeAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => CloseAlertInput) input: CloseAlertInput,
  ): Promise<AlertResultType> {
    return change(context, closeAlert, input);
  }

  @Mutation(() => AlertResultType, {
    command: snoozeAlert,
    description: 'Puts an alert off until a day: it becomes SNOOZED.',
  })
  snoozeAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => SnoozeAlertInput) input: SnoozeAlertInput,
  ): Promise<AlertResultType> {
    return change(context, snoozeAlert, input);
  }

  @Mutation(() => AlertResultType, {
    command: wakeAlert,
    description: 'Ends a snooze before its day: the alert becomes ACKNOWLEDGED.',
  })
  wakeAlert(
    @Ctx() context: RequestContext,
    @Arg('input', () => WakeAlertInput) input: WakeAlertInput,
  ): Promise<AlertResultType> {
    return change(context, wakeAlert, input);
  }

  @Mutation(() => AlertResultType, {
    command: markAlertFalsePositive,
    description:
      "Calls an alert a false positive. On RED, and by the client's own relationship manager, it is a proposal that somebody else confirms or rejects; otherwise it is done at once.",
  })
  markAlertFalsePositive(
    @Ctx() context: RequestContext,
    @Arg('input', () => MarkAlertFalsePositiveInput) input: MarkAlertFalsePositiveInput,
  ): Promise<AlertResultType> {
    return change(context, markAlertFalsePositive, input);
  }

  @Mutation(() => AlertResultType, {
    command: confirmAlertFalsePositive,
    description: 'Confirms what somebody else proposed: the alert becomes FALSE_POSITIVE.',
  })
  confirmAlertFalsePositive(
    @Ctx() context: RequestContext,
    @Arg('input', () => ConfirmAlertFalsePositiveInput) input: ConfirmAlertFalsePositiveInput,
  ): Promise<AlertResultType> {
    return change(context, confirmAlertFalsePositive, input);
  }

  @Mutation(() => AlertResultType, {
    command: rejectAlertFalsePositive,
    description: 'Turns a proposed false positive down; the alert goes on as it was.',
  })
  rejectAlertFalsePositive(
    @Ctx() context: RequestContext,
    @Arg('input', () => RejectAlertFalsePositiveInput) input: RejectAlertFalsePositiveInput,
  ): Promise<AlertResultType> {
    return change(context, rejectAlertFalsePositive, input);
  }
}

/** Runs a command on the alert that an input names, and presents the alert as it then is. */
async function change<Input extends { readonly alertId: string }>(
  context: RequestContext,
  command: Command<Input, AlertOutput>,
  given: Input & { readonly idempotencyKey?: string | null },
): Promise<AlertResultType> {
  const { idempotencyKey, ...input } = given;
  return present(
    context,
    await context.execute(
      command,
      { ...input, alertId: fromGlobalId('Alert', given.alertId) } as unknown as Input,
      idempotencyKey,
    ),
  );
}

async function present(context: RequestContext, result: Result<AlertOutput>): Promise<AlertResultType> {
  return {
    alert: await loadPresented(context, alertById, presentAlert, result.ok ? result.value.alertId : null),
    failure: presentFailure(result),
  };
}
