import { globSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { parseSync } from 'vite';

/** One import, export-from, dynamic import or import type. */
export interface ImportOf {
  readonly specifier: string;
  /** Whether the compiler erases it. */
  readonly typeOnly: boolean;
}

export interface FunctionOf {
  readonly name: string;
  readonly lines: number;
}

export interface SourceFile {
  /** Below `src/`, with forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportOf[];
  readonly functions: readonly FunctionOf[];
  /** Each line over `MAX_WIDTH` that could be broken: it holds no long text, which cannot be. */
  readonly wideLines: readonly number[];
  /** What it takes from its surroundings: clock, randomness, process, network, timers. */
  readonly surroundings: readonly string[];
  /** What it writes to the database, each as it is spelled: `insertInto`, `em.create`, `insert into`. */
  readonly writes: readonly string[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** The most characters of a line; the formatter keeps code to it, but neither comments nor texts. */
export const MAX_WIDTH = 120;

/** Every TypeScript file of a folder, read. */
export function readTree(folder: string): SourceFile[] {
  return globSync('**/*.{ts,tsx}', { cwd: folder }).map((path) =>
    readSource(path.split(sep).join('/'), readFileSync(`${folder}/${path}`, 'utf8')),
  );
}

/** What the rules ask of one file; throws where it does not parse. */
export function readSource(path: string, text: string): SourceFile {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]!.message}`);
  const imports: ImportOf[] = [];
  const functions: FunctionOf[] = [];
  const surroundings: string[] = [];
  const writes: string[] = [];
  const texts: Node[] = [];
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  walk(program as unknown as Node, null, (node, parent) => {
    imports.push(...importsOf(node));
    surroundings.push(...surroundingsOf(node));
    writes.push(...writesOf(node));
    if (TEXTS.has(node.type) && !text.slice(node.start, node.end).includes('\n')) texts.push(node);
    if (FUNCTIONS.has(node.type) && node['body'] != null)
      functions.push({ name: nameOf(node, parent), lines: lineOf(node.end) - lineOf(node.start) + 1 });
  });
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path, lines, imports, functions, wideLines: wideLines(text, texts), surroundings, writes };
}

/** A text, or list of imports, so long that the line around it may run over. */
const LONG_TEXT = 60;
const TEXTS = new Set(['Literal', 'TemplateLiteral', 'JSXText', 'ImportDeclaration', 'ExportNamedDeclaration']);

function wideLines(text: string, texts: readonly Node[]): number[] {
  let start = 0;
  return text.split('\n').flatMap((line, index) => {
    const end = start + line.length;
    const hasLongText = texts.some((one) => one.start >= start && one.end <= end && one.end - one.start > LONG_TEXT);
    start = end + 1;
    return line.length <= MAX_WIDTH || hasLongText ? [] : [index + 1];
  });
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function walk(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  visit(node, parent);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, node, visit);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/** A specifier that is not written out could be anything, so it is named as what no rule allows. */
function specifierOf(node: unknown): string {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : '(computed)';
}

function importsOf(node: Node): ImportOf[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      if (node['source'] == null) return [];
      const named = (node['specifiers'] ?? []) as Node[];
      const whole = node['importKind'] === 'type' || node['exportKind'] === 'type';
      const each =
        named.length > 0 && named.every((one) => one['importKind'] === 'type' || one['exportKind'] === 'type');
      return [{ specifier: specifierOf(node['source']), typeOnly: whole || each }];
    }
    case 'ImportExpression':
      return [{ specifier: specifierOf(node['source']), typeOnly: false }];
    case 'TSImportType':
      return [{ specifier: specifierOf(node['source'] ?? node['argument']), typeOnly: true }];
    case 'CallExpression':
      return (node['callee'] as Node)['name'] === 'require'
        ? [{ specifier: specifierOf((node['arguments'] as Node[])[0]), typeOnly: false }]
        : [];
    case 'TSImportEqualsDeclaration':
      return [{ specifier: specifierOf((node['moduleReference'] as Node)['expression']), typeOnly: false }];
    default:
      return [];
  }
}

const AMBIENT = [
  'process',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'console',
  'Buffer',
];
const AMBIENT_MEMBERS = ['Date.now', 'Math.random', 'Temporal.Now'];

function surroundingsOf(node: Node): string[] {
  const callee = node['callee'] as Node | undefined;
  if (
    (node.type === 'NewExpression' || node.type === 'CallExpression') &&
    callee?.['name'] === 'Date' &&
    (node['arguments'] as Node[]).length === 0
  )
    return ['new Date()'];
  if (node.type === 'CallExpression' && AMBIENT.includes(callee?.['name'] as string))
    return [callee!['name'] as string];
  if (node.type !== 'MemberExpression') return [];
  const object = (node['object'] as Node)['name'] as string | undefined;
  const member = `${object}.${(node['property'] as Node)['name'] as string}`;
  return AMBIENT.includes(object ?? '') || AMBIENT_MEMBERS.includes(member) ? [member] : [];
}

const BUILDER_WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'];
const UNIT_OF_WORK_WRITES = [
  'assign',
  'create',
  'insert',
  'insertMany',
  'nativeDelete',
  'nativeUpdate',
  'persist',
  'remove',
  'upsert',
  'upsertMany',
];
const SQL_WRITE = /\b(insert\s+into|update\s+\S+(\s+(as\s+)?\w+)?\s+set|delete\s+from|merge\s+into|truncate\s)/i;

function writesOf(node: Node): string[] {
  if (node.type === 'TemplateLiteral') {
    const text = (node['quasis'] as { value: { raw: string } }[]).map((one) => one.value.raw).join('?');
    const [written] = SQL_WRITE.exec(text) ?? [];
    return written === undefined ? [] : [written];
  }
  if (node.type !== 'MemberExpression') return [];
  const name = (node['property'] as Node)['name'] as string;
  if (BUILDER_WRITES.includes(name)) return [name];
  const object = node['object'] as Node;
  const holder = (object['name'] ?? (object['property'] as Node | undefined)?.['name']) as string | undefined;
  return holder === 'em' && UNIT_OF_WORK_WRITES.includes(name) ? [`em.${name}`] : [];
}

function nameOf(node: Node, parent: Node | null): string {
  const own = node['id'] ?? parent?.['id'] ?? parent?.['key'];
  return isNode(own) && typeof own['name'] === 'string' ? own['name'] : '(anonymous)';
}
