const LOOK_EVERY_MS = 300_000;
const QUIET_MS = 30_000;

/** Loads the page anew when the server has another version of it, and nothing has happened for a while. */
export function reloadOnNewVersion(lastChangeMs: () => number): void {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src;
  if (own === undefined) return;
  let isOutdated = false;
  setInterval(() => void hasOther(own).then((other) => (isOutdated ||= other)), LOOK_EVERY_MS);
  setInterval(() => {
    if (isOutdated && performance.now() - lastChangeMs() > QUIET_MS) location.reload();
  }, QUIET_MS);
}

async function hasOther(script: string): Promise<boolean> {
  // A server that is down has no other version.
  const page = await fetch(location.pathname, { cache: 'no-cache' }).catch(() => null);
  return page?.ok === true && !(await page.text()).includes(new URL(script).pathname);
}
