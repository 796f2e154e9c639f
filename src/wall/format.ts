import type { Words } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** A word as it stands by itself in a cell or a choice. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Numbers, amounts, ages and times as the language writes them. */
export class Format {
  readonly #locale: string;
  readonly #count: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #moment: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;

  constructor({ locale }: Words) {
    this.#locale = locale;
    this.#count = new Intl.NumberFormat(locale);
    this.#percent = new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.#time = new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hour12: false,
    });
    // Business dates have no time zone of their own.
    this.#date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
    this.#moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
    this.#month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  }

  count(value: number): string {
    return this.#count.format(value);
  }

  share(part: number): string {
    return this.#percent.format(part);
  }

  /** A large amount in short; the exact figure is not what a wall is for. */
  amount({ amount, currency }: { readonly amount: string; readonly currency: string }): string {
    return new Intl.NumberFormat(this.#locale, {
      style: 'currency',
      currency,
      notation: 'compact',
      maximumFractionDigits: 1,
    }).format(Number(amount));
  }

  /** A figure to so many places at the most, where none are named as many as tell it; `–` where there is none. */
  figure(value: string | number | null | undefined, places = Math.abs(Number(value)) < 1 ? 4 : 2): string {
    return value == null
      ? '–'
      : new Intl.NumberFormat(this.#locale, { maximumFractionDigits: places }).format(Number(value));
  }

  /** Year and month, as an axis names them. */
  month(ms: number): string {
    return this.#month.format(ms);
  }

  /** Date and time of a business moment, which has no time zone of its own. */
  moment(iso: string): string {
    return this.#moment.format(new Date(iso));
  }

  time(ms: number): string {
    return this.#time.format(ms);
  }

  date(iso: string): string {
    return this.#date.format(new Date(iso));
  }

  /** How long something has lasted, in its two greatest units at most. */
  duration(ms: number): string {
    const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
    if (minutes < 1) return this.#unit(Math.floor(Math.max(0, ms) / 1_000), 'second');
    if (minutes < 60) return this.#unit(minutes, 'minute');
    if (ms < 2 * DAY_MS) return this.#unit(Math.floor(ms / HOUR_MS), 'hour');
    return this.#unit(Math.floor(ms / DAY_MS), 'day');
  }

  #unit(value: number, unit: 'second' | 'minute' | 'hour' | 'day'): string {
    return new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  }
}
