import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import type { EventLogStore } from '../persistence/event-log/event-log-store.ts';
import { PlacedListener } from '../persistence/event-log/placed-listener.ts';
import { rightsVersion } from '../persistence/institution/rights-version.repository.ts';
import { nodeSecret } from '../persistence/node/node-secret.repository.ts';
import type { Database } from '../persistence/orm.ts';
import { Seal } from '../security/seal.ts';
import { AuditLinker } from './audit-linker.ts';
import type { BusListener, EventBus } from './bus.ts';
import { NatsBus } from './bus.nats.ts';
import type { NatsBusOptions } from './bus.nats.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { AlertFeed } from './feed.ts';
import { Hub } from './hub.ts';
import { Rights } from './rights.ts';
import type { RightsOptions } from './rights.ts';
import { Sequencer } from './sequencer.ts';
import { WakeUp } from './wake-up.ts';

export interface RealtimeOptions {
  readonly database: Database;
  readonly store: EventLogStore;
  /** The database that other nodes share, where they may: it is listened to. */
  readonly listenTo: string | null;
  readonly nats: Omit<NatsBusOptions, 'seal'> | null;
  /** Whether this node places events and links the audit, or leaves both to others. */
  readonly placesEvents: boolean;
  readonly loadActor: RightsOptions['loadActor'];
  readonly onError: (error: unknown) => void;
}

export type Realtime = Awaited<ReturnType<typeof startRealtime>>;

/** The outward current of a node: sequencer, feed, hub, and the ways by which nodes wake each other. */
export async function startRealtime(options: RealtimeOptions) {
  const { database, store, listenTo, nats, placesEvents, loadActor, onError } = options;
  const clock = SYSTEM_CLOCK;
  const [appended, recorded] = [new WakeUp(clock), new WakeUp(clock)];
  let hub: Hub | null = null;
  const feed = new AlertFeed({ store, clock, onError, onReset: (fault) => hub?.endAll(fault) });
  const rights = new Rights({
    clock,
    version: (institutionId) => database.inSystem((query) => rightsVersion(query, institutionId)),
    loadActor,
  });
  hub = new Hub({ feed, rights, clock, onError });
  const offer = (events: readonly PlacedEvent[]): void => {
    if (feed.started) feed.offer(events);
  };
  const listener: BusListener = { onPlaced: offer, onAppended: () => appended.notify(), onError };
  const bus: EventBus | null =
    nats === null
      ? null
      : new NatsBus(
          { ...nats, seal: new Seal(await database.inSystem((query) => nodeSecret(query, 'bus'))) },
          listener,
        );
  const placedListener = listenTo === null ? null : new PlacedListener(listenTo, () => feed.wake());
  const onPlaced = (events: readonly PlacedEvent[]): void => {
    offer(events);
    bus?.publish(events);
  };
  const sequencer = placesEvents ? new Sequencer({ store, clock, appended, onPlaced, onError }) : null;
  const linker = placesEvents ? new AuditLinker({ database, clock, recorded, onError }) : null;
  return {
    feed,
    hub,
    rights,
    /** Places events and links the audit from now on, where that is this node's work. */
    startPlacing: () => {
      sequencer?.start();
      linker?.start();
    },
    onRecorded: () => recorded.notify(),
    onAppended: () => {
      appended.notify();
      bus?.announceAppended();
    },
    stop: async () => {
      await sequencer?.stop();
      await linker?.stop();
      await Promise.all([feed.stop(), bus?.close(), placedListener?.stop()]);
    },
  };
}
