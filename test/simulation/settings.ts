import { Random } from '../../src/domain/shared/random.ts';

export const FAULTS = [
  'crash',
  'stop',
  'hold',
  'lose-database',
  'lose-bus',
  'outage',
  'restore',
  'expire',
  'cut-client',
  'reload-client',
  'change-rights',
  'burst',
] as const;
export type FaultKind = (typeof FAULTS)[number];

/** What one run is like. */
export interface Settings {
  readonly nodes: number;
  readonly institutions: number;
  readonly clients: number;
  /** How long things go wrong before all must be put right again. */
  readonly faultyMs: number;
  readonly faults: readonly FaultKind[];
  readonly faultEveryMs: number;
  readonly writeEveryMs: number;
  /** Of a call of the database: that its connection is lost, and that it takes long. */
  readonly lossRate: number;
  readonly slowRate: number;
  /** That a client loses its connection just after it was told of something. */
  readonly cutRate: number;
  readonly bus: 'none' | 'faithful' | 'wild';
  /** Whether anybody is told of an append or a placement without the bus. */
  readonly hasWakeUps: boolean;
  readonly retentionMs: number;
  readonly partitionSize: number;
}

/**
 * Each run has some kinds of trouble only: where everything fails at once, little is found behind the first failure.
 */
export function settingsOf(seed: number): Settings {
  const random = new Random(seed, 'settings');
  const isCalm = random.chance(0.1);
  return {
    nodes: random.integer(2, 4),
    institutions: random.integer(1, 3),
    clients: random.integer(3, 8),
    faultyMs: random.between(8_000, 20_000),
    faults: isCalm ? [] : FAULTS.filter(() => random.chance(0.45)),
    faultEveryMs: random.between(300, 2_500),
    writeEveryMs: random.between(40, 500),
    lossRate: isCalm ? 0 : random.pick([0, 0, 0.005, 0.03]),
    slowRate: isCalm ? 0 : random.pick([0, 0.01, 0.1]),
    cutRate: isCalm ? 0 : random.pick([0, 0.02, 0.2]),
    bus: random.pick(['none', 'faithful', 'wild']),
    hasWakeUps: random.chance(0.6),
    retentionMs: random.between(1_000, 6_000),
    partitionSize: random.integer(3, 25),
  };
}
