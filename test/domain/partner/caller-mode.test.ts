import { describe, expect, it } from 'vitest';
import { modeOf } from '../../../src/domain/partner/caller-mode.ts';
import type { ModeGrounds } from '../../../src/domain/partner/caller-mode.ts';

const STAFF: ModeGrounds = { isProduction: true, institutionMode: null, isWall: false, application: null };
const external = (documentMode: 'OPEN' | 'PERSISTED_ONLY') => ({ partnerKind: 'EXTERNAL', documentMode }) as const;
const internal = (documentMode: 'OPEN' | 'PERSISTED_PREFERRED') => ({ partnerKind: 'INTERNAL', documentMode }) as const;

describe('the mode of a caller', () => {
  it.each<[string, Partial<ModeGrounds>, string]>([
    ['staff in production', {}, 'PERSISTED_ONLY'],
    ['staff of an institution that prefers them', { institutionMode: 'PERSISTED_PREFERRED' }, 'PERSISTED_PREFERRED'],
    ['staff of an open institution in production', { institutionMode: 'OPEN' }, 'OPEN'],
    ['staff in development', { isProduction: false }, 'OPEN'],
    [
      'staff of a strict institution in development',
      { isProduction: false, institutionMode: 'PERSISTED_ONLY' },
      'PERSISTED_ONLY',
    ],
    [
      'a wall in production, whatever its institution says',
      { isWall: true, institutionMode: 'OPEN' },
      'PERSISTED_ONLY',
    ],
    ['a wall in development', { isWall: true, isProduction: false }, 'OPEN'],
    [
      'a program of an external partner in production, though it and all else are open',
      { institutionMode: 'OPEN', application: external('OPEN') },
      'PERSISTED_ONLY',
    ],
    [
      'a program of an external partner that was opened in development',
      { isProduction: false, institutionMode: 'PERSISTED_ONLY', application: external('OPEN') },
      'OPEN',
    ],
    [
      'a program of an external partner in development',
      { isProduction: false, application: external('PERSISTED_ONLY') },
      'PERSISTED_ONLY',
    ],
    ['a program of an external partner', { application: external('PERSISTED_ONLY') }, 'PERSISTED_ONLY'],
    ['a program of the institution that is open', { application: internal('OPEN') }, 'OPEN'],
    [
      'a program of the institution that prefers them',
      { isProduction: false, application: internal('PERSISTED_PREFERRED') },
      'PERSISTED_PREFERRED',
    ],
  ])('of %s', (_who, grounds, mode) => expect(modeOf({ ...STAFF, ...grounds })).toBe(mode));
});
