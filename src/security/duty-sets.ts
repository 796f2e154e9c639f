import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';

/** Everybody who holds any duty. */
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
/** Those who administer, and those who check how. */
export const OVERSIGHT: readonly Duty[] = ['ADMINISTRATOR', 'AUDITOR'];
/** Nobody else: what people did is not for those who direct them. */
export const AUDITOR: readonly Duty[] = ['AUDITOR'];
/** Programs of partners. */
export const PARTNER: readonly Duty[] = ['PARTNER'];
/** An application sees its own; whose they are is scoped by the queries. */
export const OVERSIGHT_AND_OWNER: readonly Duty[] = [...OVERSIGHT, ...PARTNER];

export const ADMINISTRATION: readonly Duty[] = ['ADMINISTRATOR'];
export const CREDIT: readonly Duty[] = ['CREDIT_OFFICER'];
export const RISK: readonly Duty[] = ['RISK_MANAGER'];
export const RELATIONSHIP_OR_CREDIT: readonly Duty[] = ['RELATIONSHIP_MANAGER', ...CREDIT];
/** Those who work on a client and its alerts. */
export const FRONT_AND_RISK: readonly Duty[] = [...RELATIONSHIP_OR_CREDIT, ...RISK];

/** Whether two sets hold the same duties. */
export function sameDuties(one: readonly Duty[], other: readonly Duty[]): boolean {
  return one.length === other.length && one.every((duty) => other.includes(duty));
}
