import type { Random } from '../../../src/domain/shared/random.ts';
import type { AlertEventPayload } from '../../../src/domain/warning/alert-event.ts';
import { SEVERITIES } from '../../../src/domain/warning/severity.ts';
import type { NewEvent, OpenTransaction } from '../model/model-event-log.ts';
import { HIDDEN_CLIENT } from './filter.ts';
import type { SimulatedNode } from './simulated-node.ts';
import type { World } from './world.ts';

/** Virtual time begins here. */
const BEGINNING = Date.UTC(2030, 0, 1);
const PAYLOAD: Omit<AlertEventPayload, 'alertId' | 'clientId' | 'severity'> = {
  facilityId: null,
  unitId: 'unit',
  ruleCode: 'RULE',
  status: 'OPEN',
  assigneeId: null,
  industryCode: null,
  segment: 'CORPORATE',
  raisedAt: '2030-01-01T00:00:00.000Z',
};

interface Command {
  readonly institutionId: string;
  readonly count: number;
  /** How long its transaction is open. */
  readonly openMs: number;
}

/** Mostly short, now and then long. */
export function someOpenMs(random: Random): number {
  if (random.chance(0.5)) return random.between(0, 5);
  return random.chance(0.7) ? random.between(5, 150) : random.between(150, 8_000);
}

/** Runs a command on a node: it appends events in one transaction, whose ids are given long before it commits. */
export function write(world: World, node: SimulatedNode, { institutionId, count, openMs }: Command): void {
  const { database, random, scheduler } = world;
  if (database.isDown || node.connection.isCut) return;
  const transaction = database.log.begin();
  const events = Array.from({ length: count }, () => newEvent(world, institutionId));
  const ids = events.map((event) => transaction.append(event));
  const isRolledBack = world.isFaulty && random.chance(0.05);
  scheduler.after(openMs, node.process, () => {
    if (isRolledBack || database.isDown || !commit(transaction)) return;
    world.trace(`${node.process.name} commits ${events.map(({ payload }) => payload.alertId).join()} as ${ids.join()}`);
    if (!world.settings.hasWakeUps) return;
    node.appended.notify();
    world.bus.announceAppended(node);
  });
}

function commit(transaction: OpenTransaction): boolean {
  try {
    transaction.commit();
    return true;
  } catch {
    return false;
  }
}

function newEvent(world: World, institutionId: string): NewEvent {
  const { random, scheduler, events } = world;
  const alertId = `a${events.size + 1}`;
  const at = new Date(BEGINNING + scheduler.nowMs);
  const payload = {
    ...PAYLOAD,
    alertId,
    clientId: random.chance(0.1) ? HIDDEN_CLIENT : 'client',
    severity: random.pick(SEVERITIES),
  };
  const event: NewEvent = { institutionId, kind: 'RAISED', payload, occurredAt: at, recordedAt: at };
  events.set(alertId, event);
  return event;
}
