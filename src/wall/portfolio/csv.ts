const PLAIN_NUMBER = /^[+-]?\d+(\.\d+)?$/;
/** What a spreadsheet takes for the beginning of a formula; in full width too, as some of them do. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const TO_QUOTE = /[",;\r\n\t]|^\s|\s$/;
const BYTE_ORDER_MARK = '\ufeff';

/** Rows as a file that a spreadsheet opens as they are: text that it would run as a formula stays text. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');
}

/** The text of a cell, with an apostrophe before what would be a formula. */
export function defused(text: string): string {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function fieldOf(text: string): string {
  const safe = defused(text);
  return safe === '' || TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
