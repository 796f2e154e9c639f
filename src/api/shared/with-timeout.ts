/** The outcome of `work`, or `late()` where it takes longer; the work itself goes on. */
export async function withTimeout<T>(ms: number, work: Promise<T>, late: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const timeout = new Promise<'late'>((resolve) => (timer = setTimeout(resolve, ms, 'late')));
  const first = await Promise.race([work.then((value) => ({ value })), timeout]).finally(() => clearTimeout(timer));
  if (first !== 'late') return first.value;
  // Nobody waits for how it ends.
  work.catch(() => undefined);
  return late();
}
