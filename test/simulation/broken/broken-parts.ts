import type { PlacedEvent } from '../../../src/persistence/event-log/event-log.repository.ts';
import { readCursor, writeCursor } from '../../../src/realtime/cursor.ts';
import { AlertFeed } from '../../../src/realtime/feed.ts';
import { SOUND } from '../site/parts.ts';
import type { Parts } from '../site/parts.ts';
import { EpochBlindLog, ForgetfulLog, MaxIdLog, OneEpochLog, UnfencedLog } from './broken-logs.ts';

/** Believes whatever the bus says of the next place, by whatever history. */
class CredulousFeed extends AlertFeed {
  override offer(events: readonly PlacedEvent[]): void {
    super.offer(events.map((event) => ({ ...event, epoch: this.head.epoch })));
  }
}

function movedBy(cursor: string, places: bigint): string {
  const start = readCursor(cursor);
  if (!start.ok) throw new Error(`${cursor} is no cursor`);
  const { position, seen } = start.value;
  return position.seq + places < 0n ? cursor : writeCursor({ ...position, seq: position.seq + places }, seen);
}

const broken = (part: Partial<Parts>): Parts => ({ ...SOUND, ...part });

/** Sites of which one mechanism is broken, by what is wrong with them. */
export const BROKEN: Readonly<Record<string, Parts>> = {
  'a log that places without looking whose lease it is': broken({ createLog: (options) => new UnfencedLog(options) }),
  'a log that follows the greatest id': broken({ createLog: (options) => new MaxIdLog(options) }),
  'a log that does not tell one history from another': broken({ createLog: (options) => new EpochBlindLog(options) }),
  'a log that has one epoch for ever': broken({ createLog: (options) => new OneEpochLog(options) }),
  'a log that does not say what was dropped': broken({ createLog: (options) => new ForgetfulLog(options) }),
  'a feed that believes the bus': broken({ createFeed: (options) => new CredulousFeed(options) }),
  'a snapshot that does not say what it saw without a place': broken({
    snapshotCursor: (position) => writeCursor(position),
  }),
  'events whose cursors forget what the snapshot saw': broken({ eventCursor: (event) => writeCursor(event) }),
  'a client that resumes one event late': broken({ resumeCursor: (cursor) => movedBy(cursor, 1n) }),
  'a client that resumes one event early': broken({ resumeCursor: (cursor) => movedBy(cursor, -1n) }),
};
