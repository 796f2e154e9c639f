import { Semaphore } from '../../realtime/semaphore.ts';
import type { Actor } from '../../security/actor.ts';
import { RequestContext } from '../shared/request-context.ts';
import type { Services } from '../shared/request-context.ts';

/** Snapshots that are open at the same time: the database is there for requests too. */
const CONCURRENT_SNAPSHOTS = 4;

interface Turn {
  readonly jobs: ((context: RequestContext) => Promise<void>)[];
  /** Told when something that all of them share asks who they are. */
  readonly onIdentity: (() => void)[];
}

/**
 * Answers to different questions about the same events, under the same rights, come out of one snapshot and the same
 * loaders: a hundred walls with a hundred filters cost one read of the alert. Those share that ask in the same turn of
 * the loop; the snapshot opens after it, so that it has every event that any of them was told of.
 */
export class SharedSnapshots {
  readonly #services: Services;
  readonly #semaphore = new Semaphore(CONCURRENT_SNAPSHOTS);
  readonly #turns = new Map<string, Turn>();

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * Runs `work` in a context of the actor; `onIdentity` is told when an answer depends on who that is, not only on
   * `scope`.
   */
  run<T>(
    scope: string,
    actor: Actor,
    onIdentity: () => void,
    work: (context: RequestContext) => Promise<T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const turn = this.#turns.get(scope) ?? this.#open(scope, actor);
      turn.onIdentity.push(onIdentity);
      turn.jobs.push((shared) => work(shared.as(watched(actor, onIdentity))).then(resolve, reject));
    });
  }

  #open(scope: string, actor: Actor): Turn {
    const turn: Turn = { jobs: [], onIdentity: [] };
    this.#turns.set(scope, turn);
    setImmediate(() => {
      this.#turns.delete(scope);
      const tellAll = (): void => turn.onIdentity.forEach((tell) => tell());
      void this.#semaphore.run(() => this.#answer(new RequestContext(this.#services, watched(actor, tellAll)), turn));
    });
    return turn;
  }

  async #answer(shared: RequestContext, { jobs }: Turn): Promise<void> {
    await Promise.all(jobs.map((job) => job(shared)));
    // What could not be read was told to those who asked.
    await shared.end().catch(() => undefined);
  }
}

/** The actor, with a word to `onIdentity` when something reads who it is rather than what it may. */
function watched(actor: Actor, onIdentity: () => void): Actor {
  const named = <K extends 'userId' | 'subject' | 'name'>(key: K): Actor[K] => {
    onIdentity();
    return actor[key];
  };
  return {
    institutionId: actor.institutionId,
    institutionCode: actor.institutionCode,
    grants: actor.grants,
    visibleUnitIds: actor.visibleUnitIds,
    application: actor.application,
    documentMode: actor.documentMode,
    tokensValidFrom: actor.tokensValidFrom,
    get userId() {
      return named('userId');
    },
    get subject() {
      return named('subject');
    },
    get name() {
      return named('name');
    },
  };
}
