import { MAX_WIDTH } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

export const MAX_FUNCTION_LINES = 70;
export const MAX_FILE_LINES = 400;

/**
 * What is over a limit today, by name, with its size: it may shrink and must not grow, and nothing new may be put here.
 */
export type Ratchet = Readonly<Record<string, number>>;

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/;

/** Each file whose name is not in kebab case, or says nothing. */
export function badNames(tree: readonly SourceFile[]): string[] {
  return tree.flatMap(({ path }) => {
    const folders = path.split('/');
    const name = folders.pop()!;
    if (name === 'index.ts') return [`${path}: name the file after what is in it`];
    return KEBAB_CASE.test(name) && folders.every((folder) => KEBAB_CASE.test(`${folder}.ts`))
      ? []
      : [`${path}: names are in kebab-case`];
  });
}

/** Each function and file over its limit, and each entry of the ratchet that has become too generous. */
export function tooLong(tree: readonly SourceFile[], ratchet: Ratchet): string[] {
  const sizes = tree.flatMap((file) => [
    { name: file.path, lines: file.lines, limit: MAX_FILE_LINES },
    ...file.functions.map((one) => ({ name: `${file.path}#${one.name}`, lines: one.lines, limit: MAX_FUNCTION_LINES })),
  ]);
  const grown = sizes
    .filter(({ name, lines, limit }) => lines > (ratchet[name] ?? limit))
    .map(({ name, lines, limit }) => `${name} has ${lines} lines; the most is ${ratchet[name] ?? limit}`);
  const slack = Object.entries(ratchet).flatMap(([name, allowed]) => {
    const most = Math.max(0, ...sizes.filter((size) => size.name === name).map((size) => size.lines));
    return most < allowed ? [`${name} has ${most} lines now: lower its entry from ${allowed}, or take it out`] : [];
  });
  return [...grown, ...slack];
}

/** Each place where the domain looks at its surroundings: time and chance are arguments there. */
export function impureDomain(tree: readonly SourceFile[]): string[] {
  return tree
    .filter(({ path }) => path.startsWith('domain/'))
    .flatMap(({ path, surroundings }) => surroundings.map((one) => `${path} uses ${one}`));
}

/** Each line that is wider than a screen beside another, and could be broken. */
export function tooWide(tree: readonly SourceFile[]): string[] {
  return tree.flatMap(({ path, wideLines }) =>
    wideLines.map((line) => `${path}:${line} passes ${MAX_WIDTH} characters`),
  );
}
