import { writeCursor } from '../../../src/realtime/cursor.ts';
import type { PlacedEvent } from '../../../src/persistence/event-log/event-log.repository.ts';
import type { Question, StreamMessage } from '../../../src/realtime/question.ts';
import type { Actor } from '../../../src/security/actor.ts';
import type { Connection } from './connection.ts';
import { HIDDEN_CLIENT, isWanted } from './filter.ts';
import type { Filter } from './filter.ts';
import type { Parts } from './parts.ts';

/** What a client receives. */
export type Payload =
  | {
      readonly kind: 'event';
      readonly cursor: string;
      readonly seq: number;
      readonly alertId: string;
      readonly institutionId: string;
      readonly userId: string | null;
    }
  | { readonly kind: 'heartbeat'; readonly cursor: string };

export interface QuestionOptions {
  readonly connection: Connection;
  readonly parts: Parts;
  /** Names of the filters whose answers have turned out to be personal, as one node knows it. */
  readonly personal: Set<string>;
}

/** The question of a filter under the rights of a user, as the API makes it (stream-question.ts). */
export class FakeQuestion implements Question {
  readonly key: string;
  readonly institutionId: string;
  readonly userId: string;
  readonly hasHeartbeats: boolean;
  isPersonal = false;
  readonly #options: QuestionOptions;
  readonly #filter: Filter;

  constructor(options: QuestionOptions, filter: Filter, actor: Actor) {
    this.#options = options;
    this.#filter = filter;
    this.institutionId = actor.institutionId;
    this.userId = actor.userId;
    this.hasHeartbeats = filter.hasHeartbeats;
    this.key = [
      filter.name,
      actor.institutionId,
      actor.visibleUnitIds!.join(),
      options.personal.has(filter.name) ? actor.userId : '',
    ].join('|');
  }

  refresh(): Promise<void> {
    return Promise.resolve();
  }

  wants(event: PlacedEvent): boolean {
    return isWanted(this.#filter, event);
  }

  async render(messages: readonly StreamMessage[]): Promise<readonly (Buffer | null)[]> {
    const answers = await this.#options.connection.call(async () => messages.map((message) => this.#answer(message)));
    if (this.#filter.isPersonal && messages.some(({ kind }) => kind === 'event')) {
      this.isPersonal = true;
      this.#options.personal.add(this.#filter.name);
    }
    return answers;
  }

  #answer(message: StreamMessage): Buffer | null {
    if (message.kind === 'heartbeat') return bytes({ kind: 'heartbeat', cursor: writeCursor(message.position) });
    const { event, seen } = message;
    const { alertId, clientId } = event.payload;
    if (clientId === HIDDEN_CLIENT) return null;
    const userId = this.#filter.isPersonal ? this.userId : null;
    return bytes({
      kind: 'event',
      cursor: this.#options.parts.eventCursor(event, seen),
      seq: Number(event.seq),
      alertId,
      institutionId: event.institutionId,
      userId,
    });
  }
}

function bytes(payload: Payload): Buffer {
  return Buffer.from(JSON.stringify(payload));
}
