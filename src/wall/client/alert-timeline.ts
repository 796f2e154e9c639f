import type { AlertStatus } from '../../../schema/generated/graphql.ts';
import { isOpen } from '../alert-status.ts';

const DAY_MS = 86_400_000;
/** Months between two marks of the axis. */
const STEPS = [1, 2, 3, 6, 12, 24, 60];
const MOST_TICKS = 8;
/** What is over at once is still seen. */
const LEAST_WIDTH = 0.6;

export interface TimedAlert {
  readonly raisedAt: string;
  readonly closedAt?: string | null | undefined;
}

/**
 * When an alert was over: both states that end it are final, so nothing has happened to it since. Null while it is
 * open. Where the reader's duties do not show its history it is over as soon as it was raised, which at least is not
 * open.
 */
export function endOf({
  status,
  raisedAt,
  history,
}: {
  readonly status: AlertStatus;
  readonly raisedAt: string;
  readonly history: readonly { readonly occurredAt: string }[] | null;
}): string | null {
  if (isOpen(status)) return null;
  return history === null ? raisedAt : (history[0]?.occurredAt ?? null);
}

/** `left` and `width` in percent of the axis. */
export interface Bar<Alert> {
  readonly alert: Alert;
  readonly left: number;
  readonly width: number;
  readonly isOpen: boolean;
}

/** A mark of the axis. */
export interface Tick {
  readonly date: string;
  readonly left: number;
}

export interface Timeline<Alert> {
  readonly bars: readonly Bar<Alert>[];
  readonly ticks: readonly Tick[];
}

/**
 * The alerts on one axis that ends with the business date: the open ones first, each from being raised to being closed,
 * or to the end.
 */
export function alertTimeline<Alert extends TimedAlert>(
  alerts: readonly Alert[],
  businessDate: string,
): Timeline<Alert> {
  const times = alerts
    .flatMap(({ raisedAt, closedAt }) => [raisedAt, closedAt ?? raisedAt])
    .map((time) => Date.parse(time));
  const to = Math.max(Date.parse(businessDate) + DAY_MS, ...times);
  const from = Math.min(to - 30 * DAY_MS, ...times.map((time) => Math.floor(time / DAY_MS) * DAY_MS));
  const at = (time: number): number => ((time - from) / (to - from)) * 100;
  const bars = alerts.map((alert) => {
    const isOpen = alert.closedAt == null;
    const start = at(Date.parse(alert.raisedAt));
    const width = Math.max(LEAST_WIDTH, (isOpen ? 100 : at(Date.parse(alert.closedAt!))) - start);
    return { alert, left: Math.min(start, 100 - width), width, isOpen };
  });
  const newestFirst = (one: Bar<Alert>, other: Bar<Alert>): number =>
    Date.parse(other.alert.raisedAt) - Date.parse(one.alert.raisedAt);
  return {
    bars: bars.sort((one, other) => Number(other.isOpen) - Number(one.isOpen) || newestFirst(one, other)),
    ticks: ticksOf(from, to).map((time) => ({ date: new Date(time).toISOString().slice(0, 10), left: at(time) })),
  };
}

/** First days of months, as far apart as there is room for; of a short time, its weeks. */
function ticksOf(from: number, to: number): number[] {
  const days = (to - from) / DAY_MS;
  if (days < 62)
    return Array.from(
      { length: Math.ceil(days / 7) },
      (_, index) => Math.ceil(from / DAY_MS) * DAY_MS + index * 7 * DAY_MS,
    ).filter((time) => time < to);
  const first = new Date(from);
  const months = Math.ceil(days / 28);
  const step = STEPS.find((each) => days / 30.4 / each <= MOST_TICKS) ?? STEPS.at(-1)!;
  return Array.from({ length: months }, (_, index) =>
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1),
  ).filter(
    (time) =>
      time >= from && time < to && (new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth()) % step === 0,
  );
}
