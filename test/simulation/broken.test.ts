import { describe, expect, it } from 'vitest';
import { BROKEN } from './broken/broken-parts.ts';
import { simulate } from './simulation.ts';
import type { Parts } from './site/parts.ts';

const SEEDS = 300;

/** The first seed that goes wrong with these parts and not with sound ones, and how. */
async function firstFound(parts: Parts): Promise<string | null> {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const { failures } = await simulate(seed, { parts });
    if (failures.length > 0 && (await simulate(seed)).failures.length === 0) return `seed ${seed}: ${failures[0]}`;
  }
  return null;
}

describe('the simulation', () => {
  it.each(Object.entries(BROKEN))(
    'finds %s',
    async (_name, parts) => expect(await firstFound(parts)).not.toBeNull(),
    120_000,
  );
});
