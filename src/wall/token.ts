const KEY = 'clc:token';

/**
 * The token the page was opened with: `#token=…`. It is taken out of the address, so that it stands on no screen, and kept
 * for this browser tab, so that a reload still works. Null where there is none.
 */
export function takeToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', `${location.pathname}${location.search}`);
  }
  return sessionStorage.getItem(KEY);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}
