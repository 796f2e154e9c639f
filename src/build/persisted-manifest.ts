import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** SHA-256 of a document's text, in hexadecimal, to the text. */
export type Manifest = Readonly<Record<string, string>>;

/**
 * The manifest with what is new in it. What it had stays for good: a partner in the field may still ask by that hash.
 */
export function appended(manifest: Manifest, generated: Manifest): Manifest {
  const added = Object.entries(generated).filter(([hash]) => !(hash in manifest));
  return { ...manifest, ...Object.fromEntries(added.sort(([one], [other]) => (one < other ? -1 : 1))) };
}

/** Appends the generated manifest to the kept one. */
export function appendManifest(generatedPath: string, keptPath: string): void {
  const read = (path: string): Manifest =>
    existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {};
  writeFileSync(keptPath, `${JSON.stringify(appended(read(keptPath), read(generatedPath)), null, 2)}\n`);
}
