import './wall.css';
import { options, render } from 'preact';
import { ClcError, connectClc } from '../client/clc-client.ts';
import type { ClcClient, TokenReason } from '../client/clc-client.ts';
import { MeDocument, WallUnitsDocument } from '../../schema/generated/graphql.ts';
import type { MeQuery, WallUnitsQuery } from '../../schema/generated/graphql.ts';
import type { Desk } from './desk.tsx';
import { Format } from './format.ts';
import { reloadOnNewVersion } from './new-version.ts';
import { idOf } from './persisted.ts';
import { linksOf, routeOf } from './route.ts';
import { readSettings } from './settings.ts';
import { SignIn } from './sign-in.tsx';
import { keepToken, shareToken, takeToken } from './token.ts';
import { Wall } from './wall.tsx';
import { WORDS } from './words.ts';

const RETRY_MS = 2_000;
/** Whoever has only such duties may not open the pages behind a wall. */
const LOOKS_ONLY: ReadonlySet<string> = new Set(['WALL_DISPLAY', 'PARTNER']);

// However many events come between two frames, the page is drawn once.
options.debounceRendering = (draw) => void requestAnimationFrame(draw);

const route = routeOf(location.pathname);
const settings = readSettings(location.search, navigator.languages, route.page === 'wall' ? 'dark' : 'light');
const words = WORDS[settings.language];
const root = document.getElementById('root')!;
document.documentElement.lang = words.locale;
document.documentElement.dataset['theme'] = settings.theme;
document.title = words.title;

let lastChangeMs = performance.now();
const changed = (): void => void (lastChangeMs = performance.now());

// Another token behind the same address.
addEventListener('hashchange', () => location.reload());
const token = await takeToken();
if (token === null) signIn(null);
else await show(token);

function signIn(problem: string | null): void {
  render(
    <SignIn
      words={words}
      problem={problem}
      onToken={(given) => {
        keepToken(given);
        location.reload();
      }}
    />,
    root,
  );
}

function say(text: string): void {
  render(
    <main class="sign-in">
      <h1>{text}</h1>
    </main>,
    root,
  );
}

async function show(given: string): Promise<void> {
  let isIn = false;
  // There is no other token to give than that of the address: whoever was never let in by it must bring one.
  const tokenFor = (reason: TokenReason): string => {
    if (reason === 'renew' && !isIn) signIn(words.tokenRefused);
    return given;
  };
  const clc = connectClc({ url: new URL('/graphql', location.href).href, token: tokenFor });
  const me = await answerOf(() => clc.query<MeQuery>(idOf(MeDocument)));
  isIn = true;
  if (me instanceof ClcError) return signIn(words.refused(me.message));
  const mayOpenPages = me.me.duties.some(({ duty }) => !LOOKS_ONLY.has(duty));
  if (mayOpenPages) shareToken(given);
  const links = linksOf(location);
  if (route.page === 'wall') return showWall(clc, mayOpenPages ? links : null);
  const desk: Desk = {
    clc,
    me: me.me,
    words,
    language: settings.language,
    theme: settings.theme,
    format: new Format(words),
    links,
  };
  switch (route.page) {
    case 'alert': {
      const { AlertPage } = await import('./alert/alert-page.tsx');
      return render(<AlertPage desk={desk} id={route.id} />, root);
    }
    case 'client': {
      const { ClientPage } = await import('./client/client-page.tsx');
      return render(<ClientPage desk={desk} id={route.id} />, root);
    }
    case 'portfolio': {
      const { PortfolioPage } = await import('./portfolio/portfolio-page.tsx');
      return render(<PortfolioPage desk={desk} />, root);
    }
    case 'nowhere':
      return say(words.nowhere);
  }
}

async function showWall(clc: ClcClient, links: ReturnType<typeof linksOf> | null): Promise<void> {
  reloadOnNewVersion(() => lastChangeMs);
  const units = await answerOf(() => clc.query<WallUnitsQuery>(idOf(WallUnitsDocument)));
  if (units instanceof ClcError) return signIn(words.refused(units.message));
  const { nodes } = units.organisationUnits;
  const missing = settings.units.find((code) => !nodes.some((unit) => unit.code === code));
  if (missing !== undefined) return say(words.unknownUnit(missing));
  render(<Wall clc={clc} settings={settings} units={nodes} links={links} onChange={changed} />, root);
}

/**
 * The answer, as soon as anybody gives one: a wall that is switched on before the server comes up with it. Or the
 * server's refusal.
 */
async function answerOf<Result>(ask: () => Promise<Result>): Promise<Result | ClcError> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ClcError && error.errors.length > 0) return error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
