import type { Actor } from '../../../src/security/actor.ts';
import type { Identity } from '../../../src/security/identity.ts';

export interface User {
  readonly subject: string;
  readonly institutionId: string;
}

interface Held {
  /** Two with the same scope may be answered alike. */
  readonly scope: number;
  readonly isAllowed: boolean;
}

/** Who may ask, as the database has it. */
export class ModelRights {
  readonly #nowMs: () => number;
  readonly #users: readonly User[];
  #versions = new Map<string, number>();
  #drawn = 0;
  #held: Map<string, Held>;
  /** For whoever may not ask now: since when. */
  #deniedSinceMs = new Map<string, number>();
  #lastDeniedMs = new Map<string, number>();

  constructor(nowMs: () => number, users: readonly User[]) {
    this.#nowMs = nowMs;
    this.#users = users;
    this.#held = new Map(users.map(({ subject }) => [subject, { scope: 0, isAllowed: true }]));
  }

  version(institutionId: string): string {
    return String(this.#versions.get(institutionId) ?? 0);
  }

  /** Nobody is ever unknown; who may see nothing covers no unit. */
  actor({ subject }: Identity): Actor {
    const { institutionId } = this.#users.find((user) => user.subject === subject)!;
    const { scope, isAllowed } = this.#held.get(subject)!;
    return {
      userId: subject,
      subject,
      name: subject,
      institutionId,
      institutionCode: institutionId,
      grants: [],
      application: null,
      documentMode: null,
      tokensValidFrom: null,
      visibleUnitIds: isAllowed ? [`unit ${scope}`] : [],
    };
  }

  change({ subject, institutionId }: User, change: Partial<Held>): void {
    this.#held.set(subject, { ...this.#held.get(subject)!, ...change });
    // Drawn in the database: a restored one does not come to the same again.
    this.#versions.set(institutionId, (this.#drawn += 1));
    this.#noteDenials();
  }

  isAllowed(subject: string): boolean {
    return this.#held.get(subject)!.isAllowed;
  }

  /** Since when the user may not ask; null where it may. */
  deniedSinceMs(subject: string): number | null {
    return this.#deniedSinceMs.get(subject) ?? null;
  }

  /** When the user last was not allowed to ask. */
  lastDeniedMs(subject: string): number {
    return this.#deniedSinceMs.has(subject) ? this.#nowMs() : (this.#lastDeniedMs.get(subject) ?? -Infinity);
  }

  backUp(): () => void {
    const [versions, held] = [new Map(this.#versions), new Map(this.#held)];
    return () => {
      [this.#versions, this.#held] = [new Map(versions), new Map(held)];
      this.#noteDenials();
    };
  }

  #noteDenials(): void {
    for (const [subject, { isAllowed }] of this.#held) {
      if (!isAllowed && !this.#deniedSinceMs.has(subject)) this.#deniedSinceMs.set(subject, this.#nowMs());
      if (isAllowed && this.#deniedSinceMs.delete(subject)) this.#lastDeniedMs.set(subject, this.#nowMs());
    }
  }
}
