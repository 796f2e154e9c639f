const KEY = 'clc:token';
const CHANNEL = 'clc:token';
/** Long enough for a tab that is drawing, and short enough for whoever waits to be asked. */
const ANSWER_WITHIN_MS = 300;

type Message = { readonly kind: 'asked' } | { readonly kind: 'given'; readonly token: string };

/**
 * The token the page was opened with: `#token=…`. It is taken out of the address, so that it stands on no screen, and
 * kept for this browser tab, so that a reload still works. A tab that was opened without one asks the others of this
 * site: a link that is opened in a new tab finds its reader signed in, and when the last tab is closed nothing is left.
 * Null where there is none.
 */
export async function takeToken(): Promise<string | null> {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) history.replaceState(null, '', `${location.pathname}${location.search}`);
  const token = given ?? sessionStorage.getItem(KEY) ?? (await tokenOfAnotherTab());
  if (token !== null) keepToken(token);
  return token;
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** Answers tabs that ask. */
export function shareToken(token: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'asked') channel.postMessage({ kind: 'given', token } satisfies Message);
  };
}

function tokenOfAnotherTab(): Promise<string | null> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<string | null>((resolve) => {
    setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'given') resolve(data.token);
    };
    channel.postMessage({ kind: 'asked' } satisfies Message);
  }).finally(() => channel.close());
}
