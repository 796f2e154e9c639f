import { CloseCode } from 'graphql-ws';
import type { Rights } from '../../realtime/rights.ts';
import type { SocketSession } from './socket-session.ts';

export interface SessionWatchOptions {
  readonly rights: Rights;
  /** Told when something of an institution's rights has changed. */
  readonly onChange: (institutionId: string) => void;
}

/**
 * Closes sockets whose users count no more: deactivated, their tokens withdrawn, their credential revoked, their
 * application or its partner switched off. It asks for one number of each institution that has sockets here, and looks
 * at anybody only when that has changed. While the database cannot be asked nothing is closed.
 */
export class SessionWatch {
  readonly #options: SessionWatchOptions;
  readonly #sessions = new Map<string, Set<SocketSession>>();
  readonly #versions = new Map<string, string>();
  #isChecking = false;

  constructor(options: SessionWatchOptions) {
    this.#options = options;
  }

  /** Watches one until its socket is closed. */
  add(session: SocketSession): void {
    const { institutionId } = session.signedIn!.actor;
    const sessions = this.#sessions.get(institutionId) ?? new Set();
    this.#sessions.set(institutionId, sessions.add(session));
    session.connection.onClose(() => {
      sessions.delete(session);
      if (sessions.size > 0 || this.#sessions.get(institutionId) !== sessions) return;
      this.#sessions.delete(institutionId);
      this.#versions.delete(institutionId);
    });
  }

  /** Called every moment. */
  async check(): Promise<void> {
    if (this.#isChecking) return;
    this.#isChecking = true;
    try {
      for (const [institutionId, sessions] of this.#sessions)
        await this.#checkInstitution(institutionId, sessions).catch(() => undefined);
    } finally {
      this.#isChecking = false;
    }
  }

  async #checkInstitution(institutionId: string, sessions: ReadonlySet<SocketSession>): Promise<void> {
    const { rights, onChange } = this.#options;
    const version = await rights.version(institutionId);
    for (const session of sessions) {
      if (session.rightsVersion === version) continue;
      const actor = await rights.actor(institutionId, version, session.signedIn!.identity);
      if (actor === null) session.connection.close(CloseCode.Forbidden, 'TOKEN_REVOKED');
      else session.rightsVersion = version;
    }
    const before = this.#versions.get(institutionId);
    this.#versions.set(institutionId, version);
    if (before !== undefined && before !== version) onChange(institutionId);
  }
}
