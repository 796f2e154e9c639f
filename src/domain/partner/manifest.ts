import type { FailureCode } from '../shared/failure-codes.ts';
import type { Failure } from '../shared/result.ts';
import type { DocumentKind } from './document-kind.ts';

/** Documents of one manifest: a large front end has some hundred. */
export const MAX_MANIFEST_DOCUMENTS = 2_000;
/** UTF-16 units of one document: what 5,000 tokens, the most that is parsed, come to at 20 each. */
export const MAX_DOCUMENT_LENGTH = 100_000;

const APOLLO_FORMAT = 'apollo-persisted-query-manifest';
const KINDS: Readonly<Record<string, DocumentKind>> = {
  query: 'QUERY',
  mutation: 'MUTATION',
  subscription: 'SUBSCRIPTION',
};

/** A document as its manifest has it; nothing of it is believed yet. */
export interface ManifestEntry {
  /** Where it stands, for example `manifest.operations.3`. */
  readonly path: string;
  /** The id it is to be asked for by: lower case, without `sha256:`. */
  readonly id: string;
  /** What the manifest says of its operation; null where it says nothing. */
  readonly name: string | null;
  readonly kind: DocumentKind | null;
  readonly text: string;
}

/** What a manifest holds, and everything that keeps it from being read. */
export interface ReadManifest {
  readonly entries: readonly ManifestEntry[];
  readonly faults: readonly Failure[];
}

/**
 * Reads a manifest as tools write it: Apollo's persisted query manifest, version 1, or an object of texts by id, as
 * Relay and GraphQL Code Generator have it.
 */
export function readManifest(manifest: unknown): ReadManifest {
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    return refused(
      'MANIFEST_INVALID',
      "A manifest is a JSON object: Apollo's persisted query manifest, or the texts by their hashes.",
    );
  const isApollo = Object.hasOwn(manifest, 'format') || Object.hasOwn(manifest, 'operations');
  if (!isApollo) return bounded(Object.entries(manifest), readPair);
  const { format, version, operations } = manifest as Readonly<Record<string, unknown>>;
  if (format !== APOLLO_FORMAT || version !== 1)
    return refused(
      'MANIFEST_INVALID',
      `The manifest says it is ${quoted(format)}, version ${quoted(version)}; "${APOLLO_FORMAT}", version 1, is read.`,
    );
  if (!Array.isArray(operations))
    return refused('MANIFEST_INVALID', '`operations` of the manifest is no list.', 'manifest.operations');
  return bounded([...operations.entries()], readOperation);
}

function bounded<Key>(
  items: readonly (readonly [Key, unknown])[],
  read: (key: Key, item: unknown) => ManifestEntry | Failure,
): ReadManifest {
  if (items.length === 0)
    return refused(
      'MANIFEST_EMPTY',
      'The manifest has no documents. Does the tool that wrote it find your operations?',
    );
  if (items.length > MAX_MANIFEST_DOCUMENTS)
    return refused(
      'MANIFEST_TOO_LARGE',
      `The manifest has ${items.length} documents; ${MAX_MANIFEST_DOCUMENTS} is the most. Publish the parts as applications of their own.`,
    );
  const results = items.map(([key, item]) => read(key, item));
  const entries = results.filter((result) => 'text' in result);
  return {
    entries,
    faults: [...results.filter((result) => 'code' in result), ...entries.flatMap(checkText), ...repeated(entries)],
  };
}

function readPair(key: string, text: unknown): ManifestEntry | Failure {
  const path = `manifest.${shortened(key)}`;
  return typeof text === 'string'
    ? { path, id: bareId(key), name: null, kind: null, text }
    : fault('MANIFEST_INVALID', `The document ${shortened(key)} is no text.`, path);
}

function readOperation(index: number, operation: unknown): ManifestEntry | Failure {
  const path = `manifest.operations.${index}`;
  const { id, name, type, body } = (operation ?? {}) as Readonly<Record<string, unknown>>;
  const label = typeof name === 'string' ? shortened(name) : `number ${index + 1}`;
  if (typeof id !== 'string' || typeof body !== 'string' || typeof name !== 'string')
    return fault(
      'MANIFEST_INVALID',
      `The operation ${label} lacks \`id\`, \`name\` or \`body\`, or one of them is no text.`,
      path,
    );
  const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  return kind === undefined
    ? fault(
        'MANIFEST_INVALID',
        `The type of the operation ${label} is ${quoted(type)}: it is query, mutation or subscription.`,
        path,
      )
    : { path, id: bareId(id), name, kind, text: body };
}

function checkText({ path, name, id, text }: ManifestEntry): Failure[] {
  const label = shortened(name ?? id);
  if (text.length > MAX_DOCUMENT_LENGTH)
    return [
      fault(
        'TEXT_TOO_LONG',
        `The document ${label} has ${text.length} characters; ${MAX_DOCUMENT_LENGTH} is the most.`,
        path,
      ),
    ];
  return text.includes('\0') || !text.isWellFormed()
    ? [
        fault(
          'TEXT_UNUSABLE',
          `The document ${label} has a NUL character or half of a surrogate pair. Remove it.`,
          path,
        ),
      ]
    : [];
}

/** A list may name the same id twice, and so may a map that writes it with and without its prefix. */
function repeated(entries: readonly ManifestEntry[]): Failure[] {
  const seen = new Set<string>();
  const again = entries.filter(({ id }) => seen.has(id) || !seen.add(id));
  return again.map(({ path, name, id }) =>
    fault(
      'DOCUMENT_DUPLICATE',
      `The document ${shortened(name ?? id)} stands in the manifest twice. Leave one out.`,
      path,
    ),
  );
}

function bareId(id: string): string {
  return id.toLowerCase().replace(/^sha256:/, '');
}

function refused(code: FailureCode, message: string, path = 'manifest'): ReadManifest {
  return { entries: [], faults: [fault(code, message, path)] };
}

function fault(code: FailureCode, message: string, path: string): Failure {
  return { code, message, path };
}

function quoted(value: unknown): string {
  return value === undefined
    ? 'nothing'
    : typeof value === 'object' || typeof value === 'function'
      ? 'no text'
      : shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
