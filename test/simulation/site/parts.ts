import type { PlacedEvent, Position } from '../../../src/persistence/event-log/event-log.repository.ts';
import { writeCursor } from '../../../src/realtime/cursor.ts';
import { AlertFeed } from '../../../src/realtime/feed.ts';
import type { FeedOptions } from '../../../src/realtime/feed.ts';
import { IdRanges } from '../../../src/realtime/id-ranges.ts';
import { ModelEventLog } from '../model/model-event-log.ts';
import type { ModelOptions, UnplacedEvent } from '../model/model-event-log.ts';

/** What a run is put together of. A test of the simulation itself breaks one of them and sees that it is found. */
export interface Parts {
  readonly createLog: (options: ModelOptions) => ModelEventLog;
  readonly createFeed: (options: FeedOptions) => AlertFeed;
  /** Of a snapshot that shows all up to a place, and these events that have none yet. */
  readonly snapshotCursor: (position: Position, unplaced: readonly UnplacedEvent[]) => string;
  readonly eventCursor: (event: PlacedEvent, seen: IdRanges) => string;
  /** The cursor that a client resumes with, of the one that it was told last. */
  readonly resumeCursor: (cursor: string) => string;
}

export const SOUND: Parts = {
  createLog: (options) => new ModelEventLog(options),
  createFeed: (options) => new AlertFeed(options),
  snapshotCursor: (position, unplaced) =>
    writeCursor(
      position,
      IdRanges.of(
        unplaced.map(({ outboxId }) => outboxId),
        unplaced.reduce((sum, { recordedAt }) => sum + BigInt(recordedAt.getTime()), 0n),
      ),
    ),
  eventCursor: writeCursor,
  resumeCursor: (cursor) => cursor,
};
