/** The cells of a CSV row; or that a quoted cell is still open at its end; or what breaks the format (RFC 4180). */
export type CsvCells =
  | { readonly kind: 'CELLS'; readonly cells: string[] }
  | { readonly kind: 'OPEN' }
  | { readonly kind: 'BROKEN'; readonly reason: string };

/** Splits one row, which may hold line breaks inside quoted cells. */
export function csvCells(text: string): CsvCells {
  if (!text.includes('"')) return { kind: 'CELLS', cells: text.split(',') };
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = text.charAt(at) === '"' ? quotedCell(text, at) : plainCell(text, at);
    if (cell.kind !== 'CELL') return cell;
    cells.push(cell.value);
    if (cell.end === text.length) return { kind: 'CELLS', cells };
    if (text.charAt(cell.end) !== ',')
      return { kind: 'BROKEN', reason: `text follows the quoted cell ${cells.length}` };
    at = cell.end + 1;
  }
}

type Cell =
  | Exclude<CsvCells, { kind: 'CELLS' }>
  | { readonly kind: 'CELL'; readonly value: string; readonly end: number };

function plainCell(text: string, start: number): Cell {
  const comma = text.indexOf(',', start);
  const end = comma === -1 ? text.length : comma;
  const value = text.slice(start, end);
  return value.includes('"')
    ? { kind: 'BROKEN', reason: `a quotation mark stands inside the unquoted cell ${value.slice(0, 40)}` }
    : { kind: 'CELL', value, end };
}

/** A doubled quotation mark is one of the text. */
function quotedCell(text: string, start: number): Cell {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text.charAt(close + 1) === '"') close = text.indexOf('"', close + 2);
  if (close === -1) return { kind: 'OPEN' };
  return { kind: 'CELL', value: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
}
