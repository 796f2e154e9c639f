import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';

/** Type name to field name to the duties that may read it (for root fields: call it). What is not named is denied. */
export type TypeAccess = Readonly<Record<string, Readonly<Record<string, readonly Duty[]>>>>;

/** Whoever holds any duty. Compared by identity: fields with exactly this need no check of their own. */
export const EVERY_DUTY: readonly Duty[] = DUTIES;
/** Employees who work on clients, and those who oversee them. */
export const STAFF: readonly Duty[] = [
  'RELATIONSHIP_MANAGER',
  'CREDIT_OFFICER',
  'RISK_MANAGER',
  'AUDITOR',
  'ADMINISTRATOR',
];
/** Staff and the screens of the risk department. */
export const STAFF_AND_WALL: readonly Duty[] = [...STAFF, 'WALL_DISPLAY'];

/** Who administers, and who checks how. */
export const OVERSIGHT: readonly Duty[] = ['ADMINISTRATOR', 'AUDITOR'];

/** The same access for a list of fields. */
export function fields<const Name extends string>(
  duties: readonly Duty[],
  ...names: Name[]
): Record<Name, readonly Duty[]> {
  return Object.fromEntries(names.map((name) => [name, duties])) as Record<Name, readonly Duty[]>;
}
