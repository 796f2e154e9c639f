import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';

/** What a node hears of the others. */
export interface BusListener {
  readonly onPlaced: (events: readonly PlacedEvent[]) => void;
  /** A command of some node appended events that have no place yet. */
  readonly onAppended: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Carries placed events between nodes. Nothing rests on it: a message that is lost, doubled or late costs time at most,
 * since every node looks at the log as well. So nothing here waits, and nothing here fails.
 */
export interface EventBus {
  publish(events: readonly PlacedEvent[]): void;
  announceAppended(): void;
  close(): Promise<void>;
}
