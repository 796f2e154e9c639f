import type { Asker } from './bank.ts';
import { canariesIn, uuidsIn } from './canary.ts';
import type { UnitLetter } from './canary.ts';
import type { Ledger } from './ledger.ts';

/** What was shown to somebody it does not belong to. */
export interface Leak {
  readonly asker: string;
  readonly value: string;
  readonly ownedBy: string;
  readonly request: string;
}

interface Unknown {
  readonly asker: Asker;
  readonly uuid: string;
  readonly request: string;
}

/** Looks for what is not the asker's in all that was answered. */
export class LeakWatch {
  readonly leaks: Leak[] = [];
  /** How many values of the asker's own were seen: an answer without any proves little. */
  ownValues = 0;
  readonly #unknown: Unknown[] = [];
  #ledger: Ledger;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /**
   * Looks through an answer. What a message repeats of the request itself tells the asker nothing. Gives whether
   * something of the asker's own was in it.
   */
  look(asker: Asker, request: string, answer: unknown, checksUnits = true): boolean {
    const before = this.ownValues;
    const told = { canaries: new Set(canariesIn(request).map(({ text }) => text)), uuids: new Set(uuidsIn(request)) };
    for (const { key, text } of textsOf(answer)) {
      const isEcho = key === 'message';
      for (const { text: canary, bank, unit } of canariesIn(text))
        if (!(isEcho && told.canaries.has(canary))) this.#judge(asker, canary, { bank, unit }, request, checksUnits);
      for (const uuid of uuidsIn(text)) {
        if (isEcho && told.uuids.has(uuid)) continue;
        const owner = this.#ledger.owners.get(uuid);
        if (owner === undefined) this.#unknown.push({ asker, uuid, request });
        else this.#judge(asker, uuid, owner, request, checksUnits);
      }
    }
    return this.ownValues > before;
  }

  /** Judges what was made since the ledger was read. */
  settle(ledger: Ledger): void {
    this.#ledger = ledger;
    for (const { asker, uuid, request } of this.#unknown.splice(0)) {
      const owner = ledger.owners.get(uuid);
      if (owner !== undefined) this.#judge(asker, uuid, owner, request, false);
    }
  }

  #judge(
    { name, bank, sees }: Asker,
    value: string,
    owner: { bank: number; unit: UnitLetter },
    request: string,
    checksUnits: boolean,
  ): void {
    if (owner.bank === bank.index && (!checksUnits || sees.includes(owner.unit))) this.ownValues += 1;
    else
      this.leaks.push({
        asker: `${name} of ${bank.index}`,
        value,
        ownedBy: `${owner.unit} of ${owner.bank}`,
        request: request.slice(0, 2_000),
      });
  }
}

function* textsOf(value: unknown, key = ''): Generator<{ key: string; text: string }> {
  if (typeof value === 'string') yield { key, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) yield* textsOf(item, name);
}
