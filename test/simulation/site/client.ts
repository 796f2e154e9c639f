/**
 * A dashboard. It shows what a snapshot has, or nothing, and adds what it is told; after each interruption it goes on
 * from the last cursor it was given, on any node. What it shows in the end is what the run is judged by.
 */
import type { EndReason } from '../../../src/realtime/question.ts';
import type { Position } from '../../../src/persistence/event-log/event-log.repository.ts';
import { readCursor } from '../../../src/realtime/cursor.ts';
import type { User } from '../model/model-rights.ts';
import { Connection } from './connection.ts';
import type { Payload } from './fake-question.ts';
import type { Filter } from './filter.ts';
import { isTold } from './filter.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

/** For how long after a restore, or a change of rights, a node may still go by what was before. */
const HEARSAY_MS = 30_000;

export interface ClientOptions {
  readonly name: string;
  readonly user: User;
  readonly filter: Filter;
  /** Begins with a snapshot, or with what comes from now on. */
  readonly hasSnapshot: boolean;
}

export class Client {
  readonly name: string;
  readonly user: User;
  readonly filter: Filter;
  cursor: string | null = null;
  /** The alerts it shows, by the events that brought them. */
  readonly shown = new Set<string>();
  /** It is to show all that came after this. */
  baseSeq = 0;
  heartbeatAtMs = -Infinity;
  readonly #world: World;
  readonly #connection: Connection;
  #position: Position | null = null;
  #session: Session | null = null;
  #isGone = false;

  constructor(world: World, { name, user, filter, hasSnapshot }: ClientOptions) {
    this.#world = world;
    [this.name, this.user, this.filter] = [name, user, filter];
    this.#connection = new Connection(world, null);
    if (hasSnapshot) this.#later(() => this.#query());
    else this.#later(() => this.#connect());
  }

  get institutionId(): string {
    return this.user.institutionId;
  }

  /** The socket breaks, and some of what was on the wire with it. */
  cut(): void {
    const session = this.#session;
    if (session === null) return;
    this.#release(session);
    this.#reconnect();
  }

  /** Somebody opens the page anew. */
  reload(): void {
    const session = this.#session;
    if (session === null) return;
    this.#release(session);
    this.#query();
  }

  leave(): void {
    this.#isGone = true;
    if (this.#session !== null) this.#release(this.#session);
  }

  /** It was taken in at this place in the log. */
  startsAt(session: Session, { seq }: Position): void {
    if (session !== this.#session || this.cursor !== null) return;
    this.shown.clear();
    this.baseSeq = Number(seq);
  }

  receive(session: Session, payload: Payload): void {
    if (session !== this.#session) return;
    const cursor = readCursor(payload.cursor);
    if (!cursor.ok) return this.#fail(`was given "${payload.cursor}" for a cursor`);
    const { position } = cursor.value;
    this.#world.trace(
      `${this.name} hears ${payload.kind === 'event' ? payload.alertId : 'a heartbeat'} at ${position.epoch.slice(0, 4)}:${position.seq}`,
    );
    if (payload.kind === 'event') this.#show(payload, position);
    else this.#hearHeartbeat(position);
    [this.cursor, this.#position] = [payload.cursor, position];
    if (this.#world.isFaulty && this.#world.random.chance(this.#world.settings.cutRate)) this.cut();
  }

  /** The stream said why it ends. */
  ended(session: Session, reason: EndReason): void {
    if (session !== this.#session) return;
    this.#session = null;
    this.#world.trace(`${this.name} is told ${reason}`);
    if (!this.#isJustified(reason))
      return this.#fail(`was told ${reason} for no reason, at ${this.#position?.epoch}:${this.#position?.seq}`);
    if (reason === 'FORBIDDEN') this.#reconnect();
    else this.#later(() => this.#query());
  }

  /** The socket closed. */
  dropped(session: Session): void {
    if (session !== this.#session) return;
    this.#session = null;
    this.#reconnect();
  }

  #show({ alertId, seq, institutionId, userId }: Extract<Payload, { kind: 'event' }>, position: Position): void {
    const event = this.#world.events.get(alertId)!;
    if (seq !== Number(position.seq)) this.#fail(`was told of ${alertId} at ${seq} with the cursor of ${position.seq}`);
    if (institutionId !== this.institutionId) this.#fail(`was told of ${alertId} of another institution`);
    if (!isTold(this.filter, institutionId, event)) this.#fail(`was told of ${alertId}, which it does not want`);
    if (userId !== null && userId !== this.user.subject) this.#fail(`was given the answer for ${userId}`);
    if (this.#position !== null && position.seq <= this.#position.seq)
      this.#fail(`was told of ${position.seq} after ${this.#position.seq}`);
    if (this.shown.has(alertId)) this.#fail(`was told of ${alertId} twice`);
    this.shown.add(alertId);
  }

  #hearHeartbeat(position: Position): void {
    const { database, scheduler } = this.#world;
    this.heartbeatAtMs = scheduler.nowMs;
    if (this.#position !== null && position.seq < this.#position.seq)
      this.#fail(`got a heartbeat at ${position.seq} after ${this.#position.seq}`);
    if (!database.log.hasPosition(position)) return;
    const missing = this.missing().find(({ seq }) => seq <= position.seq);
    if (missing !== undefined)
      this.#fail(`got a heartbeat at ${position.seq} before ${missing.payload.alertId} at ${missing.seq}`);
  }

  /** What it should show and does not. */
  missing() {
    return this.#world.database.log
      .placed()
      .filter(
        (event) =>
          event.seq > this.baseSeq &&
          !this.shown.has(event.payload.alertId) &&
          isTold(this.filter, this.institutionId, event),
      );
  }

  /** What it shows and should not. */
  surplus(): string[] {
    const known = new Set(this.#world.database.log.placed().map(({ payload }) => payload.alertId));
    return [...this.shown].filter((alertId) => !known.has(alertId));
  }

  #isJustified(reason: EndReason): boolean {
    const { database, scheduler } = this.#world;
    const isRecent = (atMs: number): boolean => scheduler.nowMs - atMs < HEARSAY_MS;
    if (isRecent(database.lastRestoredMs)) return true;
    if (reason === 'CURSOR_EXPIRED')
      return (
        isRecent(database.log.lastDroppedMs) ||
        (this.#position !== null && this.#position.seq + 1n < database.log.firstSeq)
      );
    if (reason === 'FORBIDDEN') return isRecent(database.rights.lastDeniedMs(this.user.subject));
    return this.#position !== null && !database.log.hasPosition(this.#position);
  }

  #query(): void {
    if (this.#isGone) return;
    const { database, parts } = this.#world;
    const read = this.#connection.call(async () => {
      const { last } = await database.log.extent();
      const unplaced = database.log.unplaced().filter(({ institutionId }) => institutionId === this.institutionId);
      return { last, unplaced, alerts: [...database.log.placed(), ...unplaced] };
    });
    read.then(
      ({ last, unplaced, alerts }) => {
        this.shown.clear();
        for (const event of alerts)
          if (isTold(this.filter, this.institutionId, event)) this.shown.add(event.payload.alertId);
        [this.baseSeq, this.#position, this.cursor] = [0, last, parts.snapshotCursor(last, unplaced)];
        this.#world.trace(
          `${this.name} reads ${this.shown.size} alerts at ${last.epoch.slice(0, 4)}:${last.seq}, without places ${unplaced.map(({ outboxId }) => outboxId).join()}`,
        );
        this.#later(() => this.#connect());
      },
      () => this.#later(() => this.#query()),
    );
  }

  #connect(): void {
    if (this.#isGone) return;
    const node = this.#world.anyNode();
    if (node === null) return this.#reconnect();
    const session = new Session(this.#world, node, this);
    this.#session = session;
    this.#world.trace(`${this.name} connects to ${node.process.name}`);
    node.accept(session);
  }

  #reconnect(): void {
    this.#later(() => this.#connect());
  }

  #later(work: () => void): void {
    const { scheduler, random } = this.#world;
    scheduler.after(random.between(1, 1_000), null, work);
  }

  #release(session: Session): void {
    this.#session = null;
    session.leave();
  }

  #fail(what: string): void {
    this.#world.fail(`${this.name} ${what}`);
  }
}
