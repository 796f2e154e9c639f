import type { ChangeSet, EntityManager, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import type { AuditedTable, RowText } from './audited-rows.repository.ts';

/** Told of each row that a unit of work wrote. */
export interface FlushObserver {
  added(table: AuditedTable, id: string): void;
  /** `before`: the columns that were written, as they were; of a removed row all of them. */
  changed(table: AuditedTable, id: string, before: RowText): void;
}

type Change = ChangeSet<{ id: string }>;

class WrittenRows implements EventSubscriber {
  readonly #observer: FlushObserver;

  constructor(observer: FlushObserver) {
    this.#observer = observer;
  }

  afterFlush({ uow }: FlushEventArgs): void {
    for (const change of uow.getChangeSets() as Change[]) {
      const table = change.meta.tableName as AuditedTable;
      if (change.type === 'create') this.#observer.added(table, change.entity.id);
      else this.#observer.changed(table, change.entity.id, columnsBefore(change));
    }
  }
}

function columnsBefore({ type, meta, payload, originalEntity = {} }: Change): RowText {
  const original = originalEntity as Readonly<Record<string, unknown>>;
  const names = Object.keys(type === 'delete' ? original : payload);
  return Object.fromEntries(names.map((name) => [meta.properties[name as 'id'].fieldNames[0], textOf(original[name])]));
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date
    ? value.toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

/** Hears what the fork's units of work write; the fork's event manager must be its own. */
export function watchFlushes(em: EntityManager, observer: FlushObserver): void {
  em.getEventManager().registerSubscriber(new WrittenRows(observer));
}
