import { expect, it } from 'vitest';
import { Random } from '../../src/domain/shared/random.ts';
import type { LogPage } from '../../src/persistence/event-log/event-log-store.ts';
import type { PlacedEvent, Position, PositionFault } from '../../src/persistence/event-log/event-log.repository.ts';
import { AlertFeed } from '../../src/realtime/feed.ts';
import { Process } from '../simulation/machine/process.ts';
import { Scheduler } from '../simulation/machine/scheduler.ts';
import { ModelEventLog } from '../simulation/model/model-event-log.ts';
import type { NewEvent } from '../simulation/model/model-event-log.ts';

const HOLDER = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const EVENT = {
  institutionId: 'one',
  kind: 'RAISED',
  payload: {},
  occurredAt: new Date(0),
  recordedAt: new Date(0),
} as unknown as NewEvent;

/** A log whose readers wait for their answer until it is given. */
class SlowLog extends ModelEventLog {
  readonly #waiting: (() => void)[] = [];

  override async after(position: Position, limit: number): Promise<LogPage> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return super.after(position, limit);
  }

  answer(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

it('a feed that is told of a history that was undone, while it reads the present one, notices', async () => {
  const scheduler = new Scheduler();
  const log = new SlowLog({
    random: new Random('feed'),
    nowMs: () => scheduler.nowMs,
    retentionMs: 1e9,
    partitionSize: 1_000,
  });
  const place = async (count: number): Promise<readonly PlacedEvent[]> => {
    const transaction = log.begin();
    for (let index = 0; index < count; index += 1) transaction.append(EVENT);
    transaction.commit();
    return (await log.place((await log.acquire(HOLDER, lease, 5_000))!, 500))!;
  };
  let lease = await log.acquire(HOLDER, null, 5_000);
  const [first] = await place(1);
  lease = { ...lease!, lastSeq: first!.seq };
  const restore = log.backUp();
  const resets: PositionFault[] = [];
  const feed = new AlertFeed({
    store: log,
    clock: scheduler.clockOf(new Process('node')),
    onError: () => undefined,
    onReset: (fault) => resets.push(fault),
  });
  await feed.start();
  const undone = await place(2);
  restore();
  lease = null;
  await place(3);
  feed.offer(undone);
  log.answer();
  await scheduler.runUntil(100);
  expect(resets).toEqual(['EPOCH_CHANGED']);
});
