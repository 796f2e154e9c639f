import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seal } from '../../src/security/seal.ts';

const secret = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 300 });

describe('a seal', () => {
  it('opens what another process closed with the same secret', () => {
    fc.assert(
      fc.property(bytes, (message) => {
        expect(new Seal(secret).open(new Seal(secret).close(message))).toEqual(Buffer.from(message));
      }),
    );
  });

  it('opens nothing of which a byte was changed, cut off or added', () => {
    const seal = new Seal(secret);
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (message, at, change) => {
        const sealed = seal.close(message);
        const changed = Buffer.from(sealed);
        changed[at % changed.length]! ^= change;
        expect(
          [changed, sealed.subarray(0, at % sealed.length), Buffer.concat([sealed, Buffer.from([change])])].map(
            (each) => seal.open(each),
          ),
        ).toEqual([null, null, null]);
      }),
    );
  });

  it('opens nothing that was closed with another secret, or not closed at all', () => {
    fc.assert(
      fc.property(bytes, (message) => {
        expect(new Seal(secret).open(new Seal(randomBytes(32)).close(message))).toBeNull();
        expect(new Seal(secret).open(message)).toBeNull();
      }),
    );
  });

  it('closes the same message differently each time', () => {
    const seal = new Seal(secret);
    const sealed = Array.from({ length: 100 }, () => seal.close(Buffer.from('alert')).toString('hex'));
    expect(new Set(sealed).size).toBe(100);
  });
});
