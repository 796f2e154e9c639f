import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DOCUMENT_LENGTH, MAX_MANIFEST_DOCUMENTS, readManifest } from '../../../src/domain/partner/manifest.ts';

const apollo = (operations: unknown, over: object = {}): object => ({
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations,
  ...over,
});
const operation = (over: object = {}): object => ({ id: 'ab', name: 'Me', type: 'query', body: '{ me }', ...over });
const faultsOf = (manifest: unknown): (readonly [string, string | undefined])[] =>
  readManifest(manifest).faults.map(({ code, path }) => [code, path]);

describe('a manifest', () => {
  it("is read as Apollo's tools write it", () => {
    expect(
      readManifest(
        apollo([
          operation(),
          operation({ id: 'SHA256:CD', name: 'Do', type: 'mutation', body: 'm', clientName: 'web' }),
          operation({ id: 'ef', type: 'subscription' }),
        ]),
      ),
    ).toEqual({
      entries: [
        { path: 'manifest.operations.0', id: 'ab', name: 'Me', kind: 'QUERY', text: '{ me }' },
        { path: 'manifest.operations.1', id: 'cd', name: 'Do', kind: 'MUTATION', text: 'm' },
        { path: 'manifest.operations.2', id: 'ef', name: 'Me', kind: 'SUBSCRIPTION', text: '{ me }' },
      ],
      faults: [],
    });
  });

  it('is read as Relay and GraphQL Code Generator write it', () => {
    expect(readManifest({ 'sha256:AB': '{ one }', cd: '{ two }' })).toEqual({
      entries: [
        { path: 'manifest.sha256:AB', id: 'ab', name: null, kind: null, text: '{ one }' },
        { path: 'manifest.cd', id: 'cd', name: null, kind: null, text: '{ two }' },
      ],
      faults: [],
    });
  });

  it.each([
    ['a text', 'x', 'MANIFEST_INVALID', 'manifest'],
    ['nothing', null, 'MANIFEST_INVALID', 'manifest'],
    ['a list', [operation()], 'MANIFEST_INVALID', 'manifest'],
    ['an empty map', {}, 'MANIFEST_EMPTY', 'manifest'],
    ['an empty list of operations', apollo([]), 'MANIFEST_EMPTY', 'manifest'],
    ['another version', apollo([operation()], { version: 2 }), 'MANIFEST_INVALID', 'manifest'],
    ['another format', apollo([operation()], { format: 'mine' }), 'MANIFEST_INVALID', 'manifest'],
    ['a format that is no text', apollo([operation()], { format: { toString: 1 } }), 'MANIFEST_INVALID', 'manifest'],
    ['no format', { version: 1, operations: [operation()] }, 'MANIFEST_INVALID', 'manifest'],
    ['operations that are no list', apollo({}), 'MANIFEST_INVALID', 'manifest.operations'],
    ['an operation that is none', apollo([null]), 'MANIFEST_INVALID', 'manifest.operations.0'],
    ['an operation without an id', apollo([operation({ id: undefined })]), 'MANIFEST_INVALID', 'manifest.operations.0'],
    ['an operation without a body', apollo([operation({ body: 3 })]), 'MANIFEST_INVALID', 'manifest.operations.0'],
    [
      'an operation of another type',
      apollo([operation({ type: 'constructor' })]),
      'MANIFEST_INVALID',
      'manifest.operations.0',
    ],
    ['a text that is none', { ab: 3 }, 'MANIFEST_INVALID', 'manifest.ab'],
    ['the key of a prototype', JSON.parse('{ "__proto__": {} }'), 'MANIFEST_INVALID', 'manifest.__proto__'],
    [
      'the same id twice',
      apollo([operation(), operation({ id: 'sha256:AB' })]),
      'DOCUMENT_DUPLICATE',
      'manifest.operations.1',
    ],
    [
      'the same hash with and without its prefix',
      { ab: 'x', 'sha256:ab': 'x' },
      'DOCUMENT_DUPLICATE',
      'manifest.sha256:ab',
    ],
    ['a NUL', { ab: '{ a(b: "\0") }' }, 'TEXT_UNUSABLE', 'manifest.ab'],
    ['half a surrogate pair', { ab: '\ud800' }, 'TEXT_UNUSABLE', 'manifest.ab'],
    ['a text that is too long', { ab: ' '.repeat(MAX_DOCUMENT_LENGTH + 1) }, 'TEXT_TOO_LONG', 'manifest.ab'],
    [
      'too many documents',
      Object.fromEntries(Array.from({ length: MAX_MANIFEST_DOCUMENTS + 1 }, (_, index) => [`h${index}`, 'x'])),
      'MANIFEST_TOO_LARGE',
      'manifest',
    ],
  ])('with %s is refused', (_what, manifest, code, path) => expect(faultsOf(manifest)).toEqual([[code, path]]));

  it('is told all its faults at once, and each names its operation', () => {
    const { faults } = readManifest(
      apollo([
        operation({ type: 'view' }),
        operation(),
        operation({ id: 'ef', name: 'Nul', body: '\0' }),
        operation({ name: 'Again' }),
      ]),
    );
    expect(faults.map(({ code }) => code)).toEqual(['MANIFEST_INVALID', 'TEXT_UNUSABLE', 'DOCUMENT_DUPLICATE']);
    expect(faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('Me'),
      expect.stringContaining('Nul'),
      expect.stringContaining('Again'),
    ]);
  });

  it('of whatever shape is read or refused, and never throws', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.json().map((text) => JSON.parse(text) as unknown),
      fc.array(fc.anything()).map((operations) => apollo(operations)),
      fc.dictionary(fc.string(), fc.anything()),
    );
    fc.assert(
      fc.property(anything, (manifest) => {
        const { entries, faults } = readManifest(manifest);
        expect(entries.length + faults.length).toBeGreaterThan(0);
        for (const { id, text } of entries) expect([typeof id, typeof text]).toEqual(['string', 'string']);
      }),
    );
  });
});
