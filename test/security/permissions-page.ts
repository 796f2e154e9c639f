import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DUTIES } from '../../src/domain/institution/duty.ts';
import type { Duty } from '../../src/domain/institution/duty.ts';

/** `Type.field` or a command to the duties that the page gives it. */
export type Matrix = ReadonlyMap<string, ReadonlySet<Duty>>;

/** An argument, a field of a filter or a value of an order, and the duties that may give it. */
export interface InputRow {
  readonly field: string;
  /** From the field's arguments on. */
  readonly path: readonly string[];
  /** Of an order. */
  readonly value: string | null;
  readonly duties: ReadonlySet<Duty>;
}

export interface PermissionsPage {
  readonly text: string;
  readonly commands: Matrix;
  readonly fields: Matrix;
  readonly inputs: readonly InputRow[];
}

/** What `schema/permissions.md` says, read back from its tables. */
export function readPermissionsPage(): PermissionsPage {
  const text = readFileSync(fileURLToPath(new URL('../../schema/permissions.md', import.meta.url)), 'utf8');
  const commands = rowsOf(text, '## Commands').map(
    ([name, ...marks]) => [unquoted(name!)[0]!, dutiesOf(marks)] as const,
  );
  const fields = rowsOf(text, '## Fields').flatMap(([type, names, ...marks]) =>
    unquoted(names!).map((name) => [`${unquoted(type!)[0]!}.${name}`, dutiesOf(marks)] as const),
  );
  const inputs = rowsOf(text, '## Inputs').map(([field, argument, , ...marks]) => {
    const [path, value = null] = unquoted(argument!)[0]!.split(': ');
    return { field: unquoted(field!)[0]!, path: path!.split('.'), value, duties: dutiesOf(marks) };
  });
  return { text, commands: unique(commands), fields: unique(fields), inputs };
}

/** The cells of the rows of the table under a heading, without its head. */
function rowsOf(text: string, heading: string): string[][] {
  const section = text.split(heading)[1]!.split('\n## ')[0]!;
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function dutiesOf(marks: readonly string[]): ReadonlySet<Duty> {
  return new Set(DUTIES.filter((_duty, index) => marks[index] === '●'));
}

function unquoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}

function unique(entries: readonly (readonly [string, ReadonlySet<Duty>])[]): Matrix {
  const map = new Map(entries);
  if (map.size !== entries.length) throw new Error('The page names something twice.');
  return map;
}
