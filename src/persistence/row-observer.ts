import type { Query, Tables } from './orm.ts';

/** Hears of each row that is written by itself; what is written in bulk is told by whoever does it. */
export interface RowObserver {
  added(table: keyof Tables & string, id: string): void;
  /** Called before the row is changed or taken away, under its lock. */
  changing(query: Query, table: keyof Tables & string, id: string): Promise<void>;
}

const observers = new WeakMap<Query, RowObserver>();

/** From now on the observer hears what is written by this transaction's query builder. */
export function observeRows(query: Query, observer: RowObserver): void {
  observers.set(query, observer);
}

/** Who hears of rows that this query builder writes. */
export function observerOf(query: Query): RowObserver | undefined {
  return observers.get(query);
}
