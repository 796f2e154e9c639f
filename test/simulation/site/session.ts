import type { Delivery, EndReason, Question, Subscriber } from '../../../src/realtime/question.ts';
import type { StreamStart } from '../../../src/realtime/cursor.ts';
import type { Identity } from '../../../src/security/identity.ts';
import type { Actor } from '../../../src/security/actor.ts';
import type { Client } from './client.ts';
import { FakeQuestion } from './fake-question.ts';
import type { Payload } from './fake-question.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { World } from './world.ts';

/** The longest that withdrawn rights may still be used, by a node that is awake. */
const RIGHTS_WITHIN_MS = 5_000;

/** One subscription of a client on a node: the node's end of the socket, and the wire to the client. */
export class Session implements Subscriber {
  readonly subject: Identity;
  readonly client: Client;
  /** The cursor it resumes from; null: from the end of the log on. */
  readonly after: string | null;
  readonly #world: World;
  readonly #node: SimulatedNode;
  #leave: (() => void) | null = null;
  #state: 'new' | 'open' | 'closed' = 'new';
  /** What was sent first arrives first. */
  #arrivesAtMs = 0;
  #onDrained: (() => void)[] = [];

  constructor(world: World, node: SimulatedNode, client: Client) {
    this.#world = world;
    this.#node = node;
    this.client = client;
    this.after = client.cursor === null ? null : world.parts.resumeCursor(client.cursor);
    this.subject = { institutionCode: client.institutionId, subject: client.user.subject };
  }

  get isClosed(): boolean {
    return this.#state === 'closed';
  }

  async ask(actor: Actor): Promise<Question | null> {
    return actor.visibleUnitIds!.length === 0 ? null : new FakeQuestion(this.#node, this.client.filter, actor);
  }

  join(question: Question, rightsVersion: string, start: StreamStart): void {
    this.#state = 'open';
    this.#leave = this.#node.hub.join(this, question, rightsVersion, start);
  }

  deliver({ payloads }: Delivery): void {
    if (this.#state !== 'open') return this.#world.fail(`${this.client.name} was handed something after the end`);
    this.#checkRights();
    for (const payload of payloads)
      this.#send(() => this.client.receive(this, JSON.parse(payload.toString()) as Payload));
  }

  /** Now and then the socket takes its time. */
  drained(): Promise<void> {
    const { random, scheduler } = this.#world;
    if (this.isClosed || !this.#world.isFaulty || !random.chance(0.1)) return Promise.resolve();
    return new Promise((resolve) => {
      this.#onDrained.push(resolve);
      scheduler.after(random.between(1, 2_000), this.#node.process, resolve);
    });
  }

  end(reason: EndReason): void {
    if (this.#state !== 'open') return this.#world.fail(`${this.client.name} was ended after the end`);
    this.refuse(reason);
  }

  /** Ends before it has begun. */
  refuse(reason: EndReason): void {
    this.close();
    this.#send(() => this.client.ended(this, reason));
  }

  /** The node lets the socket go. */
  drop(): void {
    this.close();
    this.#send(() => this.client.dropped(this));
  }

  /** The node is no more; nothing of it runs. */
  breakOff(): void {
    this.#state = 'closed';
    this.#send(() => this.client.dropped(this));
  }

  /** The client goes; the node hears of it a little later. */
  leave(): void {
    this.#world.scheduler.after(this.#world.latencyMs(), this.#node.process, () => this.#node.forget(this));
  }

  /** Nothing more is handed out on this side. */
  close(): void {
    if (this.isClosed) return;
    this.#state = 'closed';
    this.#leave?.();
    for (const resolve of this.#onDrained) resolve();
  }

  #send(arrive: () => void): void {
    const { scheduler } = this.#world;
    this.#arrivesAtMs = Math.max(this.#arrivesAtMs, scheduler.nowMs + this.#world.latencyMs());
    scheduler.at(this.#arrivesAtMs, null, arrive);
  }

  #checkRights(): void {
    const { database, scheduler } = this.#world;
    const sinceMs = database.rights.deniedSinceMs(this.subject.subject);
    if (sinceMs === null) return;
    const awakeMs = scheduler.nowMs - sinceMs - this.#node.process.heldMs(sinceMs, scheduler.nowMs);
    if (awakeMs > RIGHTS_WITHIN_MS)
      this.#world.fail(
        `${this.client.name} was told of something ${Math.round(awakeMs)} ms after its rights were withdrawn`,
      );
  }
}
