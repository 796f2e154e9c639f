/**
 * Personal data is enciphered under a key of its person's own, and that key under a key-encryption key that is kept
 * apart from the database. To destroy the person's key is to erase the data wherever copies of it are: in the tables,
 * in audit entries, in backups. Each ciphertext is bound to the row and column it belongs to.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { SEALED_PREFIX } from '../../domain/personal-data/personal-columns.ts';
import type { PersonTable, PersonalColumn } from '../../domain/personal-data/personal-columns.ts';
import { KEY_BYTES, decipher, encipher } from './cipher.ts';

/** Whose key it is: the row that is about the person. */
export interface Person {
  readonly institutionId: string;
  readonly table: PersonTable;
  readonly id: string;
}

/** A person's key as it is kept: under which key-encryption key, and enciphered. */
export interface WrappedKey {
  readonly kekId: string;
  readonly wrapped: string;
}

/** The key-encryption keys: the first wraps, all of them unwrap, so that a new one can take over. */
export class KeyRing {
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** Names the key that wraps. */
  readonly current: string;

  constructor(keys: readonly Buffer[]) {
    this.#keys = new Map(keys.map((key) => [createHash('sha256').update(key).digest('hex').slice(0, 16), key]));
    this.current = this.#keys.keys().next().value!;
  }

  /** A new key for a person, open and wrapped. */
  newKey(person: Person): { key: Buffer; wrapped: WrappedKey } {
    const key = randomBytes(KEY_BYTES);
    return { key, wrapped: this.wrap(person, key) };
  }

  /**
   * Hashes of a text that holds personal data, by each key, the current one first: without the keys no guess at the
   * text can be confirmed.
   */
  fingerprints(text: string): string[] {
    return [...this.#keys.values()].map((key) => createHmac('sha256', key).update(text).digest('hex'));
  }

  wrap(person: Person, key: Buffer): WrappedKey {
    return { kekId: this.current, wrapped: encipher(this.#keys.get(this.current)!, placeOf(person, 'key'), key) };
  }

  /** Throws where the key-encryption key is not among these. */
  unwrap(person: Person, { kekId, wrapped }: WrappedKey): Buffer {
    const key = this.#keys.get(kekId);
    if (key === undefined)
      throw new Error(
        `The key-encryption key ${kekId} is not among those of PERSONAL_DATA_KEY; add it after the first.`,
      );
    return decipher(key, placeOf(person, 'key'), wrapped);
  }
}

/** A value as it is stored. */
export function sealValue(key: Buffer, person: Person, column: PersonalColumn, value: string): string {
  return `${SEALED_PREFIX}${encipher(key, placeOf(person, column), Buffer.from(value))}`;
}

export function openValue(key: Buffer, person: Person, column: PersonalColumn, sealed: string): string {
  return decipher(key, placeOf(person, column), sealed.slice(SEALED_PREFIX.length)).toString();
}

function placeOf({ institutionId, table, id }: Person, part: string): string {
  return [institutionId, table, id, part].join('\n');
}
