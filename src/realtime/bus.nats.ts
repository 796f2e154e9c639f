/**
 * The bus over NATS JetStream. The sequencer publishes each placed event, sealed, with its place as message id, so that
 * one that is sent again is stored once; each node follows with an ordered consumer of its own. A node believes only
 * what a node of this database sealed, and of that only what continues the history it read from the log (see feed.ts).
 */
import { DeliverPolicy, RetentionPolicy, StorageType, jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { ConsumerMessages, JetStreamClient } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import type { Seal } from '../security/seal.ts';
import type { BusListener, EventBus } from './bus.ts';
import { SYSTEM_CLOCK, pause } from './clock.ts';

/** Who was away for longer reads the log. */
const KEPT_MS = 10 * 60_000;
const RETRY_MS = 1_000;
const NANOS_PER_MS = 1_000_000;

export interface NatsBusOptions {
  readonly url: string;
  /** The stream, and the beginning of its subjects. */
  readonly stream: string;
  /** Who else may use the server neither reads events nor makes any up. */
  readonly seal: Seal;
}

export class NatsBus implements EventBus {
  readonly #options: NatsBusOptions;
  readonly #listener: BusListener;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #connection: NatsConnection | null = null;
  #jetstream: JetStreamClient | null = null;
  #messages: ConsumerMessages | null = null;

  /** Connects by itself, and again for as long as it takes; meanwhile there is no bus. */
  constructor(options: NatsBusOptions, listener: BusListener) {
    this.#options = options;
    this.#listener = listener;
    this.#running = this.#run();
  }

  publish(events: readonly PlacedEvent[]): void {
    const client = this.#jetstream;
    if (client === null) return;
    // A message that is not acknowledged is of no interest: the log has the event.
    for (const event of events)
      void client
        .publish(this.#placedSubject, this.#options.seal.close(encode(event)), { msgID: `${event.epoch}:${event.seq}` })
        .catch(() => undefined);
  }

  announceAppended(): void {
    try {
      this.#connection?.publish(this.#appendedSubject);
    } catch {
      // The sequencer looks by itself.
    }
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#connection?.close();
    await this.#running;
  }

  get #placedSubject(): string {
    return `${this.#options.stream}.placed`;
  }

  get #appendedSubject(): string {
    return `${this.#options.stream}.appended`;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await this.#serve().catch((error: unknown) => {
        if (!signal.aborted) this.#listener.onError(error);
      });
      this.#jetstream = null;
      await pause(SYSTEM_CLOCK, RETRY_MS, signal);
    }
  }

  /** Follows the stream until that fails; the connection itself comes back by itself. */
  async #serve(): Promise<void> {
    const connection = await this.#connected();
    await this.#ensureStream(connection);
    this.#jetstream = jetstream(connection);
    const consumer = await this.#jetstream.consumers.get(this.#options.stream, {
      filter_subjects: this.#placedSubject,
      deliver_policy: DeliverPolicy.New,
    });
    this.#messages = await consumer.consume();
    for await (const message of this.#messages) {
      const opened = this.#options.seal.open(message.data);
      const event = opened === null ? null : decode(opened);
      if (event !== null) this.#listener.onPlaced([event]);
    }
  }

  async #connected(): Promise<NatsConnection> {
    if (this.#connection !== null && !this.#connection.isClosed()) return this.#connection;
    const connection = await connect({
      servers: this.#options.url,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RETRY_MS,
      name: 'clc',
      ignoreClusterUpdates: false,
    });
    this.#connection = connection;
    connection.subscribe(this.#appendedSubject, { callback: () => this.#listener.onAppended() });
    if (this.#stopping.signal.aborted) await connection.close();
    return connection;
  }

  async #ensureStream(connection: NatsConnection): Promise<void> {
    const manager = await jetstreamManager(connection);
    const config = {
      subjects: [this.#placedSubject],
      retention: RetentionPolicy.Limits,
      max_age: KEPT_MS * NANOS_PER_MS,
      duplicate_window: 2 * 60_000 * NANOS_PER_MS,
    };
    await manager.streams
      .info(this.#options.stream)
      .catch(() => manager.streams.add({ name: this.#options.stream, storage: StorageType.File, ...config }));
  }
}

/** Numbers of 64 bits travel as text. */
function encode(event: PlacedEvent): Buffer {
  return Buffer.from(
    JSON.stringify(event, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
  );
}

function decode(data: Uint8Array): PlacedEvent | null {
  try {
    const event = JSON.parse(new TextDecoder().decode(data)) as Record<string, string> & Pick<PlacedEvent, 'payload'>;
    return {
      ...event,
      seq: BigInt(event['seq']!),
      outboxId: event['outboxId'] === null ? null : BigInt(event['outboxId']!),
      occurredAt: new Date(event['occurredAt']!),
      recordedAt: new Date(event['recordedAt']!),
    } as unknown as PlacedEvent;
  } catch {
    return null;
  }
}
