/** Words that stand in nobody's language: each says which institution, and which unit's client, a text belongs to. */
const CANARY = /CNRY(\d{2})([HNS])[0-9A-Z]{4}/gi;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const ENCODED = /[\w-]{16,}/g;

/** Of which unit a value is: the north's, the south's, or the institution's as a whole. */
export type UnitLetter = 'H' | 'N' | 'S';

export interface Canary {
  readonly text: string;
  readonly bank: number;
  readonly unit: UnitLetter;
}

/** Makes canaries, no two alike. */
export class Canaries {
  #made = 0;

  make(bank: number, unit: UnitLetter): string {
    return `CNRY${String(bank).padStart(2, '0')}${unit}${(this.#made += 1).toString(36).toUpperCase().padStart(4, '0')}`;
  }
}

/** The canaries in a text, and in what it has in base64. */
export function canariesIn(text: string): Canary[] {
  return layersOf(text).flatMap((layer) =>
    [...layer.matchAll(CANARY)].map((match) => ({
      text: match[0].toUpperCase(),
      bank: Number(match[1]),
      unit: match[2]!.toUpperCase() as UnitLetter,
    })),
  );
}

/** The row ids in a text, and in what it has in base64: global ids and cursors are no disguise. */
export function uuidsIn(text: string): string[] {
  return layersOf(text).flatMap((layer) => layer.match(UUID) ?? []);
}

function layersOf(text: string): string[] {
  return [text, ...(text.match(ENCODED) ?? []).map((part) => Buffer.from(part, 'base64url').toString())];
}
