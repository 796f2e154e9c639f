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

interface Purse {
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
  readonly #purses = new Map<string, Purse>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Spends `cost` of the actor's application; null where no budget bounds it. */
  async spend({ institutionId, application }: Actor, cost: number): Promise<Spending | null> {
    if (application === null || application.costBudget === null) return null;
    const purse = this.#purseOf(application, application.costBudget);
    const isAllowed =
      take(purse, cost) ||
      (await this.#refill(
        purse,
        { institutionId, applicationId: application.id, budget: application.costBudget },
        cost,
      ));
    return { isAllowed, left: purse.held + purse.left, resetsAt: new Date(purse.window.endsAtMs) };
  }

  #purseOf({ id, budgetWindowSeconds }: ActingApplication, budget: number): Purse {
    const window = windowAt(Date.now(), budgetWindowSeconds);
    const known = this.#purses.get(id);
    if (
      known !== undefined &&
      known.window.startsAtMs === window.startsAtMs &&
      known.window.endsAtMs === window.endsAtMs
    )
      return known;
    const purse: Purse = { window, held: 0, left: budget, turn: Promise.resolve() };
    this.#purses.set(id, purse);
    return purse;
  }

  #refill(
    purse: Purse,
    of: { institutionId: string; applicationId: string; budget: number },
    cost: number,
  ): Promise<boolean> {
    const refilled = purse.turn.then(async () => {
      if (take(purse, cost)) return true;
      if (cost > purse.held + purse.left) return false;
      const startsAt = new Date(purse.window.startsAtMs);
      const { granted, left } = await this.#database.inTenant(of.institutionId, (query) =>
        reserveCost(query, { ...of, startsAt, need: cost - purse.held }),
      );
      purse.held += granted;
      purse.left = left;
      return take(purse, cost);
    });
    purse.turn = refilled.catch(() => undefined);
    return refilled;
  }
}

function take(purse: Purse, cost: number): boolean {
  if (cost > purse.held) return false;
  purse.held -= cost;
  return true;
}
