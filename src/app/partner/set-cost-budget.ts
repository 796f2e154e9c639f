import { ADMINISTRATION } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { changeApplication } from '../../persistence/partner/partner-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { authoriseActiveApplication } from './authorise-application.ts';

export interface SetCostBudget {
  readonly applicationCode: string;
  /** Fields it may have resolved in a window; null: as many as it likes. */
  readonly costBudget: number | null;
  readonly budgetWindowSeconds: number;
}

const MAX_BUDGET = 2 ** 31 - 1;
const MAX_WINDOW_S = 86_400;

/** Says how much an application may ask for in a window of time. */
export const setCostBudget = defineCommand(
  { name: 'setCostBudget', duties: ADMINISTRATION, reach: 'INSTITUTION' },
  async (context, { applicationCode, costBudget, budgetWindowSeconds }: SetCostBudget) => {
    const application = await authoriseActiveApplication(context, applicationCode);
    if (!application.ok) return application;
    if (costBudget !== null && !isWithin(costBudget, MAX_BUDGET))
      return fail(
        'COST_BUDGET_INVALID',
        `A budget is 1 to ${MAX_BUDGET} fields, or null for none. Deactivate the application to stop it.`,
        'costBudget',
      );
    if (!isWithin(budgetWindowSeconds, MAX_WINDOW_S))
      return fail('COST_BUDGET_INVALID', `A window is 1 to ${MAX_WINDOW_S} seconds.`, 'budgetWindowSeconds');
    await changeApplication(context.query, application.value.id, {
      cost_budget: costBudget,
      budget_window_seconds: budgetWindowSeconds,
    });
    return ok({ applicationId: application.value.id });
  },
);

function isWithin(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= most;
}
