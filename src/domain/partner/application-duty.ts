import type { Duty } from '../institution/duty.ts';
import type { PartnerKind } from './document-mode.ts';

const OUTSIDE: readonly Duty[] = ['PARTNER', 'WALL_DISPLAY'];

/**
 * Whether a program may be charged with the duty. None administers: whoever may issue its credentials could grant
 * himself anything through it. What belongs to others reads no more than partners and screens do.
 */
export function mayApplicationHold(kind: PartnerKind, duty: Duty): boolean {
  return kind === 'EXTERNAL' ? OUTSIDE.includes(duty) : duty !== 'ADMINISTRATOR';
}
