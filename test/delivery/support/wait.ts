export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Looks again and again until there is something; throws once it took too long, saying what was waited for. */
export async function until<T>(
  what: string,
  timeoutMs: number,
  look: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  everyMs = 20,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() >= deadline) throw new Error(`waited ${timeoutMs} ms in vain until ${what}`);
    await sleep(everyMs);
  }
}
