import { posix } from 'node:path';
import type { SourceFile } from './source-file.ts';

/** Where a row is put together whole, and a change typed by its table. */
const ROW_WRITES = 'persistence/row-writes.ts';
/** What only goes through there, since it would let a column be forgotten. */
const UNTYPED_WRITES = ['insertInto', 'updateTable', 'mergeInto', 'replaceInto'];

/**
 * Each write that stands where it should not: all writes are functions of repositories, which add and change single
 * rows through row-writes.ts.
 */
export function misplacedWrites(tree: readonly SourceFile[]): string[] {
  return tree.flatMap((file) => [
    ...file.writes.flatMap((write) => faultOf(file.path, write) ?? []),
    ...(isOfPersistence(file.path) ? [] : borrowed(file)),
  ]);
}

function faultOf(path: string, write: string): string | null {
  if (path === ROW_WRITES) return null;
  if (!isOfPersistence(path)) return `${path} writes (${write}): it belongs into a repository`;
  if (write.startsWith('em.') || UNTYPED_WRITES.includes(write))
    return `${path} writes (${write}): add and change rows by ${ROW_WRITES}`;
  return null;
}

function borrowed({ path, imports }: SourceFile): string[] {
  return imports
    .filter(({ specifier, typeOnly }) => !typeOnly && posix.join(posix.dirname(path), specifier) === ROW_WRITES)
    .map(() => `${path} imports ${ROW_WRITES}: only its types, and the functions of repositories`);
}

function isOfPersistence(path: string): boolean {
  return path.startsWith('persistence/');
}
