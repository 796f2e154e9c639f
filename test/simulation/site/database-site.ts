/** The database of the simulated site: the log and the rights in it, its outages, its backups. */
import type { Random } from '../../../src/domain/shared/random.ts';
import type { Scheduler } from '../machine/scheduler.ts';
import type { ModelEventLog } from '../model/model-event-log.ts';
import type { ModelRights } from '../model/model-rights.ts';

export class ConnectionLost extends Error {
  constructor() {
    super('The connection to the database was lost');
  }
}

export class DatabaseSite {
  readonly log: ModelEventLog;
  readonly rights: ModelRights;
  /** Connections of before it went down last are of no use. */
  incarnation = 0;
  isDown = false;
  lastRestoredMs = -Infinity;
  readonly #scheduler: Scheduler;
  readonly #backups: (() => void)[] = [];
  #upAtMs = 0;

  constructor(scheduler: Scheduler, log: ModelEventLog, rights: ModelRights) {
    this.#scheduler = scheduler;
    this.log = log;
    this.rights = rights;
    this.backUp();
  }

  backUp(): void {
    const restores = [this.log.backUp(), this.rights.backUp()];
    this.#backups.push(() => restores.forEach((restore) => restore()));
  }

  goDown(ms: number): void {
    this.isDown = true;
    this.incarnation += 1;
    this.#upAtMs = Math.max(this.#upAtMs, this.#scheduler.nowMs + ms);
    this.#scheduler.after(ms, null, () => {
      if (this.#scheduler.nowMs >= this.#upAtMs) this.isDown = false;
    });
  }

  /**
   * Puts a backup back, half of the time the newest: so much is lost when a copy that lags behind takes over. That
   * takes a while: whoever is awake meets a database that does not answer.
   */
  restore(random: Random): void {
    this.goDown(random.between(1_000, 3_000));
    const restore = random.chance(0.5) ? this.#backups.at(-1)! : random.pick(this.#backups);
    restore();
    this.lastRestoredMs = this.#scheduler.nowMs;
  }

  comeBack(): void {
    this.isDown = false;
  }
}
