import { parseGlobalId, toGlobalId } from '../../../src/api/shared/global-id.ts';
import type { Random } from '../../../src/domain/shared/random.ts';
import type { Bank } from './bank.ts';
import type { Ledger } from './ledger.ts';

/**
 * What of an institution can be asked for: the IDs, references, codes and cursors that it was given, or that stand in
 * its rows.
 */
interface Stock {
  readonly ids: Map<string, Set<string>>;
  readonly references: Set<string>;
  readonly codes: Set<string>;
  readonly cursors: Set<string>;
  /** Of the log. */
  readonly places: Set<string>;
  readonly texts: Set<string>;
}

const CURSOR_KEYS = new Set(['cursor', 'startCursor', 'endCursor']);
const KEPT = 400;

/** The keys of every institution, to be tried by any other. */
export class Pool {
  readonly #stocks = new Map<number, Stock>();

  constructor(banks: readonly Bank[], ledger: Ledger) {
    for (const bank of banks) {
      const stock: Stock = {
        ids: new Map(),
        references: new Set(),
        codes: new Set(),
        cursors: new Set(),
        places: new Set(),
        texts: new Set(),
      };
      this.#stocks.set(bank.index, stock);
      for (const table of ledger.rows.keys()) for (const row of ledger.of(table, bank)) this.#stockRow(stock, row);
    }
  }

  /** Takes up what an answer to the institution had. */
  harvest(bank: Bank, answer: unknown): void {
    this.#take(this.#stocks.get(bank.index)!, answer, '');
  }

  /** An ID of the bank: of a type that the name of what takes it speaks of, mostly. */
  id(random: Random, bank: Bank, taker: string): string {
    const { ids } = this.#stocks.get(bank.index)!;
    const types = [...ids.keys()].sort();
    const stem = taker.replace(/Ids?$/, '').toLowerCase();
    const fitting = types.filter(
      (type) =>
        type.toLowerCase().endsWith(stem) ||
        stem.startsWith(type.toLowerCase()) ||
        stem.endsWith(type.toLowerCase()) ||
        (PEOPLE.has(stem) && type === 'User') ||
        (stem === 'person' && PERSONS.has(type)),
    );
    const type = random.pick(fitting.length > 0 && random.chance(0.8) ? fitting : types);
    const id = random.pick([...ids.get(type)!]);
    // The row of one type asked for as another.
    return random.chance(0.1) ? toGlobalId(random.pick(types), parseGlobalId(id)?.id ?? id) : id;
  }

  reference(random: Random, bank: Bank): string {
    return random.pick([...this.#stocks.get(bank.index)!.references]);
  }

  code(random: Random, bank: Bank): string {
    return random.pick([...this.#stocks.get(bank.index)!.codes]);
  }

  cursor(random: Random, bank: Bank): string {
    return random.pick([...this.#stocks.get(bank.index)!.cursors]);
  }

  /** A place in the log. */
  place(random: Random, bank: Bank): string {
    return random.pick([...this.#stocks.get(bank.index)!.places]);
  }

  text(random: Random, bank: Bank): string {
    return random.pick([...this.#stocks.get(bank.index)!.texts]);
  }

  #stockRow(stock: Stock, row: Readonly<Record<string, unknown>>): void {
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== 'string' || !/cnry/i.test(value)) continue;
      (column === 'reference' ? stock.references : column.endsWith('code') ? stock.codes : stock.texts).add(value);
    }
  }

  #take(stock: Stock, value: unknown, key: string): void {
    if (typeof value === 'string') return this.#takeText(stock, value, key);
    if (typeof value !== 'object' || value === null) return;
    for (const [name, item] of Object.entries(value)) this.#take(stock, item, Array.isArray(value) ? key : name);
  }

  #takeText(stock: Stock, text: string, key: string): void {
    const kept = CURSOR_KEYS.has(key) ? stock.cursors : key === 'alertCursor' ? stock.places : null;
    if (kept !== null) {
      if (kept.size < KEPT) kept.add(text);
      return;
    }
    const parsed = parseGlobalId(text);
    if (parsed === null) return;
    const known = stock.ids.get(parsed.type) ?? new Set();
    stock.ids.set(parsed.type, known);
    if (known.size < KEPT) known.add(text);
  }
}

/** Whose data can be erased. */
const PERSONS = new Set(['ManagementMember', 'Contact']);
/** What arguments call a user. */
const PEOPLE = new Set(['user', 'assignee', 'owner', 'relationshipmanager']);
