const BYTES = 16;

/**
 * The key under which a command is sent: the same for the same input, so that one whose answer was lost can be sent
 * again and has one effect.
 */
export class IdempotencyKey {
  #input = '';
  #key = '';

  of(input: Readonly<Record<string, string>>): string {
    const asked = JSON.stringify(input);
    if (asked !== this.#input || this.#key === '') this.#key = drawn();
    this.#input = asked;
    return this.#key;
  }

  /** What was answered is over: the next try is another one. */
  renew(): void {
    this.#key = '';
  }
}

/** `randomUUID` is not there on pages without TLS. */
function drawn(): string {
  return [...crypto.getRandomValues(new Uint8Array(BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
