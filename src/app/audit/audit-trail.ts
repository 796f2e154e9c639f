import type { AuditedTable, RowText } from '../../persistence/audit/audited-rows.repository.ts';
import { readRowTexts } from '../../persistence/audit/audited-rows.repository.ts';
import type { Query } from '../../persistence/orm.ts';
import type { RowObserver } from '../../persistence/row-observer.ts';

/** What an entry is about: a row. */
export interface AuditSubject {
  readonly kind: AuditedTable;
  readonly id: string;
}

interface WatchedRow extends AuditSubject {
  /** As it was before the command; null where the command adds it. */
  readonly before: RowText | null;
  /** Whether `before` has only what changed. */
  readonly isPartial: boolean;
}

/**
 * What one command tells of itself while it runs: what it is about, and which rows to show before and after. A row's
 * columns appear where they changed; what a batch did is told in figures instead.
 */
export class AuditTrail implements RowObserver {
  readonly #watched = new Map<string, WatchedRow>();
  readonly #figures: Record<string, unknown> = {};
  #subject: AuditSubject | null = null;
  #clientId: string | null = null;

  /** The row that was named, or shown, first; the client where none was. */
  get subject(): AuditSubject | null {
    return this.#subject ?? (this.#clientId === null ? null : { kind: 'client', id: this.#clientId });
  }

  /** The client that it concerns, directly or through what belongs to it; null: none, or many. */
  get clientId(): string | null {
    return this.#clientId;
  }

  /** The first of several stays. */
  ofClient(clientId: string): void {
    this.#clientId ??= clientId;
  }

  /** Names what it is about, without showing it; the first of several stays. */
  about(kind: AuditedTable, id: string): void {
    this.#subject ??= { kind, id };
  }

  /**
   * Shows a row that is there, as it is now and as it will be; called before it is changed, under its lock. What is
   * changed or taken away by itself is watched without a word of the command's.
   */
  async watch(query: Query, kind: AuditedTable, id: string): Promise<void> {
    if (!this.#watched.has(key(kind, id)))
      this.#keep({ kind, id, before: (await readRowTexts(query, kind, [id])).get(id) ?? null, isPartial: false });
  }

  /** Hears of a row that is about to be changed. */
  changing(query: Query, kind: AuditedTable, id: string): Promise<void> {
    return this.watch(query, kind, id);
  }

  /** Shows a row that the command adds. */
  added(kind: AuditedTable, id: string): void {
    this.#keep({ kind, id, before: null, isPartial: false });
  }

  /** Shows a row that a unit of work has changed, where it is not shown already. */
  changed(kind: AuditedTable, id: string, before: RowText): void {
    if (!this.#watched.has(key(kind, id))) this.#keep({ kind, id, before, isPartial: true });
  }

  /** Adds figures to what is shown after. */
  addFigures(figures: Readonly<Record<string, unknown>>): void {
    Object.assign(this.#figures, figures);
  }

  /** What the rows were and are, as JSON texts; null where there is nothing to show. */
  async outcome(query: Query): Promise<{ before: string | null; after: string | null }> {
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = { ...this.#figures };
    for (const [kind, rows] of Map.groupBy(this.#watched.values(), (row) => row.kind)) {
      const now = await readRowTexts(
        query,
        kind,
        rows.map((row) => row.id),
      );
      for (const row of rows) {
        const changed = changes(row, now.get(row.id) ?? null);
        if (changed.before !== null)
          before[kind] = { ...(before[kind] as object | undefined), [row.id]: changed.before };
        if (changed.after !== null) after[kind] = { ...(after[kind] as object | undefined), [row.id]: changed.after };
      }
    }
    return { before: textOf(before), after: textOf(after) };
  }

  #keep(row: WatchedRow): void {
    this.#watched.set(key(row.kind, row.id), row);
    this.#subject ??= { kind: row.kind, id: row.id };
  }
}

function key(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** The columns that differ, on both sides; whole rows where one side has none. */
function changes(
  { before, isPartial }: WatchedRow,
  after: RowText | null,
): { before: RowText | null; after: RowText | null } {
  if (before === null || after === null) return { before, after };
  const names = Object.keys(isPartial ? before : { ...before, ...after }).filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return { before: null, after: null };
  const pick = (row: RowText): RowText => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

function textOf(shown: Record<string, unknown>): string | null {
  return Object.keys(shown).length === 0 ? null : JSON.stringify(shown);
}
