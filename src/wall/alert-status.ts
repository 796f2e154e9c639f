import type { AlertStatus, Severity } from '../../schema/generated/graphql.ts';

/** The gravest first. */
export const SEVERITIES: readonly Severity[] = ['RED', 'ORANGE', 'YELLOW'];

/** Whether an alert still awaits work or a checker: as `AlertFilter.open`. */
export function isOpen(status: AlertStatus): boolean {
  return status !== 'CLOSED' && status !== 'FALSE_POSITIVE';
}
