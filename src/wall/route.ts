/** What a path of this site shows. */
export type Route =
  | { readonly page: 'wall' | 'portfolio' | 'nowhere' }
  | { readonly page: 'alert' | 'client'; readonly id: string };

export function routeOf(pathname: string): Route {
  const [first, second, ...more] = partsOf(pathname);
  if (first === undefined) return { page: 'wall' };
  if (first === 'portfolio' && second === undefined) return { page: 'portfolio' };
  if (second === undefined || more.length > 0) return { page: 'nowhere' };
  if (first === 'alerts') return { page: 'alert', id: second };
  if (first === 'clients') return { page: 'client', id: second };
  return { page: 'nowhere' };
}

/** A path that is no text names nothing. */
function partsOf(pathname: string): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [pathname];
  }
}

/** Links within the site, which keep its language, and the theme where the address names one. */
export interface Links {
  wall(): string;
  portfolio(): string;
  alert(id: string): string;
  client(id: string): string;
  /** The page as it is with this in the place of what its address says. */
  here(over: Readonly<Record<string, string>>): string;
}

export function linksOf({ pathname, search }: { readonly pathname: string; readonly search: string }): Links {
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams([...given].filter(([name]) => name === 'lang' || name === 'theme')).toString();
  const to = (path: string): string => (kept === '' ? path : `${path}?${kept}`);
  return {
    wall: () => to('/'),
    portfolio: () => to('/portfolio'),
    alert: (id) => to(`/alerts/${encodeURIComponent(id)}`),
    client: (id) => to(`/clients/${encodeURIComponent(id)}`),
    here: (over) => `${pathname}?${new URLSearchParams({ ...Object.fromEntries(given), ...over }).toString()}`,
  };
}
