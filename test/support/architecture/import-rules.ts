import { posix } from 'node:path';
import { IMPORT_TABLE, ROOT_TABLE } from './import-table.ts';
import type { LayerRule } from './import-table.ts';
import type { ImportOf, SourceFile } from './source-file.ts';

/** Configuration of build tools beside a page runs in Node, whatever the page runs in. */
const BUILD_CONFIGURATION = /(^|\/)vite\.config\.ts$/;

/** Each import that the table does not allow, in words. */
export function forbiddenImports(tree: readonly SourceFile[]): string[] {
  return tree.flatMap((file) => file.imports.flatMap((one) => faultOf(file.path, one) ?? []));
}

function faultOf(path: string, one: ImportOf): string | null {
  const layer = layerOf(path);
  const rule = IMPORT_TABLE[layer] ?? ROOT_TABLE[path];
  if (rule === undefined) return `${path}: the layer ${layer} is not in the import table`;
  const fault = one.specifier.startsWith('.') ? relativeFault(path, layer, rule, one) : packageFault(path, rule, one);
  return fault === null ? null : `${path} imports ${one.specifier}: ${fault}`;
}

function relativeFault(path: string, layer: string, rule: LayerRule, one: ImportOf): string | null {
  const target = resolve(path, one.specifier);
  if (target.startsWith('../'))
    return rule.outside?.some((folder) => target.startsWith(`../${folder}/`)) === true ? null : 'it lies outside src';
  const targetLayer = layerOf(target);
  if (target in ROOT_TABLE) {
    const allowed = rule.roots?.[target];
    return allowed === 'any' || allowed === path ? null : `only ${allowed ?? 'the command line'} may import ${target}`;
  }
  return targetLayer === layer || rule.layers.includes(targetLayer) ? null : `${layer} may not import ${targetLayer}`;
}

function packageFault(path: string, rule: LayerRule, one: ImportOf): string | null {
  if (one.specifier.startsWith('node:'))
    return rule.node || BUILD_CONFIGURATION.test(path) ? null : 'no Node modules here';
  if (matches(rule.packages, one.specifier)) return null;
  if (matches(rule.types ?? [], one.specifier)) return one.typeOnly ? null : 'only as `import type`';
  return `${layerOf(path)} may not import this package; if it should, add it to the import table with the reason`;
}

function matches(patterns: readonly string[], specifier: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*')
      ? specifier.startsWith(pattern.slice(0, -1))
      : specifier === pattern || specifier.startsWith(`${pattern}/`),
  );
}

function layerOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
}

function resolve(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}

/** Each ring of files that import each other, types included, as `a.ts → b.ts → a.ts`. */
export function importCycles(tree: readonly SourceFile[]): string[] {
  const paths = new Set(tree.map((file) => file.path));
  const edges = new Map(
    tree.map((file) => [
      file.path,
      file.imports
        .filter((one) => one.specifier.startsWith('.'))
        .map((one) => resolve(file.path, one.specifier))
        .filter((path) => paths.has(path)),
    ]),
  );
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) cycles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of edges.get(path)!) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of paths) visit(path, []);
  return cycles;
}
