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
  if (targetLayer !== layer) return rule.layers.includes(targetLayer) ? null : `${layer} may not import ${targetLayer}`;
  return groundFault(path, target);
}

/** What the features of a layer stand on; it knows none of them. */
const GROUNDS = ['api/shared/'];

function groundFault(path: string, target: string): string | null {
  const ground = GROUNDS.find((folder) => path.startsWith(folder));
  if (ground === undefined || target.startsWith(ground)) return null;
  return `${ground} is the ground of its layer and imports none of its features`;
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
  return cyclesOf(importsOf(tree));
}

/** The layers whose features, which are their folders, stand one upon the other. */
const LAYERED = ['app', 'domain'];

/** Each ring of features that import each other, types included, as `app/a → app/b → app/a`. */
export function featureCycles(tree: readonly SourceFile[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const [path, targets] of importsOf(tree)) {
    const feature = featureOf(path);
    if (!LAYERED.includes(layerOf(path)) || feature === null) continue;
    const others = edges.get(feature) ?? new Set();
    edges.set(feature, others);
    for (const other of targets.map(featureOf))
      if (other !== null && other !== feature && layerOf(other) === layerOf(path)) others.add(other);
  }
  return cyclesOf(edges);
}

/** The layer and the folder right below it; null for a file that lies in none. */
function featureOf(path: string): string | null {
  const [layer, folder, file] = path.split('/');
  return file === undefined ? null : `${layer}/${folder}`;
}

function importsOf(tree: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const paths = new Set(tree.map((file) => file.path));
  return new Map(
    tree.map((file) => [
      file.path,
      file.imports
        .filter((one) => one.specifier.startsWith('.'))
        .map((one) => resolve(file.path, one.specifier))
        .filter((path) => paths.has(path)),
    ]),
  );
}

function cyclesOf(edges: ReadonlyMap<string, Iterable<string>>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name);
    if (at >= 0) cycles.push([...trail.slice(at), name].join(' → '));
    if (at >= 0 || done.has(name)) return;
    for (const next of edges.get(name) ?? []) visit(next, [...trail, name]);
    done.add(name);
  };
  for (const name of edges.keys()) visit(name, []);
  return cycles;
}
