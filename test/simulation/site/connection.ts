import type { Process } from '../machine/process.ts';
import { ConnectionLost } from './database-site.ts';
import type { World } from './world.ts';

/**
 * The way from a process to the database. A call takes time there and back, and may be lost with or without its effect.
 */
export class Connection {
  readonly #world: World;
  readonly #process: Process | null;
  /** The network between the two is gone. */
  isCut = false;

  constructor(world: World, process: Process | null) {
    this.#world = world;
    this.#process = process;
  }

  /** `work` is what the database does for the call; it goes on whatever becomes of the caller. */
  call<T>(work: () => Promise<T>): Promise<T> {
    const { scheduler, database, random } = this.#world;
    const { incarnation } = database;
    return new Promise((resolve, reject) => {
      const answer = (give: () => void): void => void scheduler.after(this.#world.latencyMs(), this.#process, give);
      const lose = (): void => answer(() => reject(new ConnectionLost()));
      scheduler.after(this.#world.latencyMs(), null, () => {
        const isLost = random.chance(this.#world.lossRate);
        if (database.isDown || incarnation !== database.incarnation || this.isCut || (isLost && random.chance(0.5)))
          return lose();
        void work().then((result) => (isLost || this.isCut ? lose() : answer(() => resolve(result))), lose);
      });
    });
  }
}
