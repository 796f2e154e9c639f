import type { ClientPageQuery } from '../../../schema/generated/graphql.ts';
import { isOpen } from '../alert-status.ts';

type Client = NonNullable<ClientPageQuery['client']>;

export interface ShownIndicator {
  readonly latest: NonNullable<Client['latestObservations']>[number];
  /** Whether an open alert stands on it. */
  readonly isUnderAlert: boolean;
}

/** What is computed of the client, and what an open alert stands on: the latter first, what has no value last. */
export function shownIndicators(
  latestObservations: readonly ShownIndicator['latest'][],
  alerts: Client['alerts'],
): ShownIndicator[] {
  const underAlert = new Set(
    (alerts ?? [])
      .filter(({ status }) => isOpen(status))
      .flatMap(({ evidence }) => evidence.map(({ indicator }) => indicator.code)),
  );
  const shown = latestObservations
    .map((latest) => ({ latest, isUnderAlert: underAlert.has(latest.indicator.code) }))
    .filter(({ latest, isUnderAlert }) => isUnderAlert || latest.source !== 'EXTERNAL');
  const rank = ({ latest, isUnderAlert }: ShownIndicator): number => (latest.value == null ? 2 : isUnderAlert ? 0 : 1);
  return shown.sort((one, other) => rank(one) - rank(other));
}
