import { windowAt } from '../../domain/partner/cost-window.ts';
import type { CostWindow } from '../../domain/partner/cost-window.ts';
import type { Database } from '../../persistence/orm.ts';
import { reserveCost } from '../../persistence/partner/cost-window.repository.ts';
import type { Actor, ActingApplication } from '../../security/actor.ts';

/** Whether what was asked for may be spent, and what is left until when, as far as this node knows. */
export interface Spending {
  readonly isAllowed: boolean;
  readonly left: number;
  readonly resetsAt: Date;
}

interface Allowance {
  readonly window: CostWindow;
  /** Taken from the budget by this node and not spent yet. */
  held: number;
  /** What nobody had taken when this node last looked: it only becomes less. */
  left: number;
  /** The looks of one application come one after another, or each would take a slice of its own. */
  turn: Promise<unknown>;
}

/**
 * Budgets of applications, shared by all nodes: each takes a slice at a time from the window's row and spends it by
 * itself.
 */
export class CostBudgets {
  readonly #database: Database;
  readonly #allowances = new Map<string, Allowance>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Spends `cost` of the actor's application; null where no budget bounds it. */
  async spend({ institutionId, application }: Actor, cost: number): Promise<Spending | null> {
    if (application === null || application.costBudget === null) return null;
    const allowance = this.#allowanceOf(application, application.costBudget);
    const isAllowed =
      take(allowance, cost) ||
      (await this.#refill(
        allowance,
        { institutionId, applicationId: application.id, budget: application.costBudget },
        cost,
      ));
    return { isAllowed, left: allowance.held + allowance.left, resetsAt: new Date(allowance.window.endsAtMs) };
  }

  #allowanceOf({ id, budgetWindowSeconds }: ActingApplication, budget: number): Allowance {
    const window = windowAt(Date.now(), budgetWindowSeconds);
    const known = this.#allowances.get(id);
    if (
      known !== undefined &&
      known.window.startsAtMs === window.startsAtMs &&
      known.window.endsAtMs === window.endsAtMs
    )
      return known;
    const allowance: Allowance = { window, held: 0, left: budget, turn: Promise.resolve() };
    this.#allowances.set(id, allowance);
    return allowance;
  }

  #refill(
    allowance: Allowance,
    of: { institutionId: string; applicationId: string; budget: number },
    cost: number,
  ): Promise<boolean> {
    const refilled = allowance.turn.then(async () => {
      if (take(allowance, cost)) return true;
      if (cost > allowance.held + allowance.left) return false;
      const startsAt = new Date(allowance.window.startsAtMs);
      const { granted, left } = await this.#database.inTenant(of.institutionId, (query) =>
        reserveCost(query, { ...of, startsAt, need: cost - allowance.held }),
      );
      allowance.held += granted;
      allowance.left = left;
      return take(allowance, cost);
    });
    allowance.turn = refilled.catch(() => undefined);
    return refilled;
  }
}

function take(allowance: Allowance, cost: number): boolean {
  if (cost > allowance.held) return false;
  allowance.held -= cost;
  return true;
}
