import './wall.css';
import { render } from 'preact';
import { connect, readUnits } from './feed.ts';
import { reloadOnNewVersion } from './new-version.ts';
import { readSettings } from './settings.ts';
import { keepToken, takeToken } from './token.ts';
import type { WallUnit } from './unit-tree.ts';
import { SignIn, Wall } from './wall.tsx';
import { WORDS } from './words.ts';

const RETRY_MS = 2_000;

const settings = readSettings(location.search, navigator.languages);
const words = WORDS[settings.language];
const root = document.getElementById('root')!;
document.documentElement.lang = words.locale;
document.documentElement.dataset['theme'] = settings.theme;
document.title = words.title;

let lastChangeMs = performance.now();
const changed = (): void => void (lastChangeMs = performance.now());

const token = takeToken();
if (token === null) render(<SignIn words={words} onToken={(given) => { keepToken(given); location.reload(); }} />, root);
else await show(token);

async function show(given: string): Promise<void> {
  reloadOnNewVersion(() => lastChangeMs);
  const clc = connect(given);
  const units = await unitsOf(clc);
  const missing = settings.units.find((code) => !units.some((unit) => unit.code === code));
  if (missing !== undefined) return render(<main class="sign-in"><h1>{words.unknownUnit(missing)}</h1></main>, root);
  render(<Wall clc={clc} settings={settings} units={units} onChange={changed} />, root);
}

/** The units, as soon as anybody answers: a wall that is switched on before the server comes up with it. */
async function unitsOf(clc: ReturnType<typeof connect>): Promise<readonly WallUnit[]> {
  for (;;) {
    const units = await readUnits(clc).catch(() => null);
    if (units !== null) return units;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
