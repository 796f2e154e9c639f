const KEY = 'clc:token';

/**
 * The token the page was opened with: `#token=…` or `?token=…`. It is taken out of the address, so that it is not
 * copied or bookmarked with it, and kept for this browser tab only, so that a reload still works. Null where there is
 * none.
 */
export function takeToken(): string | null {
  const given =
    new URLSearchParams(location.hash.slice(1)).get('token') ?? new URLSearchParams(location.search).get('token');
  if (given !== null) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEY);
}

/** The headers of the editor, with the token where they name none themselves. */
export function withToken(headers: Readonly<Record<string, string>>, token: string | null): Record<string, string> {
  const named = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return token === null || 'authorization' in named ? named : { ...named, authorization: `Bearer ${token}` };
}
