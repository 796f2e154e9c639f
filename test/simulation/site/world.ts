/** The simulated site: nodes on one database, a bus between them, writers, and clients; and what went wrong with it. */
import { Random } from '../../../src/domain/shared/random.ts';
import type { PlacedEvent } from '../../../src/persistence/event-log/event-log.repository.ts';
import type { Process } from '../machine/process.ts';
import { Scheduler } from '../machine/scheduler.ts';
import type { Trace } from '../machine/trace.ts';
import type { NewEvent } from '../model/model-event-log.ts';
import { ModelRights } from '../model/model-rights.ts';
import type { User } from '../model/model-rights.ts';
import type { Settings } from '../settings.ts';
import { Client } from './client.ts';
import { ConnectionLost, DatabaseSite } from './database-site.ts';
import { FILTERS } from './filter.ts';
import { ModelBus } from './model-bus.ts';
import type { Parts } from './parts.ts';
import { SimulatedNode } from './simulated-node.ts';
import { write } from './writer.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly settings: Settings;
  readonly parts: Parts;
  readonly trace: Trace;
}

export class World {
  readonly scheduler = new Scheduler();
  readonly random: Random;
  readonly settings: Settings;
  readonly parts: Parts;
  readonly database: DatabaseSite;
  readonly bus = new ModelBus(this);
  readonly nodes: SimulatedNode[];
  readonly clients: Client[];
  readonly institutions: readonly string[];
  readonly users: readonly User[];
  /** All that anybody ever wanted to append, by the alert that names it. */
  readonly events = new Map<string, NewEvent>();
  readonly failures: string[] = [];
  /** Whether things may still go wrong. */
  isFaulty = true;
  /** Whose sequencer placed something last. */
  lastPlacer: Process | null = null;
  /** Which alert was ever told to be at a place. */
  readonly #places = new Map<string, string>();
  readonly #trace: Trace;
  #lives = 0;

  constructor({ seed, settings, parts, trace }: WorldOptions) {
    this.random = new Random(seed, 'world');
    [this.settings, this.parts, this.#trace] = [settings, parts, trace];
    const nowMs = (): number => this.scheduler.nowMs;
    this.institutions = Array.from({ length: settings.institutions }, (_, index) => `institution ${index + 1}`);
    this.users = this.institutions.flatMap((institutionId) =>
      ['ann', 'bob', 'cid'].map((name) => ({ institutionId, subject: `${name} of ${institutionId}` })),
    );
    const { retentionMs, partitionSize } = settings;
    const log = parts.createLog({
      random: this.random,
      nowMs,
      retentionMs,
      partitionSize,
      between: () => this.#betweenStatements(),
    });
    this.database = new DatabaseSite(this.scheduler, log, new ModelRights(nowMs, this.users));
    this.nodes = Array.from({ length: settings.nodes }, () => this.#newNode());
    this.clients = Array.from(
      { length: settings.clients },
      (_, index) =>
        new Client(this, {
          name: `client ${index + 1}`,
          user: this.random.pick(this.users),
          filter: this.random.pick(FILTERS),
          hasSnapshot: this.random.chance(0.7),
        }),
    );
  }

  get lossRate(): number {
    return this.isFaulty ? this.settings.lossRate : 0;
  }

  /** The time one way takes. */
  latencyMs(): number {
    if (this.isFaulty && this.random.chance(this.settings.slowRate)) return this.random.between(5, 800);
    return this.random.between(0.1, 4);
  }

  /** A node that a client may try; null where none lives. */
  anyNode(): SimulatedNode | null {
    const living = this.nodes.filter(({ state }) => state !== 'over');
    return living.length === 0 ? null : this.random.pick(living);
  }

  /** Some command appends events, in a transaction that is open for so long. */
  write(count: number, openMs: number): void {
    const node = this.anyNode();
    if (node !== null) write(this, node, { institutionId: this.random.pick(this.institutions), count, openMs });
  }

  /** A node has ended: another takes its place. */
  replace(node: SimulatedNode, afterMs: number): void {
    this.scheduler.after(afterMs, null, () => {
      const index = this.nodes.indexOf(node);
      if (index >= 0) this.nodes[index] = this.#newNode();
    });
  }

  /** Events were placed, by a transaction that is committed whether or not its node hears of it. */
  placed(placer: Process, placed: readonly PlacedEvent[]): void {
    this.lastPlacer = placer;
    for (const { epoch, seq, payload } of placed) this.#notePlace(`${epoch}:${seq}`, payload.alertId);
    this.trace(
      `placed ${placed.map(({ epoch, seq, payload }) => `${payload.alertId} at ${epoch.slice(0, 4)}:${seq}`).join()}`,
    );
    if (!this.settings.hasWakeUps) return;
    for (const node of this.nodes) this.scheduler.after(this.latencyMs(), node.process, () => node.wake());
  }

  trace(line: string): void {
    this.#trace.add(this.scheduler.nowMs, line);
  }

  /** Something is not as it must be: the run ends. */
  fail(what: string): void {
    if (this.failures.length > 0) return;
    this.failures.push(`${(this.scheduler.nowMs / 1_000).toFixed(3)} s: ${what}`);
    this.trace(`FAILED: ${what}`);
    this.scheduler.stop();
  }

  #newNode(): SimulatedNode {
    const node = new SimulatedNode(this, `node ${(this.#lives += 1)}`);
    this.trace(`${node.process.name} starts`);
    node.start().catch(() => {
      node.crash();
      this.replace(node, 200);
    });
    return node;
  }

  /** Two histories never share a place. */
  #notePlace(place: string, alertId: string): void {
    const known = this.#places.get(place);
    if (known !== undefined && known !== alertId) this.fail(`${known} and ${alertId} were both placed at ${place}`);
    this.#places.set(place, alertId);
  }

  async #betweenStatements(): Promise<void> {
    if (!this.isFaulty || !this.random.chance(0.2)) return;
    const { incarnation } = this.database;
    await new Promise<void>((resolve) => void this.scheduler.after(this.random.between(0, 20), null, resolve));
    if (this.database.incarnation !== incarnation) throw new ConnectionLost();
  }
}
