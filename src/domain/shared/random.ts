/**
 * Pseudo-random numbers for made-up data: Chris Doty-Humphrey's sfc32 seeded by a hash of a key. Only integer
 * operations and exact IEEE arithmetic, so a key gives the same numbers on every machine. Not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter: number;

  /** One stream for each key: `new Random(seed, 'client', 7)`; streams of different keys are unrelated. */
  constructor(...key: readonly (string | number)[]) {
    [this.#a, this.#b, this.#c, this.#counter] = hashKey(key.join('\u0000'));
    // The first outputs still show the seed's structure.
    for (let round = 0; round < 12; round += 1) this.fraction();
  }

  /** From 0 up to, not including, 1. */
  fraction(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** From `least` up to `most`. */
  between(least: number, most: number): number {
    return least + (most - least) * this.fraction();
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.fraction() * (most - least + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One element; throws on none. */
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error('Nothing to pick from');
    return choices[Math.floor(this.fraction() * choices.length)] as T;
  }

  /** Nearly normal, mean 0, deviation 1, never beyond ±3: the sum of three uniform numbers needs no logarithm. */
  noise(): number {
    return 2 * (this.fraction() + this.fraction() + this.fraction()) - 3;
  }
}

/** 128 bits of a text: bryc's cyrb128 (public domain). */
function hashKey(text: string): [number, number, number, number] {
  let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}
