import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyRing, openValue, sealValue } from '../../../src/security/personal-data/key-ring.ts';
import type { Person } from '../../../src/security/personal-data/key-ring.ts';

const person: Person = { institutionId: 'i', table: 'contact', id: 'p' };
const others: Person[] = [
  { ...person, institutionId: 'j' },
  { ...person, table: 'guarantee' },
  { ...person, id: 'q' },
];

describe('a sealed value', () => {
  const { key } = new KeyRing([randomBytes(32)]).newKey(person);

  it('opens to what it was, never looks the same twice, and does not show what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (value) => {
        const [one, other] = [sealValue(key, person, 'name', value), sealValue(key, person, 'name', value)];
        expect([openValue(key, person, 'name', one), openValue(key, person, 'name', other)]).toEqual([value, value]);
        expect(one).not.toBe(other);
      }),
    );
  });

  it('opens in its own row and column only, by its own key only, and unchanged only', () => {
    const sealed = sealValue(key, person, 'name', 'Ada');
    for (const other of others) expect(() => openValue(key, other, 'name', sealed)).toThrow();
    expect(() => openValue(key, person, 'email', sealed)).toThrow();
    expect(() => openValue(randomBytes(32), person, 'name', sealed)).toThrow();
    for (let at = 'sealed:1:'.length; at < sealed.length; at += 1) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'g' : 'A'}${sealed.slice(at + 1)}`;
      expect(() => openValue(key, person, 'name', changed), `character ${at}`).toThrow();
    }
  });
});

describe('a key ring', () => {
  const [old, current] = [randomBytes(32), randomBytes(32)];

  it('wraps under its first key and unwraps under all of them', () => {
    const { key, wrapped } = new KeyRing([old]).newKey(person);
    const ring = new KeyRing([current, old]);
    expect(ring.unwrap(person, wrapped).equals(key)).toBe(true);
    const anew = ring.wrap(person, key);
    expect(new KeyRing([current]).unwrap(person, anew).equals(key)).toBe(true);
    expect(() => new KeyRing([current]).unwrap(person, wrapped)).toThrow(/is not among those of PERSONAL_DATA_KEY/);
  });

  it('unwraps no key of another person', () => {
    const ring = new KeyRing([current]);
    for (const other of others) expect(() => ring.unwrap(other, ring.newKey(person).wrapped)).toThrow();
  });
});
