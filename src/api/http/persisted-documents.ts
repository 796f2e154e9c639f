import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the manifests, from the sources and from the build alike. */
const FOLDER = ['../../../schema/persisted', '../../../../schema/persisted'].map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));

/** What a request may name a document by, beside or instead of sending it. */
export interface DocumentReference {
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** Documents that are asked for by their hash: `sha256:<hex>` to the text. */
export class PersistedDocuments {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** Those of the manifests under `schema/persisted`. */
  static load(): PersistedDocuments {
    const files = FOLDER === undefined ? [] : globSync('*.json', { cwd: FOLDER }).map((name) => join(FOLDER, name));
    return new PersistedDocuments(new Map(files.flatMap((file) => Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>))));
  }

  /** The text of the document that is named; null where none is known by it, undefined where none is named. */
  find({ documentId, extensions }: DocumentReference): string | null | undefined {
    const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery;
    const named = documentId ?? persisted?.sha256Hash;
    if (named === undefined) return undefined;
    const id = String(named).toLowerCase();
    return this.#texts.get(id.startsWith('sha256:') ? id : `sha256:${id}`) ?? null;
  }
}
