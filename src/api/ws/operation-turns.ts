/**
 * The operations of one socket by their ids. graphql-ws forgets an id when it is completed, also while the operation
 * is still starting; used again before that start is over, the id made both streams one's own, and completing it ended
 * neither. Here an id stands for one operation from its first message until all of it is over, and what asks for the
 * same id meanwhile waits its turn, or is dropped when it is completed before that came.
 *
 * Everything happens in the turn of the message, so that what is counted is what was sent.
 */
import { MessageType } from 'graphql-ws';

interface Turn {
  isCompleted: boolean;
  /** The message of the operation that comes next under the id. */
  next: string | null;
}

export interface OperationTurnsOptions {
  /** Hands a message to the protocol; resolves when all that it began is over. */
  readonly handle: (message: string) => Promise<void>;
  /** Told where an id is used by two operations at once. */
  readonly onDuplicate: (id: string) => void;
}

export class OperationTurns {
  readonly #options: OperationTurnsOptions;
  readonly #turns = new Map<string, Turn>();
  #isClosed = false;

  constructor(options: OperationTurnsOptions) {
    this.#options = options;
  }

  /** Operations that are not over: `active` of them are wanted still, the others are completed and not over yet. */
  count(): { readonly active: number; readonly all: number } {
    let [active, waiting] = [0, 0];
    for (const { isCompleted, next } of this.#turns.values()) {
      if (!isCompleted || next !== null) active += 1;
      if (next !== null) waiting += 1;
    }
    return { active, all: this.#turns.size + waiting };
  }

  /** Takes a message as it came; resolves when all that it began is over. */
  async take(message: string): Promise<void> {
    const { type, id } = headOf(message);
    if (id === null) return this.#options.handle(message);
    if (type === MessageType.Subscribe) return this.#subscribe(id, message);
    if (type === MessageType.Complete && !this.#complete(id)) return;
    return this.#options.handle(message);
  }

  /** The socket is gone: nothing that waits begins any more. */
  close(): void {
    this.#isClosed = true;
    for (const turn of this.#turns.values()) turn.next = null;
  }

  async #subscribe(id: string, message: string): Promise<void> {
    const turn = this.#turns.get(id);
    if (turn === undefined) return this.#begin(id, message);
    if (!turn.isCompleted || turn.next !== null) return this.#options.onDuplicate(id);
    turn.next = message;
  }

  /** Whether the protocol must hear of it: it knows nothing of an operation that waits. */
  #complete(id: string): boolean {
    const turn = this.#turns.get(id);
    if (turn === undefined) return true;
    if (turn.isCompleted) {
      turn.next = null;
      return false;
    }
    turn.isCompleted = true;
    return true;
  }

  async #begin(id: string, first: string): Promise<void> {
    for (let message: string | null = first; message !== null;) {
      const turn: Turn = { isCompleted: false, next: null };
      this.#turns.set(id, turn);
      await this.#options.handle(message).finally(() => this.#turns.delete(id));
      message = this.#isClosed ? null : turn.next;
    }
  }
}

/** What a message is, as far as its turn depends on it; a message that says neither is the protocol's to judge. */
function headOf(message: string): { readonly type: unknown; readonly id: string | null } {
  try {
    const read = JSON.parse(message) as { type?: unknown; id?: unknown } | null;
    const id = read?.id;
    return { type: read?.type, id: typeof id === 'string' ? id : null };
  } catch {
    return { type: null, id: null };
  }
}
