import type { PlacedEvent } from '../../../src/persistence/event-log/event-log.repository.ts';
import type { Severity } from '../../../src/domain/warning/severity.ts';

/** What a client wants to hear of. */
export interface Filter {
  readonly name: string;
  readonly severities: readonly Severity[];
  /** The answer says who asked. */
  readonly isPersonal: boolean;
  readonly hasHeartbeats: boolean;
}

export const FILTERS: readonly Filter[] = [
  { name: 'all', severities: ['YELLOW', 'ORANGE', 'RED'], isPersonal: false, hasHeartbeats: true },
  { name: 'bad', severities: ['ORANGE', 'RED'], isPersonal: false, hasHeartbeats: true },
  { name: 'grave', severities: ['RED'], isPersonal: false, hasHeartbeats: false },
  { name: 'mine', severities: ['YELLOW', 'RED'], isPersonal: true, hasHeartbeats: true },
];

/**
 * Alerts on this client are wanted by what the event says, and turn out to be nobody's business when they are answered.
 */
export const HIDDEN_CLIENT = 'hidden';

export type TellableEvent = Pick<PlacedEvent, 'institutionId' | 'payload'>;

export function isWanted({ severities }: Filter, { payload }: TellableEvent): boolean {
  return severities.includes(payload.severity);
}

/** Whether a client with this filter is to be told of the event in the end. */
export function isTold(filter: Filter, institutionId: string, event: TellableEvent): boolean {
  return event.institutionId === institutionId && isWanted(filter, event) && event.payload.clientId !== HIDDEN_CLIENT;
}
