/** A table for the terminal, or in Markdown; the first column is text, the others are figures. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], markdown: boolean): string {
  if (markdown)
    return [header, header.map((_name, column) => (column === 0 ? '---' : '---:')), ...rows]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n');
  const lines = wrapped(header);
  const widths = header.map((_name, column) => Math.max(...[...lines, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
      .join('  ')
      .trimEnd();
  return [...lines.map(line), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

const HEADER_WIDTH = 16;

/** The header over as many lines as its longest name needs. */
function wrapped(header: readonly string[]): string[][] {
  const names = header.map((name, column) => (column === 0 ? [name] : wordsIn(name)));
  const height = Math.max(...names.map((name) => name.length));
  return Array.from({ length: height }, (_, line) => names.map((name) => name[line - height + name.length] ?? ''));
}

function wordsIn(name: string): string[] {
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < HEADER_WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
