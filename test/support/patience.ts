/** What happens at once may take this long on a busy machine; what must happen sooner says so where it is tested. */
export const PATIENCE_MS = 25_000;
