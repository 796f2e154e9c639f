import type { Duty } from '../domain/institution/duty.ts';
import type { DocumentMode, PartnerKind } from '../domain/partner/document-mode.ts';

/** A duty held in a unit; it covers the unit's subtree. */
export interface Grant {
  readonly duty: Duty;
  readonly unitId: string;
  /** The unit's codes from the root, `/HQ/EAST/`. */
  readonly unitPath: string;
  /** The unit and all below it. */
  readonly coveredUnitIds: readonly string[];
}

/** Who acts, as loaded from the database for this request; tokens only say who it is. */
export interface Actor {
  readonly userId: string;
  readonly subject: string;
  readonly name: string;
  readonly institutionId: string;
  readonly institutionCode: string;
  readonly grants: readonly Grant[];
  /** The units whose clients the actor may see, by whatever duty; null: all of the institution. */
  readonly visibleUnitIds: readonly string[] | null;
  /** The program that acts as this user; null for a person. */
  readonly application: ActingApplication | null;
  /** What the institution says of the documents its own may run; null where it says nothing. */
  readonly documentMode: DocumentMode | null;
  /** Tokens issued before were withdrawn; null: none. */
  readonly tokensValidFrom: Date | null;
}

/** A program of a partner, as far as it matters for what it may run. */
export interface ActingApplication {
  readonly id: string;
  readonly partnerKind: PartnerKind;
  readonly documentMode: DocumentMode;
  /** Fields it may have resolved in a window; null: as many as it likes. */
  readonly costBudget: number | null;
  readonly budgetWindowSeconds: number;
}

/** The system itself: clock, deadlines, imports. It holds no duty and is never a checker. */
export interface SystemActor {
  readonly userId: null;
  readonly subject: 'system';
  readonly institutionId: string;
}

/** Whether the actor holds one of the duties in some unit. */
export function holdsAny(actor: Actor, duties: readonly Duty[]): boolean {
  return actor.grants.some((grant) => duties.includes(grant.duty));
}

/** Whether the actor holds one of the duties in a unit that covers `unitPath`. */
export function holdsAnyAt(actor: Actor, duties: readonly Duty[], unitPath: string): boolean {
  return actor.grants.some((grant) => duties.includes(grant.duty) && unitPath.startsWith(grant.unitPath));
}

/** Whether the actor holds one of the duties over this unit. */
export function holdsAnyOver(actor: Actor, duties: readonly Duty[], unitId: string): boolean {
  return actor.grants.some((grant) => duties.includes(grant.duty) && grant.coveredUnitIds.includes(unitId));
}

/**
 * Whether each of the actor's duties is one of these, so that what they allow holds wherever the actor sees anything.
 */
export function holdsOnly(actor: Actor, duties: readonly Duty[]): boolean {
  return actor.grants.every((grant) => duties.includes(grant.duty));
}

/**
 * What an actor may do and see, without who it is: two with the same scope are answered alike, but where an answer
 * names them.
 */
export function scopeOf(actor: Actor): string {
  const grants = actor.grants.map(
    ({ duty, unitId, coveredUnitIds }) => `${duty}@${unitId}:${[...coveredUnitIds].sort().join()}`,
  );
  return [actor.institutionId, ...grants.sort()].join('\n');
}
