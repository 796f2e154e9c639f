import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Runs `make` unless the files of `patterns` are what they were when it last ran; `stamp` is where that is noted. */
export async function makeUnlessFresh(
  patterns: readonly string[],
  stamp: string,
  make: () => Promise<void>,
): Promise<'made' | 'fresh'> {
  const digest = digestOf(globSync([...patterns]).sort());
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return 'fresh';
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  return 'made';
}

function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}
