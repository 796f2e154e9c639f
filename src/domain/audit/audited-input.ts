/** Longer ones are batches: what they did is in the tables they filled. */
export const MAX_INPUT_LENGTH = 8_000;

/** Stands in an entry where the caller gave personal data; the value itself is kept under the person's key only. */
export const PERSONAL_VALUE = '[personal]';

/** The input as an entry keeps it: whole where it is short, without what is personal. */
export function shortInput(inputText: string, personal: readonly string[]): string {
  if (personal.length === 0) return inputText;
  return JSON.stringify(JSON.parse(inputText), (key, value: unknown) =>
    personal.includes(key) && value !== null ? PERSONAL_VALUE : value,
  );
}

/** What an entry keeps of a batch: how much it was of what, and by which hash to know it again. */
export function batchSummary(input: unknown, bytes: number, sha256: string): string {
  const lists = Object.entries((input ?? {}) as Record<string, unknown>).flatMap(([key, value]) =>
    Array.isArray(value) ? [[key, value.length] as const] : [],
  );
  return JSON.stringify({ sha256, bytes, counts: Object.fromEntries(lists) });
}
