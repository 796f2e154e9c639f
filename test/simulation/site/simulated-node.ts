import { readCursor } from '../../../src/realtime/cursor.ts';
import type { StreamStart } from '../../../src/realtime/cursor.ts';
import type { AlertFeed } from '../../../src/realtime/feed.ts';
import { Hub } from '../../../src/realtime/hub.ts';
import { IdRanges } from '../../../src/realtime/id-ranges.ts';
import type { PlacedEvent, PositionFault } from '../../../src/persistence/event-log/event-log.repository.ts';
import { Rights } from '../../../src/realtime/rights.ts';
import { Sequencer } from '../../../src/realtime/sequencer.ts';
import { WakeUp } from '../../../src/realtime/wake-up.ts';
import { Process } from '../machine/process.ts';
import { randomUuid } from '../model/random-uuid.ts';
import { Connection } from './connection.ts';
import type { Parts } from './parts.ts';
import { RemoteEventLog } from './remote-event-log.ts';
import type { Session } from './session.ts';
import type { World } from './world.ts';

/** One life of a node, put together as in server.ts: from its start to its stop or its crash. */
export class SimulatedNode {
  readonly process: Process;
  readonly connection: Connection;
  readonly parts: Parts;
  readonly feed: AlertFeed;
  readonly hub: Hub;
  readonly personal = new Set<string>();
  readonly appended: WakeUp;
  /** The bus does not reach it. */
  isOffBus = false;
  /** Told of its next hold on the lease, before it knows of it itself. */
  onAcquired: (() => void) | null = null;
  state: 'starting' | 'serving' | 'stopping' | 'over' = 'starting';
  readonly #world: World;
  readonly #rights: Rights;
  readonly #sequencer: Sequencer;
  readonly #sessions = new Set<Session>();

  constructor(world: World, name: string) {
    this.#world = world;
    this.parts = world.parts;
    this.process = new Process(name);
    this.connection = new Connection(world, this.process);
    const { database, scheduler, random } = world;
    const clock = scheduler.clockOf(this.process);
    const store = new RemoteEventLog(database.log, this.connection, {
      acquired: () => this.onAcquired?.(),
      placed: (events) => world.placed(this.process, events),
    });
    const onError = (error: unknown): void =>
      world.trace(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    this.appended = new WakeUp(clock);
    const onReset = (fault: PositionFault): void => {
      world.trace(`${name}: reset, ${fault}`);
      this.hub.endAll(fault);
    };
    this.feed = this.parts.createFeed({ store, clock, onError, onReset });
    this.#rights = new Rights({
      clock,
      version: (institutionId) => this.connection.call(async () => database.rights.version(institutionId)),
      loadActor: (subject) => this.connection.call(async () => database.rights.actor(subject)),
    });
    this.hub = new Hub({ feed: this.feed, rights: this.#rights, clock, onError });
    const onPlaced = (events: readonly PlacedEvent[]): void => {
      this.hear(events);
      world.bus.publish(this, events);
    };
    this.#sequencer = new Sequencer({
      store,
      clock,
      appended: this.appended,
      onPlaced,
      onError,
      holder: randomUuid(random),
    });
  }

  async start(): Promise<void> {
    await this.feed.start();
    this.state = 'serving';
    this.#sequencer.start();
  }

  /** Hears of placed events, from its own sequencer or by the bus. */
  hear(events: readonly PlacedEvent[]): void {
    if (this.feed.started) this.feed.offer(events);
  }

  wake(): void {
    if (this.feed.started) this.feed.wake();
  }

  /** A client connects, and asks for a stream. */
  accept(session: Session): void {
    this.#sessions.add(session);
    this.#world.scheduler.after(this.#world.latencyMs(), this.process, () => void this.#answer(session));
  }

  /** The client has gone. */
  forget(session: Session): void {
    this.#sessions.delete(session);
    session.close();
  }

  /** As in server.ts: lets everybody go, then the sequencer, then the feed. */
  async stop(): Promise<void> {
    this.state = 'stopping';
    this.dropAll();
    await this.#sequencer.stop();
    await this.feed.stop();
    this.state = 'over';
  }

  crash(): void {
    this.#world.scheduler.end(this.process);
    this.state = 'over';
    for (const session of this.#sessions) session.breakOff();
    this.#sessions.clear();
  }

  dropAll(): void {
    for (const session of this.#sessions) session.drop();
    this.#sessions.clear();
  }

  async #answer(session: Session): Promise<void> {
    if (this.state === 'serving') await this.#subscribe(session).catch(() => session.drop());
    else session.drop();
    if (session.isClosed) this.#sessions.delete(session);
  }

  async #subscribe(session: Session): Promise<void> {
    const { institutionId } = session.client;
    const version = await this.#rights.version(institutionId);
    const actor = await this.#rights.actor(institutionId, version, session.subject);
    const start = await this.#startOf(session.after);
    if (session.isClosed) return;
    if (typeof start === 'string') return session.refuse(start);
    const question = actor === null ? null : await session.ask(actor);
    if (session.isClosed) return;
    if (question === null) return session.refuse('FORBIDDEN');
    session.client.startsAt(session, start.position);
    session.join(question, version, start);
  }

  async #startOf(cursor: string | null): Promise<StreamStart | PositionFault> {
    if (cursor === null) return { position: this.feed.head, seen: IdRanges.NONE };
    const start = readCursor(cursor);
    if (!start.ok) throw new Error(`${cursor} is no cursor`);
    return (await this.feed.faultOf(start.value)) ?? start.value;
  }
}
