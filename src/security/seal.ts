/**
 * Messages between the nodes of one database, over a bus that others can read and write: sealed with AES-256-GCM under
 * a secret that only the nodes have, so that what was not written by one of them, or was changed since, does not open.
 *
 * A sealed message is salt (16 bytes) ‖ number (12) ‖ tag (16) ‖ ciphertext. Each process derives a key of its own from
 * the secret and a salt it draws (HKDF-SHA-256) and counts its messages: no nonce comes twice under a key, however many
 * are sent.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = SALT_BYTES + NONCE_BYTES + TAG_BYTES;
/** Keys of other processes; one that restarts takes another. */
const KEPT_KEYS = 64;

export class Seal {
  readonly #secret: Buffer;
  readonly #salt = randomBytes(SALT_BYTES);
  readonly #keys = new Map<string, Buffer>();
  #sealed = 0n;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  close(message: Uint8Array): Buffer {
    const nonce = Buffer.alloc(NONCE_BYTES);
    nonce.writeBigUInt64BE((this.#sealed += 1n), NONCE_BYTES - 8);
    const cipher = createCipheriv(ALGORITHM, this.#keyOf(this.#salt), nonce);
    const body = Buffer.concat([cipher.update(message), cipher.final()]);
    return Buffer.concat([this.#salt, nonce, cipher.getAuthTag(), body]);
  }

  /** What was sealed; null where it was not sealed with this secret. */
  open(sealed: Uint8Array): Buffer | null {
    if (sealed.length < HEAD_BYTES) return null;
    const nonce = sealed.subarray(SALT_BYTES, SALT_BYTES + NONCE_BYTES);
    const decipher = createDecipheriv(ALGORITHM, this.#keyOf(sealed.subarray(0, SALT_BYTES)), nonce);
    decipher.setAuthTag(sealed.subarray(SALT_BYTES + NONCE_BYTES, HEAD_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
    } catch {
      return null;
    }
  }

  #keyOf(salt: Uint8Array): Buffer {
    const name = Buffer.from(salt).toString('hex');
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#secret, salt, 'clc bus', 32));
    if (this.#keys.size >= KEPT_KEYS) this.#keys.delete(this.#keys.keys().next().value!);
    this.#keys.set(name, key);
    return key;
  }
}
