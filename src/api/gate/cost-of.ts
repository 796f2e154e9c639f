import type { ReadyOperation } from './gate.ts';

/** What an operation was reckoned to cost, and what its application's budget has left; null where it has none. */
export function costOf({ cost, spending }: ReadyOperation): object {
  return { estimated: cost, left: spending?.left ?? null, resetsAt: spending?.resetsAt.toISOString() ?? null };
}
