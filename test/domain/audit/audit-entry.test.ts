import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDIT_FIELDS, canonicalEntry } from '../../../src/domain/audit/audit-entry.ts';
import type { AuditEntry } from '../../../src/domain/audit/audit-entry.ts';
import { PERSONAL_VALUE, batchSummary, shortInput } from '../../../src/domain/audit/audited-input.ts';

const entries = fc.record(
  Object.fromEntries(AUDIT_FIELDS.map((field) => [field, fc.option(fc.string({ unit: 'binary' }))])),
) as unknown as fc.Arbitrary<AuditEntry>;

describe('the canonical text of an entry', () => {
  it('is the same array for the same entry, and gives every field back', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        const [format, ...values] = JSON.parse(canonicalEntry(entry)) as unknown[];
        expect(format).toBe('clc-audit-1');
        expect(values).toEqual(AUDIT_FIELDS.map((field) => entry[field]));
        expect(
          canonicalEntry({ ...Object.fromEntries(Object.entries(entry).reverse()) } as unknown as AuditEntry),
        ).toBe(canonicalEntry(entry));
      }),
    );
  });

  it('differs wherever two entries do: a value that moves from one field to the next is another entry', () => {
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const isSame = AUDIT_FIELDS.every((field) => one[field] === other[field]);
        expect(canonicalEntry(one) === canonicalEntry(other)).toBe(isSame);
      }),
    );
  });
});

describe('the input that an entry keeps', () => {
  it.each([
    [{ name: 'Ada', role: 'CFO' }, ['name'], { name: PERSONAL_VALUE, role: 'CFO' }],
    [{ people: [{ name: 'Ada' }, { name: null }] }, ['name'], { people: [{ name: PERSONAL_VALUE }, { name: null }] }],
    [{ name: { first: 'Ada' } }, ['name'], { name: PERSONAL_VALUE }],
    [{ name: 'Ada' }, [], { name: 'Ada' }],
  ])('of %j without %j is %j', (input, personal, kept) =>
    expect(JSON.parse(shortInput(JSON.stringify(input), personal))).toEqual(kept),
  );

  it('of a batch is how much there was of what', () => {
    expect(JSON.parse(batchSummary({ observations: [1, 2, 3], source: 'x' }, 99, 'ab'))).toEqual({
      sha256: 'ab',
      bytes: 99,
      counts: { observations: 3 },
    });
  });
});
