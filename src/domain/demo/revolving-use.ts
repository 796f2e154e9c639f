import { Random } from '../shared/random.ts';
import type { ClientProfile } from './client-profile.ts';
import type { FacilitySlot } from './facility-slot.ts';
import { distressAt } from './trouble.ts';

/**
 * What a client uses of a revolving limit at the end of a month (counted from the portfolio's start), whole units. It
 * moves about its usual share, and goes to the limit when trouble comes.
 */
export function revolvingBalance(profile: ClientProfile, slot: FacilitySlot, month: number): number {
  const random = new Random(profile.seed, 'use', profile.index, slot.number, month);
  const distress = distressAt(profile.trouble, Math.floor(month / 3));
  const share = slot.drawnShare + 0.06 * random.noise() + (0.98 - slot.drawnShare) * Math.min(1, 1.4 * distress);
  return Math.round(slot.committed * Math.min(1, Math.max(0.05, share)));
}
