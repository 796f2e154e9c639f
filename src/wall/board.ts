import { isOpen } from './alert-status.ts';
import type { EventOf } from '../client/clc-client.ts';
import type { WallFeedSubscription, WallQuery } from '../../schema/generated/graphql.ts';

/** As many alerts as a wall has room for; more are counted, not kept. */
export const MOST_ALERTS = 24;

/** An alert as a wall shows it. */
export type WallAlert = NonNullable<WallQuery['alerts']>['nodes'][number];

/** What became of an alert, with the alert as it is now. */
export type WallEvent = EventOf<WallFeedSubscription>;

/** What a wall shows: the figures of one moment, and the alerts with what happened since. */
export interface Board {
  readonly figures: WallQuery;
  /** Open ones, the last raised first; none where the reader's duties show none, as `figures` then says. */
  readonly alerts: readonly WallAlert[];
}

export function boardOf(figures: WallQuery): Board {
  return { figures, alerts: figures.alerts?.nodes ?? [] };
}

/** The board after an event: an alert that is new, or another than it was, or gone. */
export function afterEvent(board: Board, { alert }: WallEvent): Board {
  const others = board.alerts.filter(({ id }) => id !== alert.id);
  if (!isOpen(alert.status)) return others.length === board.alerts.length ? board : { ...board, alerts: others };
  const place = others.findIndex(({ raisedAt }) => raisedAt <= alert.raisedAt);
  const alerts = place === -1 ? [...others, alert] : [...others.slice(0, place), alert, ...others.slice(place)];
  return { ...board, alerts: alerts.slice(0, MOST_ALERTS) };
}
