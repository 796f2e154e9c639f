import { insertAuditEntry } from '../../persistence/audit/audit-entry.repository.ts';
import type { AuditedTable } from '../../persistence/audit/audited-rows.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import type { Actor } from '../../security/actor.ts';
import type { Purpose } from '../../security/personal-data/purpose.ts';

/** Which request, and what for. */
export interface RequestOrigin {
  readonly requestId: string;
  /** Null where the caller named none. */
  readonly purpose: Purpose | null;
}

/** Personal data of one person that a request read. */
export interface PersonalRead {
  readonly table: AuditedTable;
  readonly id: string;
  readonly clientId: string;
  readonly field: string;
  /** Whether only a mask was shown. */
  readonly isMasked: boolean;
}

interface ReadOfPerson {
  readonly table: AuditedTable;
  readonly id: string;
  readonly clientId: string;
  readonly shown: Set<string>;
  readonly masked: Set<string>;
}

/** What a request was refused and whose personal data it read, gathered so that it becomes one entry of each kind. */
export class AccessLog {
  #refused = new Set<string>();
  #people = new Map<string, ReadOfPerson>();

  /** `what` names the field. */
  refused(what: string): void {
    this.#refused.add(what);
  }

  read({ table, id, clientId, field, isMasked }: PersonalRead): void {
    const key = `${table} ${id}`;
    const person = this.#people.get(key) ?? { table, id, clientId, shown: new Set(), masked: new Set() };
    this.#people.set(key, person);
    person[isMasked ? 'masked' : 'shown'].add(field);
  }

  /** What was gathered; from then on it is empty. */
  take(): { refused: readonly string[]; people: readonly ReadOfPerson[] } {
    const taken = { refused: [...this.#refused], people: [...this.#people.values()] };
    this.#refused = new Set();
    this.#people = new Map();
    return taken;
  }
}

/**
 * Writes what the log gathered, and whether there was anything. Whoever gets an answer that shows something waits for
 * this.
 */
export async function recordAccess(
  database: Database,
  actor: Actor,
  { requestId, purpose }: RequestOrigin,
  log: AccessLog,
): Promise<boolean> {
  const { refused, people } = log.take();
  if (refused.length === 0 && people.length === 0) return false;
  const head = {
    institutionId: actor.institutionId,
    recordedAt: new Date(),
    actorId: actor.userId,
    actorSubject: actor.subject,
    before: null,
    after: null,
    reason: null,
    requestId,
  };
  await database.inTenant(actor.institutionId, async (query) => {
    if (refused[0] !== undefined) {
      await insertAuditEntry(query, {
        ...head,
        kind: 'REFUSAL',
        command: refused[0],
        subject: null,
        clientId: null,
        input: JSON.stringify({ fields: refused }),
        code: 'FORBIDDEN',
      });
    }
    if (people[0] !== undefined) {
      const [only] = people.length === 1 ? people : [];
      const clientIds = new Set(people.map((person) => person.clientId));
      await insertAuditEntry(query, {
        ...head,
        kind: 'READ',
        command: 'readPersonalData',
        subject: only === undefined ? null : { kind: only.table, id: only.id },
        clientId: clientIds.size === 1 ? people[0].clientId : null,
        input: JSON.stringify({
          purpose,
          people: people.map(({ table, id, clientId, shown, masked }) => ({
            table,
            id,
            clientId,
            shown: [...shown],
            masked: [...masked],
          })),
        }),
        code: null,
      });
    }
  });
  return true;
}
